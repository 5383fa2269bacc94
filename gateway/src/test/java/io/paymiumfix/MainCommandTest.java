package io.paymiumfix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.client.ApiToken;
import io.paymiumfix.client.Secret;
import io.paymiumfix.config.ConfigException;
import io.paymiumfix.config.GatewayConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class MainCommandTest {

    private static final String SOUND = """
            dataDir: '%s'
            fix: {port: %d}
            accounts:
              - {name: main, apiKey: key, apiSecret: hidden-secret}
            sessions:
              - {name: DESK1, senderCompId: DESK1, username: desk1, password: hidden-password, accounts: [main]}
            venue: {baseUri: 'http://127.0.0.1:1/api/v1'}
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(final String... words) {
        final CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(words);
    }

    private String file(final String yaml) throws IOException {
        return Files.writeString(folder.resolve("gateway.yaml"), yaml).toString();
    }

    private String sound(final int port) throws IOException {
        return file(SOUND.formatted(folder.resolve("data"), port));
    }

    @Test
    void shouldListEveryFaultOfAConfigurationAndNothingElse() throws IOException {
        final String faulty = file("""
                fix: {port: 99999}
                accounts: []
                sessions:
                  - {name: DESK1, senderCompId: DESK1, username: desk1, password: p, accounts: [main]}
                venue: {embedded: true, burst: none}
                """);
        for (final String command : List.of("run", "check")) {
            err.getBuffer().setLength(0);
            assertEquals(2, execute(command, "--config", faulty));
            final List<String> faults = err.toString().lines().toList();
            assertEquals("", out.toString());
            assertTrue(faults.size() >= 3, err::toString);
            faults.forEach(fault -> assertTrue(fault.matches("[A-Za-z0-9.\\[\\]]+(=.*)?: .+"), fault));
            assertTrue(faults.stream().anyMatch(fault -> fault.startsWith("fix.port=99999: ")), err::toString);
            assertTrue(faults.stream().anyMatch(fault -> fault.startsWith("venue.burst=none: ")), err::toString);
        }
    }

    @Test
    void shouldSayWhichFileCannotBeRead() {
        final String missing = folder.resolve("missing.yaml").toString();
        assertEquals(2, execute("run", "--config", missing));
        assertTrue(err.toString().startsWith(missing + ": "), err::toString);
        assertEquals(1, err.toString().lines().count());
    }

    @Test
    void shouldPrintSettingsInEffectWithoutSecrets() throws IOException {
        assertEquals(0, execute("check", "--config", sound(0)));
        assertTrue(out.toString().contains("venue.baseUri=http://127.0.0.1:1/api/v1"), out::toString);
        assertTrue(out.toString().contains("password=***"), out::toString);
        assertTrue(!out.toString().contains("hidden"), out::toString);
        assertEquals("", err.toString());
    }

    @Test
    void shouldAnswerAWrongWordInTwoLines() {
        assertEquals(2, execute("run", "--prot=1"));
        assertEquals("gateway run: Unknown option: '--prot=1'\nTry: gateway run --help\n", err.toString());
    }

    @Test
    void shouldListAKeyThatNoRequestCanCarryForEveryCommand() throws IOException {
        Files.writeString(folder.resolve("token"), "hidden-key\nhidden-secret\n");
        final String config =
                file(SOUND.formatted(folder.resolve("data"), 0).replace("apiKey: key", "apiKey: 'file:token'"));
        for (final String command : List.of("check", "run")) {
            err.getBuffer().setLength(0);
            assertEquals(2, execute(command, "--config", config));
            assertTrue(err.toString().startsWith("accounts[0].apiKey=***: expected "), err::toString);
            assertTrue(!err.toString().contains("hidden"), err::toString);
            assertEquals(1, err.toString().lines().count(), err::toString);
        }
        assertEquals(2, execute("doctor", "--config", config));
        assertTrue(out.toString().contains("accounts[0].apiKey=***: expected "), out::toString);
        assertTrue(!out.toString().contains("hidden"), out::toString);
    }

    /** One rule in two places, as the configuration knows nothing of the client. */
    @Test
    void shouldTakeForAKeyWhatTheClientTakes() throws IOException {
        final Path config =
                Path.of(file(SOUND.formatted(folder.resolve("data"), 0).replace("apiKey: key", "apiKey: '${KEY}'")));
        final List<String> keys = IntStream.range(1, 0x180)
                .mapToObj(c -> "k" + (char) c + "y")
                .collect(Collectors.toCollection(ArrayList::new));
        keys.addAll(List.of("k", "k".repeat(256), "k".repeat(257)));
        for (final String key : keys) {
            assertEquals(
                    isKey(key),
                    isSound(config, key),
                    () -> "key of " + key.length() + " with " + (int) key.charAt(key.length() / 2));
        }
    }

    private static boolean isKey(final String key) {
        try {
            return !new ApiToken(key, Secret.of("secret")).key().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isSound(final Path config, final String key) {
        try {
            return !GatewayConfig.load(config, Map.of("KEY", key)).accounts().isEmpty();
        } catch (ConfigException e) {
            return false;
        }
    }

    @Test
    void shouldRefuseOptionsThatAFileAnswers() throws IOException {
        assertEquals(2, execute("run", "--config", sound(0), "--port", "9878"));
        assertTrue(err.toString().contains("go without --config"), err::toString);
    }

    @Test
    void shouldRefuseAPortThatIsNone() {
        assertEquals(2, execute("run", "--port", "65536"));
        assertTrue(err.toString().contains("--port=65536: must be 0 to 65535"), err::toString);
    }

    @Test
    void shouldTellItsVersion() {
        assertEquals(0, execute("--version"));
        assertTrue(out.toString().matches("Paymium FIX gateway .+, Java [0-9].*\\R"), out::toString);
    }

    @Test
    void shouldExplainItselfWithoutACommand() {
        assertEquals(2, execute());
        assertTrue(err.toString().startsWith("gateway: Missing required subcommand"), err::toString);
    }

    @Test
    void shouldSayInOneSentenceThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final String config = sound(taken.getLocalPort());
            assertEquals(1, execute("run", "--config", config));
            assertCannotStart("cannot listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void shouldNotRunAgainstPaymiumOnTheJournalOfASimulator() throws IOException {
        final String config = sound(0);
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/embedded-simulator"), "");
        assertEquals(1, execute("run", "--config", config));
        assertCannotStart("embedded simulator");
    }

    @Test
    void shouldSayThatAFolderIsAFile() throws IOException {
        final String config = sound(0);
        Files.writeString(Files.createDirectories(folder.resolve("data")).resolve("journal"), "");
        assertEquals(1, execute("run", "--config", config));
        assertCannotStart("is not a folder");
    }

    private void assertCannotStart(final String why) {
        final List<String> lines = err.toString().lines().toList();
        assertEquals(1, lines.size(), err::toString);
        assertTrue(lines.get(0).startsWith("Cannot start: "), err::toString);
        assertTrue(lines.get(0).contains(why), err::toString);
    }
}
