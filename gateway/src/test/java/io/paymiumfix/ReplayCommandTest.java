package io.paymiumfix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(120)
class ReplayCommandTest {

    private static final Path SESSIONS = Path.of("src", "test", "resources", "io", "paymiumfix", "replay");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int replay(final String... words) {
        final CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        final String[] all = new String[words.length + 1];
        all[0] = "replay";
        System.arraycopy(words, 0, all, 1, words.length);
        return command.execute(all);
    }

    /** A session of the resources, with a text in it replaced. */
    private String session(final String name, final String target, final String replacement) throws IOException {
        final String text = Files.readString(SESSIONS.resolve(name + ".log"), StandardCharsets.ISO_8859_1);
        assertTrue(text.contains(target), target);
        return Files.writeString(
                        folder.resolve(name + ".log"), text.replace(target, replacement), StandardCharsets.ISO_8859_1)
                .toString();
    }

    @Test
    void shouldEndWithOneAndSayWhereAnswersDiffer() throws IOException {
        final String session = session("limit-order-filled", "|31=51000|", "|31=51001|");
        final Path json = folder.resolve("report.json");
        final Path junit = folder.resolve("TEST-replay.xml");
        assertEquals(
                1,
                replay("--fix-log", session, "--ignore-ids", "--json", json.toString(), "--junit", junit.toString()));
        assertTrue(
                out.toString().lines().anyMatch(line -> line.matches(" {4}! LastPx\\(31\\) +51001 +\\| 51000")),
                out::toString);
        assertTrue(out.toString().contains("DIFFERENT: 4 message(s) of DESK1, 8 answer(s): 7 equal, 1 different"));
        final JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertEquals(false, report.get("equal").booleanValue());
        assertEquals(1, report.get("differentAnswers").intValue());
        assertEquals(4, report.get("messages").size());
        assertTrue(Files.readString(junit).contains("failures=\"1\""));
    }

    @Test
    void shouldRefuseOptionsThatAJournalsReplayWouldNotHeed() {
        assertEquals(2, replay("--journal", folder.toString(), "--junit", "report.xml"));
        assertTrue(err.toString().contains("--junit and --write do not go with --journal"), err::toString);
    }

    @Test
    void shouldKeepRecordedGapsAndTakeSessionsFromAConfiguration() throws IOException {
        final Path config = Files.writeString(folder.resolve("gateway.yaml"), """
                dataDir: '%s'
                accounts:
                  - {name: main, apiKey: key, apiSecret: secret}
                sessions:
                  - {name: DESK, senderCompId: DESK1, username: desk1, password: secret, accounts: [main],
                     allowedAddresses: ['192.0.2.1'], schedule: '00:00:00-00:00:01'}
                venue: {baseUri: 'https://paymium.invalid/api/v1'}
                """.formatted(folder.resolve("data")));
        final String session = SESSIONS.resolve("duplicate-clordid.log").toString();
        assertEquals(
                0,
                replay("--fix-log", session, "--ignore-ids", "--config", config.toString(), "--speed", "2"),
                out::toString);
        assertTrue(Files.notExists(folder.resolve("data")));
    }

    @Test
    void shouldMakeTheMarketOfTheFillsOfTheGatewaysOwnLog() throws IOException {
        final String text =
                Files.readString(SESSIONS.resolve("partly-filled-then-canceled.log"), StandardCharsets.ISO_8859_1);
        final String log = text.replaceAll("(?m)^#.*\\R", "")
                .replace('|', '\001')
                .replace(" out ", " event a word of the session\n20261120-10:00:00.000000 out ")
                .replaceAll("(?m)^.*event", "20261120-10:00:00.000000 event");
        final Path file = Files.writeString(folder.resolve("DESK1.log"), log, StandardCharsets.ISO_8859_1);
        assertEquals(0, replay("--fix-log", file.toString(), "--ignore-ids", "--market", "recorded"), out::toString);
    }

    @Test
    void shouldEndWithTwoWhenItCannotRun() throws IOException {
        final Path bad = Files.writeString(folder.resolve("bad.log"), "hello\n");
        assertEquals(2, replay("--fix-log", bad.toString()));
        assertEquals(
                "Cannot replay: " + bad + ": no FIX message in 1 line(s); each begins with 8=FIX.4.4\n",
                err.toString());
    }

    @Test
    void shouldSayWhatASpeedIs() {
        assertEquals(2, replay("--fix-log", "x", "--speed", "fast"));
        assertTrue(err.toString().contains("--speed=fast: write `max`, or a number"), err::toString);
    }

    @Test
    void shouldAskWhatToReplay() {
        assertEquals(2, replay());
        assertTrue(err.toString().contains("--fix-log"), err::toString);
    }
}
