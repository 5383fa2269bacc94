package io.paymiumfix.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class LogReaderTest {

    private static final String HEARTBEAT = Logs.in("0", 2, "");

    @TempDir
    Path folder;

    private List<Entry> read(final String... lines) throws IOException, ReplayException {
        return LogReader.read(Logs.file(folder, lines));
    }

    private String fault(final String... lines) throws IOException {
        final Path file = Logs.file(folder, lines);
        final String message =
                assertThrows(ReplayException.class, () -> LogReader.read(file)).getMessage();
        assertTrue(message.startsWith(file.toString()), message);
        return message.substring(file.toString().length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"|", "\001", "^A", ";"})
    void shouldTakeTheDelimiterFromTheMessage(final String delimiter) throws Exception {
        assertEquals(
                HEARTBEAT,
                read(HEARTBEAT.replace("|", delimiter)).get(0).message().toString());
    }

    @Test
    void shouldReadAMessageBehindAnything() throws Exception {
        final List<Entry> entries = read(
                "20261120-10:00:01.123456 in    " + HEARTBEAT,
                "20261120-10:00:02.5: " + HEARTBEAT,
                "<20261120-10:00:03, FIX.4.4:OMS->GATE, outgoing> (" + HEARTBEAT + ")",
                "2026-11-20 10:00:04,250 INFO  [main] sent " + HEARTBEAT,
                HEARTBEAT);
        assertEquals(
                List.of(
                        Optional.of(Instant.parse("2026-11-20T10:00:01.123456Z")),
                        Optional.of(Instant.parse("2026-11-20T10:00:02.500Z")),
                        Optional.of(Instant.parse("2026-11-20T10:00:03Z")),
                        Optional.of(Instant.parse("2026-11-20T10:00:04.250Z")),
                        Optional.empty()),
                entries.stream().map(Entry::at).toList());
        assertEquals(
                List.of(HEARTBEAT),
                entries.stream()
                        .map(entry -> entry.message().toString())
                        .distinct()
                        .toList());
    }

    @Test
    void shouldReadMessagesThatShareALine() throws Exception {
        assertEquals(2, read(HEARTBEAT + HEARTBEAT).size());
    }

    @Test
    void shouldSkipEventsAndCommentsButNotTheMarket() throws Exception {
        final List<Entry> entries = read(
                "# a comment", "20261120-10:00:00 event Session logged on", "#market:  sell 0.5  at 50000 ", HEARTBEAT);
        assertEquals(2, entries.size());
        assertEquals("sell 0.5 at 50000", entries.get(0).deed().toString());
        assertEquals(4, entries.get(1).line());
    }

    @Test
    void shouldNameLineAndFaultOfWhatIsNoMessage() throws Exception {
        assertEquals(
                " line 2: BeginString(8) is FIX.4.2; the gateway speaks FIX.4.4",
                fault("", HEARTBEAT.replace("4.4", "4.2")));
        assertEquals(
                " line 1: the message has no CheckSum(10); is the line cut off?",
                fault(HEARTBEAT.substring(0, HEARTBEAT.indexOf("10=000"))));
        assertEquals(
                " line 1: CheckSum(10)=00 is not three digits; is the line cut off?",
                fault(HEARTBEAT.substring(0, HEARTBEAT.length() - 2)));
        assertEquals(
                " line 1: field 8 of the message is `b` and not TAG=VALUE; a value with | in it needs SOH as the delimiter",
                fault(Logs.in("B", 2, "58=a|b|").replace("|52=20261120-10:00:00.000", "")));
        assertEquals(" line 1: the message has no tag 35", fault(HEARTBEAT.replace("35=0|", "")));
        assertEquals(
                " line 1: BodyLength(9) does not follow 8=FIX.4.4 and a delimiter", fault("8=FIX.4.4|35=0|10=000|"));
        assertEquals(": no FIX message in 1 line(s); each begins with 8=FIX.4.4", fault("hello"));
    }

    @Test
    void shouldNameWhatTheMarketCannotDo() throws Exception {
        assertTrue(fault("# market: sell half at 50000", HEARTBEAT)
                .startsWith(" line 1: `sell half at 50000` is nothing the market can do; write "));
    }

    @Test
    void shouldSayThatAFileCannotBeRead() {
        final Path missing = folder.resolve("missing.log");
        assertEquals(
                missing + ": cannot be read: it does not exist",
                assertThrows(ReplayException.class, () -> LogReader.read(missing))
                        .getMessage());
    }

    @Test
    void shouldNeverShowAPassword() throws Exception {
        assertEquals(
                " line 1: field 8 of the message is not shown, as it follows a secret, and not TAG=VALUE; a value with |"
                        + " in it needs SOH as the delimiter",
                fault(Logs.in("A", 1, "554=sec|ret|").replace("|52=20261120-10:00:00.000", "")));
        assertTrue(read(Logs.in("A", 1, "553=desk1|554=secret|"))
                .get(0)
                .message()
                .toString()
                .contains("|554=***|"));
    }
}
