package io.paymiumfix.fix;

import static io.paymiumfix.fix.RawFixClient.field;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class PeerLimitsTest {

    @TempDir
    Path directory;

    private GatewayUnderTest gateway;

    @BeforeEach
    void start() throws FixStartException {
        gateway = new GatewayUnderTest(directory, GatewayUnderTest.SMALL_LIMITS).start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void shouldCutAPeerThatDoesNotLogOn() throws Exception {
        try (RawFixClient idle = gateway.connect()) {
            assertTrue(idle.isClosed());
        }
    }

    @Test
    void shouldNotCutTheOneThatDid() throws Exception {
        try (RawFixClient client = gateway.loggedOn();
                RawFixClient idle = gateway.connect()) {
            assertTrue(idle.isClosed());
            client.send("1", "112=here|");

            assertEquals("here", field(client.read("0"), 112));
        }
    }

    /** The deadline of its Logon(A), long kept, falls between its Logout(5) and the answer, which waits behind others. */
    @Test
    void shouldNotCutTheOneThatIsJustLoggingOut() throws Exception {
        gateway.close();
        final FixSettings.Limits roomy = new FixSettings.Limits(5, 60, 8 << 10, 4, 1_500, 1_000_000, 50);
        gateway = new GatewayUnderTest(directory, roomy).start();
        final String text = "x".repeat(6_000);
        try (RawFixClient client = gateway.loggedOn();
                RawFixClient idle = gateway.connect()) {
            for (int i = 0; i < 3_000; i++) {
                client.send("1", "112=" + text + "|");
            }
            client.send("5", "");

            assertTrue(idle.isClosed(), "whose deadline is the later one");
            assertEquals("5", field(client.read("5"), 35));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8=FIX.4.4|9=900000000|", "8=FIX.4.4|9=99999999999|", "8=FIX.4.4|9=9000|35=A|"})
    void shouldCutAPeerThatClaimsTooMuch(final String start) throws Exception {
        try (RawFixClient client = gateway.connect()) {
            client.sendBytes(start);

            final long startedNs = System.nanoTime();
            assertTrue(client.isClosed());
            assertTrue(System.nanoTime() - startedNs < 600_000_000L, "cut by the logon timeout only");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "8=FIX.4.4|9=x|", "8=FIX.4.4|9=5|35=0|10=000|"})
    void shouldCutAPeerThatSendsNoFix(final String garbage) throws Exception {
        try (RawFixClient client = gateway.connect()) {
            try {
                client.sendBytes(garbage.repeat(1 + (20 << 10) / garbage.length()));
            } catch (java.net.SocketException e) {
                assertTrue(client.isClosed());
                return;
            }
            assertTrue(client.isClosed());
        }
    }

    @Test
    void shouldCutAPeerWhoseDataWouldBeCopiedUpToEachSohInIt() throws Exception {
        gateway.close();
        final FixSettings.Limits roomy = new FixSettings.Limits(5, 60, 32 << 10, 4, 10_000, 1_000, 50);
        gateway = new GatewayUnderTest(directory, roomy).start();
        final String data = "95=30000|96=" + "|".repeat(30_000) + "|";
        try (RawFixClient stranger = gateway.connect();
                RawFixClient client = gateway.loggedOn()) {
            stranger.logon(data);
            assertTrue(stranger.isClosed());
            client.send("1", "112=and others go on|");
            assertEquals("and others go on", field(client.read("0"), 112));

            client.send("0", data);

            assertTrue(client.isClosed());
        }
    }

    /** The socket takes some; of messages the rest is not too many. */
    @Test
    void shouldCutAClientThatLeavesTooManyBytesUnread() throws Exception {
        gateway.close();
        final FixSettings.Limits roomy = new FixSettings.Limits(5, 60, 8 << 10, 4, 10_000, 3_500, 50);
        gateway = new GatewayUnderTest(directory, roomy).start();
        final String text = "x".repeat(6_000);
        try (RawFixClient deaf = gateway.loggedOn()) {
            for (int i = 0; i < 3_000; i++) {
                deaf.send("1", "112=" + text + "|");
            }
            assertTrue(deaf.isClosed());
        } catch (java.net.SocketException e) {
            await().until(() -> !gateway.health().loggedOn());
        }
    }

    @Test
    void shouldTakeDataWithAFewSohs() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            client.send("1", "212=5|213=a|b|c|", "112=here|");

            assertEquals("here", field(client.read("0"), 112));
        }
    }

    @Test
    void shouldAllowSoManyConnectionsFromOneAddress() throws Exception {
        gateway.close();
        final FixSettings.Limits patient = new FixSettings.Limits(5, 60, 8 << 10, 4, 60_000, 1_000, 50);
        gateway = new GatewayUnderTest(directory, patient).start();
        final List<RawFixClient> clients = new ArrayList<>();
        int cut = 0;
        for (int i = 0; i < 5; i++) {
            clients.add(gateway.connect());
        }
        for (final RawFixClient client : clients) {
            cut += client.isClosedWithin(500) ? 1 : 0;
        }
        assertEquals(1, cut);
        for (final RawFixClient client : clients) {
            client.close();
        }
        await().ignoreExceptions().untilAsserted(() -> gateway.loggedOn().close());
    }

    @Test
    void shouldNotGrowWithWhatAClientAsksAgainAndAgain() throws Exception {
        final CountDownLatch busy = new CountDownLatch(1);
        try (RawFixClient client = gateway.loggedOn()) {
            await().until(() -> gateway.health().loggedOn());
            gateway.gateway.housekeeping().now(() -> awaitLatch(busy));
            for (int i = 0; i < 1_500; i++) {
                client.send("2", "7=1|16=0|");
                client.send("0", "112=REPORT-" + i + "|");
                client.send("g", "335=R" + i + "|263=0|");
            }
            assertEquals("g", field(client.read("j"), 372));
            assertTrue(gateway.gateway.housekeeping().waiting() < 1_050, "tasks wait for fix-housekeeping");
        } finally {
            busy.countDown();
        }
    }

    @Test
    void shouldBoundTheBytesHeldBackOutOfOrder() {
        final OutOfOrderMessages messages = new OutOfOrderMessages(1_000);
        for (int i = 1; i <= 100; i++) {
            messages.enqueue(i, ofBytes(OutOfOrderMessages.MOST_BYTES / 4));
        }
        assertEquals(4, messages.size());

        messages.clear();
        messages.enqueue(7, ofBytes(OutOfOrderMessages.MOST_BYTES));

        assertEquals(1, messages.size());
        assertTrue(messages.dequeue(7) != null);
    }

    private static void awaitLatch(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static quickfix.Message ofBytes(final int bytes) {
        final quickfix.Message message = new quickfix.Message();
        message.getHeader().setInt(9, bytes);
        return message;
    }

    @Test
    void shouldBoundWhatIsHeldBackOutOfOrder() {
        final OutOfOrderMessages messages = new OutOfOrderMessages(3);
        for (int i = 10; i >= 1; i--) {
            messages.enqueue(i, new quickfix.Message());
        }
        assertEquals(3, messages.size());
        assertTrue(messages.dequeue(1) != null);

        messages.dequeueMessagesUpTo(2_000_000_000);

        assertEquals(0, messages.size());
    }
}
