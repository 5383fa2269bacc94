package io.paymiumfix.fix;

import static io.paymiumfix.fix.GatewayUnderTest.CREDENTIALS;
import static io.paymiumfix.fix.GatewayUnderTest.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Everything that can go wrong with a message that holds a password, and then a look at every log there is. */
@Timeout(60)
class SecretsTest {

    private static final String OTHER_SECRET = "an0ther-S3cret";

    @TempDir
    Path directory;

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    private Level level;

    @BeforeEach
    void listen() {
        level = root.getLevel();
        root.setLevel(Level.DEBUG);
        logged.start();
        root.addAppender(logged);
    }

    @AfterEach
    void restore() {
        root.detachAppender(logged);
        root.setLevel(level);
    }

    @Test
    void shouldNeverPutASecretIntoALog() throws Exception {
        final GatewayUnderTest gateway = new GatewayUnderTest(directory).start();
        final List<String> logons = List.of(
                "98=0|108=30|" + CREDENTIALS,
                "98=0|108=30|553=x|554=" + OTHER_SECRET + "|",
                "98=0|108=1|" + CREDENTIALS,
                "98=0|" + CREDENTIALS,
                "98=0|108=x|" + CREDENTIALS,
                "98=0|108=30|9999=1|" + CREDENTIALS,
                "98=0|108=30|" + CREDENTIALS + "554=" + OTHER_SECRET + "|",
                "98=0|108=30|" + CREDENTIALS.replace("554=", "0554="),
                "98=0|108=30|" + CREDENTIALS.replace("554=", "00000000000554=") + "9999=1|",
                "98=0|108=30|" + CREDENTIALS + "095=20|0096=ab|" + OTHER_SECRET + "|",
                "98=0|108=30|" + CREDENTIALS + "95=20|96=ab|" + OTHER_SECRET + "|");
        for (final String logon : logons) {
            send(gateway, "35=A|34=1|49=" + gateway.clientCompId + "|52=now|56=" + gateway.compId + "|" + logon);
            send(gateway, "35=A|34=900|49=" + gateway.clientCompId + "|52=now|56=" + gateway.compId + "|" + logon);
            send(gateway, "35=A|34=1|49=NOBODY|52=now|56=" + gateway.compId + "|" + logon);
            send(gateway, "35=D|34=1|49=" + gateway.clientCompId + "|52=now|56=" + gateway.compId + "|" + logon);
        }
        sendBytes(gateway, "8=FIX.4.4|9=1x2|35=A|" + CREDENTIALS + "10=000|");
        sendBytes(gateway, "8=FIX.4.4|9=50|35=A|" + CREDENTIALS + "10=000|8=FIX.4.4|9=5|35=0|10=000|");
        sendBytes(gateway, "8=FIX.4.4|9=99999999|35=A|" + CREDENTIALS + "10=000|");
        sendBytes(
                gateway,
                RawFixClient.frame(
                                "35=A|34=1|49=" + gateway.clientCompId + "|56=" + gateway.compId + "|" + CREDENTIALS,
                                "90")
                        .replace("10=", "10=9"));
        gateway.close();

        assertClean(logged.list.stream()
                .map(event -> event.getFormattedMessage() + stackTrace(event))
                .collect(Collectors.joining("\n")));
        try (Stream<Path> files = Files.walk(directory)) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                assertClean(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        final String log = Files.readString(gateway.logDirectory().resolve("desk.log"), StandardCharsets.ISO_8859_1);
        assertTrue(log.contains("554=***"), log);
    }

    private static String stackTrace(final ILoggingEvent event) {
        return event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
    }

    private static void assertClean(final String text) {
        for (final String secret : List.of(PASSWORD, OTHER_SECRET)) {
            final int at = text.indexOf(secret);
            assertFalse(at >= 0, () -> text.substring(Math.max(0, at - 300), Math.min(text.length(), at + 100)));
            final String hex = java.util.HexFormat.ofDelimiter(" ")
                    .withUpperCase()
                    .formatHex(secret.getBytes(StandardCharsets.ISO_8859_1));
            assertFalse(text.contains(hex), "the secret is in a hex dump");
        }
    }

    /** Twice, and then whatever comes next; the gateway may cut the connection at any point. */
    private static void send(final GatewayUnderTest gateway, final String fields) throws Exception {
        try (RawFixClient client = gateway.connect()) {
            try {
                client.sendFields(fields);
                client.sendFields(fields);
                client.sendFields("35=5|34=2|49=" + gateway.clientCompId + "|52=now|56=" + gateway.compId + "|");
            } catch (SocketException e) {
                // cut already
            }
            assertTrue(client.isClosed());
        }
    }

    private static void sendBytes(final GatewayUnderTest gateway, final String bytes) throws Exception {
        try (RawFixClient client = gateway.connect()) {
            try {
                client.sendBytes(bytes);
                client.sendFields("35=0|34=1|49=" + gateway.clientCompId + "|52=now|56=" + gateway.compId + "|");
            } catch (SocketException e) {
                // cut already
            }
            assertTrue(client.isClosed());
        }
    }
}
