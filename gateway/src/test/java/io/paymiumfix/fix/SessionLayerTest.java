package io.paymiumfix.fix;

import static io.paymiumfix.fix.GatewayUnderTest.CREDENTIALS;
import static io.paymiumfix.fix.RawFixClient.field;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.Input;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SessionLayerTest {

    @TempDir
    Path directory;

    private GatewayUnderTest gateway;

    @BeforeEach
    void start() throws FixStartException {
        gateway = new GatewayUnderTest(directory).start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void shouldAnswerATestRequest() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            client.send("1", "112=are you there|");

            assertEquals("are you there", field(client.read("0"), 112));
        }
    }

    @Test
    void shouldSendHeartbeats() throws Exception {
        try (RawFixClient client = gateway.connect()) {
            client.send("A", "98=0|108=5|" + CREDENTIALS);
            client.read("A");

            assertEquals("2", field(client.read("0"), 34));
        }
    }

    @Test
    void shouldAnswerALogout() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            client.send("5", "");

            assertEquals("5", field(client.read(), 35));
            assertTrue(client.isClosed());
        }
        assertEquals(
                "Received logout request",
                gateway.inbox.await(Input.SessionDown.class).reason());
    }

    @Test
    void shouldResendReportsAfterADisconnectAndFillTheRest() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            gateway.inbox.await(Input.SessionUp.class);
            for (int i = 1; i <= 3; i++) {
                gateway.report(i);
            }
            client.read("8");
        }
        gateway.inbox.await(Input.SessionDown.class);
        try (RawFixClient client = gateway.loggedOn(2)) {
            client.send("2", "7=1|16=0|");

            final String fill = client.read("4");
            assertEquals("1", field(fill, 34));
            assertEquals("2", field(fill, 36));
            for (int i = 1; i <= 3; i++) {
                final String report = client.read();
                assertEquals("8", field(report, 35));
                assertEquals(String.valueOf(i + 1), field(report, 34));
                assertEquals("Y", field(report, 43));
                assertFalse(field(report, 122).isEmpty());
                assertEquals("exec-" + i, field(report, 17));
            }
            assertEquals("6", field(client.read("4"), 36));
        }
    }

    @Test
    void shouldFillTheGapOfWhatIsNoLongerKept() throws Exception {
        final int reports = 1_000;
        try (RawFixClient client = gateway.loggedOn()) {
            gateway.inbox.await(Input.SessionUp.class);
            for (int i = 1; i <= reports; i++) {
                gateway.report(i);
            }
            for (int i = 1; i <= reports; i++) {
                client.read("8");
            }

            client.send("2", "7=1|16=0|");

            final String fill = client.read();
            assertEquals("1", field(fill, 34));
            assertEquals("Y", field(fill, 123));
            final int firstKept = Integer.parseInt(field(fill, 36));
            assertTrue(firstKept > 100 && firstKept < 900, "kept from " + firstKept);
            for (int seqNum = firstKept; seqNum <= reports + 1; seqNum++) {
                final String report = client.read();
                assertEquals(String.valueOf(seqNum), field(report, 34));
                assertEquals("exec-" + (seqNum - 1), field(report, 17));
            }
            client.send("1", "112=done|");
            assertEquals("done", field(client.read(), 112));
        }
    }

    @Test
    void shouldAskForMissingMessagesAndTakeAGapFill() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            client.from(4).send("1", "112=ahead|");

            final String request = client.read("2");
            assertEquals("2", field(request, 7));

            client.sendFields("35=4|34=2|49=" + gateway.clientCompId + "|52=now|56=" + gateway.compId + "|43=Y|122="
                    + RawFixClient.now(TimestampPrecision.MILLIS) + "|123=Y|36=4|");
            assertEquals("ahead", field(client.read("0"), 112));
            assertEquals(5, gateway.health().nextTargetMsgSeqNum());
        }
    }

    @Test
    void shouldStartAgainWhenTheClientSaysSo() throws Exception {
        gateway.loggedOn().close();
        gateway.inbox.await(Input.SessionDown.class);
        try (RawFixClient client = gateway.connect()) {
            client.logon("141=Y|" + CREDENTIALS);

            final String answer = client.read();

            assertEquals("A", field(answer, 35));
            assertEquals("1", field(answer, 34));
            assertEquals("Y", field(answer, 141));
            assertTrue(gateway.inbox.await(Input.SessionUp.class).sequenceReset());
        }
    }

    @Test
    void shouldEndASessionWhoseNumberIsTooLow() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            client.from(1).send("1", "112=again|");

            assertTrue(field(client.read("5"), 58).startsWith("MsgSeqNum too low, expecting 2 but received 1"));
            assertTrue(client.isClosed());
        }
    }

    @Test
    void shouldPassOverAnOldMessageMarkedPossDup() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            client.from(1).send("D", "43=Y|122=20200101-00:00:00|", order("c-1"));
            client.from(2).send("1", "112=next|");

            assertEquals("next", field(client.read("0"), 112));
            assertFalse(gateway.inbox.holds(Input.PlaceOrder.class));
        }
    }

    @Test
    void shouldRejectWhatTheDictionaryDoesNotAllow() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            client.send("D", "11=c-1|55=BTC/EUR|60=20261120-10:00:00|40=2|38=1|");

            final String reject = client.read("3");
            assertEquals("54", field(reject, 371));
            assertEquals("1", field(reject, 373));
            assertEquals("2", field(reject, 45));
            assertEquals("D", field(reject, 372));
            client.send("D", order("c-2").replace("38=1|", "38=1e5|"));
            assertEquals("38", field(client.read("3"), 371));
            client.send("D", order("c-3") + "2000=x|");
            assertEquals("2000", field(client.read("3"), 371));
            assertFalse(gateway.inbox.holds(Input.PlaceOrder.class));
        }
    }

    @Test
    void shouldIgnoreTagsOfTheClientsOwn() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            client.send("D", order("c-1") + "5001=x|9999=y|20001=z|");

            await().until(() -> gateway.inbox.holds(Input.PlaceOrder.class));
        }
    }

    @Test
    void shouldPassOverGarbageBetweenMessages() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            client.sendBytes("rubbish|8=FIX.4.4|9=5|35=0|10=999|8=FIX.4.4|9=x|");
            client.send("1", "112=after|");

            assertEquals("after", field(client.read("0"), 112));
        }
    }

    @Test
    void shouldTakeAMessageInPieces() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            final String fields = "35=1|34=2|49=" + gateway.clientCompId + "|52="
                    + RawFixClient.now(TimestampPrecision.MILLIS) + "|56=" + gateway.compId + "|112=slow|";
            final String message = RawFixClient.frame(fields, String.valueOf(fields.length()));
            for (int i = 0; i < message.length(); i++) {
                client.sendBytes(message.substring(i, i + 1));
            }

            assertEquals("slow", field(client.read("0"), 112));
        }
    }

    private static String order(final String clOrdId) {
        return "11=" + clOrdId + "|55=BTC/EUR|54=1|60=20261120-10:00:00|40=2|38=1|44=50000|59=1|";
    }
}
