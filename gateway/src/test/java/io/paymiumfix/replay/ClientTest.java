package io.paymiumfix.replay;

import static io.paymiumfix.replay.Logs.LOGON;
import static io.paymiumfix.replay.Logs.in;
import static io.paymiumfix.replay.Logs.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.fix44.PaymiumDictionary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import quickfix.DataDictionary;

/** The client against a gateway played by the test, message by message. */
@Timeout(20)
class ClientTest {

    private static final DataDictionary DICTIONARY = PaymiumDictionary.load();
    private static final long LONG_MS = 10_000;

    @TempDir
    Path folder;

    private ServerSocket listening;
    private Client client;
    private Socket gateway;
    private List<Step> steps;

    @BeforeEach
    void logOn() throws Exception {
        steps = Logs.recording(Logs.file(
                        folder,
                        in("A", 7, LOGON + "789=5|"),
                        in("D", 8, "11=X|60=20261120-09:59:00.000|"),
                        in("F", 9, "11=Z|41=X|"),
                        in("5", 10, "")))
                .steps();
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        client = new Client(
                listening.getLocalPort(),
                new Recording.Parties("OMS", "GATE"),
                new Outgoing(DICTIONARY, Duration.ZERO, ""));
        client.send(steps.get(0));
        gateway = listening.accept();
    }

    @AfterEach
    void close() throws IOException {
        gateway.close();
        client.close();
        listening.close();
    }

    private void say(final String msgType, final int seqNum, final String body) throws IOException {
        gateway.getOutputStream()
                .write(message("GATE", "OMS", msgType, seqNum, body)
                        .replace('|', '\001')
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The next message of the client, the fields of these tags. */
    private String hear(final Integer... tags) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String text = "";
        while (!text.matches("(?s).*\00110=[0-9]{3}\001")) {
            final int next = gateway.getInputStream().read();
            if (next < 0) {
                return "end";
            }
            bytes.write(next);
            text = bytes.toString(StandardCharsets.ISO_8859_1);
        }
        final List<Integer> wanted =
                Stream.concat(Stream.of(35, 34), Stream.of(tags)).toList();
        return String.join(
                "|",
                Stream.of(text.split("\001"))
                        .filter(field -> wanted.contains(Integer.valueOf(field.substring(0, field.indexOf('=')))))
                        .toList());
    }

    private List<String> heard() {
        return client.heard().stream()
                .map(heard -> heard.message().msgType() + " " + heard.message().get(Tags.TEXT))
                .toList();
    }

    @Test
    void shouldHearAReportOnceThoughItIsRepeatedWithPossResend() throws Exception {
        hear();
        say("A", 1, "");
        say("8", 2, "17=E-1|11=X|");
        say("8", 3, "17=E-1|11=X|97=Y|");
        say("8", 4, "17=E-2|11=X|97=Y|");
        say("8", 5, "17=0|11=X|");
        say("8", 6, "17=0|11=X|97=Y|");
        assertTrue(client.awaitHeard(5, 10_000));
        assertEquals(
                List.of("", "E-1", "E-2", "0", "0"),
                client.heard().stream().map(told -> told.message().get(17)).toList());
    }

    @Test
    void shouldNumberFromOneAndGiveThePasswordOfTheReplay() throws Exception {
        assertEquals("35=A|34=1|553=desk1|554=replay|789=1", hear(553, 554, 789));
    }

    @Test
    void shouldMoveEveryTimeByTheSame() throws Exception {
        hear();
        client.send(steps.get(1));
        final FixMessage order = client.send(steps.get(1));
        assertEquals(
                Duration.ofMinutes(1),
                Duration.between(
                        UtcTime.parse(order.get(60)).orElseThrow(),
                        UtcTime.parse(order.get(Tags.SENDING_TIME)).orElseThrow()));
    }

    @Test
    void shouldAnswerATestRequestAndNotCountIt() throws Exception {
        hear();
        say("A", 1, "");
        say("1", 2, "112=PING|");
        assertEquals("35=0|34=2|112=PING", hear(112));
        assertEquals(List.of("A "), heard());
    }

    @Test
    void shouldSendAgainWhatIsAskedForAndSkipTheRest() throws Exception {
        hear();
        say("A", 1, "");
        say("1", 2, "112=PING|");
        hear();
        client.send(steps.get(1));
        client.send(steps.get(2));
        hear();
        hear();
        say("2", 3, "7=1|16=0|");
        assertEquals("35=4|34=1|43=Y|123=Y|36=3", hear(36, 43, 123));
        assertEquals("35=D|34=3|43=Y|11=X", hear(11, 43));
        assertEquals("35=F|34=4|43=Y|11=Z", hear(11, 43));
    }

    @Test
    void shouldAskForWhatIsMissingAndTakeEverythingOnce() throws Exception {
        hear();
        say("A", 1, "");
        say("8", 3, "58=late|");
        assertEquals("35=2|34=2|7=2|16=0", hear(7, 16));
        say("8", 2, "43=Y|58=missed|");
        say("8", 3, "43=Y|58=late|");
        say("8", 2, "43=Y|58=missed|");
        say("8", 4, "58=next|");
        assertTrue(client.awaitHeard(4, LONG_MS));
        assertEquals(List.of("A ", "8 missed", "8 late", "8 next"), heard());
    }

    @Test
    void shouldGoOnAfterAGapFill() throws Exception {
        hear();
        say("A", 1, "");
        say("4", 2, "123=Y|36=9|");
        say("8", 9, "58=next|");
        assertTrue(client.awaitHeard(2, LONG_MS));
        assertEquals(List.of("A ", "8 next"), heard());
    }

    @Test
    void shouldAnswerALogoutThatIsNotAnAnswer() throws Exception {
        hear();
        say("A", 1, "");
        say("5", 2, "58=bye|");
        assertEquals("35=5|34=2", hear());
    }

    @Test
    void shouldNotWaitWhenTheGatewayHangsUp() throws Exception {
        hear();
        gateway.close();
        assertFalse(client.awaitHeard(1, LONG_MS * 1_000));
    }

    @Test
    void shouldEndEveryWaitWhenTheGatewayCannotGoOn() {
        client.failed("the gateway of the replay stopped");
        assertThrows(ReplayException.class, () -> client.awaitHeard(1, LONG_MS));
        assertThrows(ReplayException.class, () -> client.awaitQuiet(LONG_MS));
    }
}
