package io.paymiumfix.replay;

import static io.paymiumfix.replay.Logs.LOGON;
import static io.paymiumfix.replay.Logs.in;
import static io.paymiumfix.replay.Logs.message;
import static io.paymiumfix.replay.Logs.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class RecordingTest {

    @TempDir
    Path folder;

    /** Each step as kind, MsgType(35) and ClOrdID(11). */
    private List<String> steps(final String... lines) throws IOException, ReplayException {
        return words(Logs.recording(Logs.file(folder, lines)));
    }

    private static List<String> words(final Recording recording) {
        return recording.steps().stream()
                .map(step -> step.kind() == Step.Kind.DEED
                        ? "DEED " + step.deed()
                        : step.message() == null
                                ? step.kind().toString()
                                : (step.kind() + " " + step.message().msgType() + " "
                                                + step.message().get(Tags.CL_ORD_ID))
                                        .strip())
                .toList();
    }

    @Test
    void shouldLeaveOutWhatSessionLayersSay() throws Exception {
        assertEquals(
                List.of("SEND A", "ANSWER A", "SEND D X", "ANSWER 8 X", "SEND 5", "ANSWER 5"),
                steps(
                        in("A", 1, LOGON),
                        out("A", 1, ""),
                        in("0", 2, ""),
                        out("1", 2, "112=T|"),
                        in("0", 3, "112=T|"),
                        in("D", 4, "11=X|"),
                        out("8", 3, "11=X|"),
                        in("5", 5, ""),
                        out("5", 4, "")));
    }

    @Test
    void shouldSendWhatWasResentOnceAndWhereItWasTaken() throws Exception {
        assertEquals(
                List.of("SEND A", "ANSWER A", "SEND D Y", "SEND D Z", "ANSWER 8 Y", "ANSWER 8 Z", "SEND D W"),
                steps(
                        in("A", 1, LOGON),
                        out("A", 1, ""),
                        in("D", 3, "11=Z|"),
                        out("2", 2, "7=2|16=0|"),
                        in("D", 2, "43=Y|11=Y|"),
                        in("D", 3, "43=Y|11=Z|"),
                        out("8", 3, "11=Y|"),
                        out("8", 4, "11=Z|"),
                        in("D", 3, "43=Y|11=Z|"),
                        in("D", 4, "11=W|")));
    }

    @Test
    void shouldSendWhatCameEarlyAfterTheGapWasFilled() throws Exception {
        assertEquals(
                List.of("SEND A", "ANSWER A", "SEND D Z", "ANSWER 8 Z"),
                steps(
                        in("A", 1, LOGON),
                        out("A", 1, ""),
                        in("D", 3, "11=Z|"),
                        out("2", 2, "7=2|16=2|"),
                        in("4", 2, "43=Y|123=Y|36=3|"),
                        out("8", 3, "11=Z|")));
    }

    @Test
    void shouldSayWhatTheGatewayNeverTook() throws Exception {
        final Recording recording = Logs.recording(
                Logs.file(folder, in("A", 1, LOGON), out("A", 1, ""), in("D", 3, "11=Z|"), out("2", 2, "7=2|16=0|")));
        assertEquals(List.of("SEND A", "ANSWER A"), words(recording));
        assertEquals(2, recording.notes().size());
    }

    @Test
    void shouldHearWhatWasResentOnce() throws Exception {
        assertEquals(
                List.of("SEND A", "ANSWER A", "ANSWER 8 X", "ANSWER 8 Y"),
                steps(
                        in("A", 1, LOGON),
                        out("A", 1, ""),
                        out("8", 2, "11=X|"),
                        in("2", 2, "7=2|16=0|"),
                        out("8", 2, "43=Y|11=X|"),
                        out("8", 3, "43=Y|11=Y|")));
    }

    @Test
    void shouldNotWaitForAGatewayThatWasStopped() throws Exception {
        assertEquals(
                List.of("SEND A", "ANSWER A", "DISCONNECT", "SEND A"),
                steps(
                        in("A", 1, LOGON),
                        out("A", 1, ""),
                        out("5", 2, "58=SHUTTING_DOWN: soon back|"),
                        in("5", 2, ""),
                        in("A", 3, LOGON)));
    }

    @Test
    void shouldMakeUpTheLogonOfAnExcerpt() throws Exception {
        final Path file = Logs.file(folder, in("D", 7, "11=X|"), out("8", 9, "11=X|"));
        final List<Entry> entries = LogReader.read(file);
        final Recording.Parties parties = new Sides(file, entries).parties(Optional.of("OMS"), Optional.empty());
        final Recording recording = Recording.of(file, entries, parties, Optional.empty());
        assertEquals(List.of("SEND A", "SEND D X", "ANSWER 8 X"), words(recording));
        assertEquals(1, recording.notes().size());
    }

    @Test
    void shouldAskWhichClientIsMeant() throws Exception {
        final Path file = Logs.file(folder, in("A", 1, LOGON), message("OMS2", "GATE", "A", 1, LOGON));
        assertEquals(
                file + ": has sessions of several clients: OMS (to GATE), OMS2 (to GATE); name one with --client",
                assertThrows(ReplayException.class, () -> Logs.recording(file)).getMessage());
    }

    @Test
    void shouldKnowTheTimeZoneOfALogByItsLogon() throws Exception {
        final Path file = Logs.file(folder, "2026-11-20 11:00:00,120 " + in("A", 1, LOGON));
        assertEquals(Duration.ofHours(1), Logs.recording(file).ahead());
    }

    @Test
    void shouldPutTheMarketWhereItsFileSays() throws Exception {
        final Path file = Logs.file(folder, in("A", 1, LOGON), in("D", 2, "11=X|"), out("8", 2, "11=X|"));
        final Path market = Files.writeString(
                folder.resolve("market.txt"),
                "# what rests\nstart: funds 10 EUR 1 BTC\nbefore X: sell 1 at 2\nbefore line 3: buy 1 at 2\n");
        final List<Entry> entries = LogReader.read(file);
        final Recording.Parties parties = new Recording.Parties("OMS", "GATE");
        assertEquals(
                List.of(
                        "DEED funds 10 EUR 1 BTC",
                        "SEND A",
                        "DEED sell 1 at 2",
                        "SEND D X",
                        "DEED buy 1 at 2",
                        "ANSWER 8 X"),
                words(Recording.of(file, entries, parties, Optional.of(MarketFile.read(market)))));
        Files.writeString(market, "\nbefore NEVER: cancel\n");
        assertEquals(
                market + " line 2: the recording has no message of the client with ClOrdID(11)=NEVER",
                assertThrows(
                                ReplayException.class,
                                () -> Recording.of(file, entries, parties, Optional.of(MarketFile.read(market))))
                        .getMessage());
    }
}
