package io.paymiumfix.fix;

import static io.paymiumfix.fix.GatewayUnderTest.CREDENTIALS;
import static io.paymiumfix.fix.RawFixClient.field;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.EventLoop;
import io.paymiumfix.order.Input;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import quickfix.Session;

/** Connections and sessions, as a client on a socket sees them. */
@Timeout(60)
class FixConnectionTest {
    private static final int MESSAGES = 1_000;
    private static final int RECONNECTIONS = 200;

    @TempDir
    Path directory;

    @Test
    void shouldSendInTheOrderOfTheNumbersWhoeverSends() throws Exception {
        try (GatewayUnderTest gateway = new GatewayUnderTest(directory).start();
                RawFixClient client = gateway.loggedOn()) {
            await().until(() -> gateway.health().loggedOn());
            final Session session =
                    Session.lookupSession(new quickfix.SessionID("FIX.4.4", gateway.compId, gateway.clientCompId));
            final Thread reports = new Thread(() -> {
                for (int i = 1; i <= MESSAGES; i++) {
                    gateway.report(i);
                }
            });
            final Thread others = new Thread(() -> {
                for (int i = 0; i < MESSAGES; i++) {
                    session.generateHeartbeat();
                }
            });
            final Thread asking = new Thread(() -> ask(client));
            final List<Thread> threads = List.of(reports, others, asking);
            threads.forEach(Thread::start);

            final List<Integer> numbers = new ArrayList<>();
            for (int i = 0; i < 3 * MESSAGES; i++) {
                numbers.add(Integer.valueOf(field(client.read(), 34)));
            }
            for (final Thread thread : threads) {
                thread.join();
            }
            assertEquals(IntStream.rangeClosed(2, 3 * MESSAGES + 1).boxed().toList(), numbers);
        }
    }

    /** Each is answered on the event loop. */
    private static void ask(final RawFixClient client) {
        try {
            for (int i = 0; i < MESSAGES; i++) {
                client.send("1", "112=Q" + i + "|");
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void shouldTakeTheNextConnectionRightAfterTheClientsOwnEnd() throws Exception {
        try (GatewayUnderTest gateway = new GatewayUnderTest(directory).start()) {
            for (int i = 1; i <= RECONNECTIONS; i++) {
                try (RawFixClient client = gateway.connect().from(i)) {
                    client.logon(CREDENTIALS);
                    assertEquals("A", field(client.read(), 35), "connection " + i);
                }
            }
        }
    }

    @Test
    void shouldTakeTheNextConnectionRightAfterALogout() throws Exception {
        try (GatewayUnderTest gateway = new GatewayUnderTest(directory).start()) {
            for (int i = 1; i <= 2 * RECONNECTIONS; i += 2) {
                try (RawFixClient client = gateway.connect().from(i)) {
                    client.logon(CREDENTIALS);
                    assertEquals("A", field(client.read(), 35), "connection " + i);
                    client.send("5", "");
                    assertEquals("5", field(client.read("5"), 35));
                }
            }
        }
    }

    /** Closed at once, its connection would be reset by what it is still sending, and the answer thrown away unread. */
    @Test
    void shouldLetAClientReadTheLogoutThoughItIsStillSending() throws Exception {
        try (GatewayUnderTest gateway = new GatewayUnderTest(directory).start()) {
            int next = 1;
            for (int i = 0; i < 50; i++) {
                try (RawFixClient client = gateway.connect().from(next)) {
                    client.logon(CREDENTIALS);
                    assertEquals("A", field(client.read(), 35), "connection " + i);
                    client.send("5", "");
                    next = client.nextSeqNum();
                    for (int late = 0; late < 20; late++) {
                        client.send("0", "");
                    }
                    assertEquals("5", field(client.read("5"), 35), "connection " + i);
                    assertTrue(client.isClosed());
                }
            }
        }
    }

    /** Its Logon(A) and its end are read in one go, and what it says behind its Logout(5) is nobody's. */
    @Test
    void shouldNotBeHarmedByAWholeConnectionInOneReading() throws Exception {
        try (GatewayUnderTest gateway = new GatewayUnderTest(directory).start()) {
            for (int i = 0; i < 20; i++) {
                try (RawFixClient client = gateway.connect()) {
                    client.sendBytes(message(gateway, "A", 1 + 2 * i, "98=0|108=30|" + CREDENTIALS)
                            + message(gateway, "5", 2 + 2 * i, "")
                            + message(gateway, "A", 1, "98=0|108=30|" + CREDENTIALS)
                            + message(gateway, "1", 3 + 2 * i, "112=ghost|"));
                    assertEquals("A", field(client.read(), 35));
                    assertEquals("5", field(client.read(), 35));
                    assertTrue(client.isClosed());
                }
            }
            assertEquals(41, gateway.health().nextTargetMsgSeqNum());
        }
    }

    private static String message(
            final GatewayUnderTest gateway, final String type, final int msgSeqNum, final String body) {
        final String fields = "35=" + type + "|34=" + msgSeqNum + "|49=" + gateway.clientCompId + "|52="
                + RawFixClient.now(TimestampPrecision.MILLIS) + "|56=" + gateway.compId + "|" + body;
        return RawFixClient.frame(fields, String.valueOf(fields.length()));
    }

    @Test
    void shouldLeaveTheFirstConnectionAloneWhenASecondComes() throws Exception {
        try (GatewayUnderTest gateway = new GatewayUnderTest(directory).start();
                RawFixClient first = gateway.loggedOn()) {
            for (int i = 0; i < 10; i++) {
                try (RawFixClient second = gateway.connect().from(2)) {
                    second.logon(CREDENTIALS);
                    assertTrue(second.isClosed());
                }
                first.send("1", "112=still" + i + "|");
                assertEquals("still" + i, field(first.read("0"), 112));
            }
        }
    }

    @Test
    void shouldCutAClientThatDoesNotReadAndServeTheOthers() throws Exception {
        try (GatewayUnderTest gateway = new GatewayUnderTest(directory, GatewayUnderTest.SMALL_LIMITS).start();
                RawFixClient reader = gateway.connectReader();
                RawFixClient slow = gateway.loggedOn()) {
            reader.logon(CREDENTIALS);
            assertEquals("A", field(reader.read(), 35));
            await().until(() -> gateway.health().loggedOn());
            for (int i = 1; gateway.health().loggedOn(); i++) {
                gateway.report(i);
                assertNotEquals(1_000_000, i, "the client was never cut");
            }
            Input.SessionDown down = gateway.inbox.await(Input.SessionDown.class);
            assertEquals("Slow consumer", down.reason());
            assertEquals(GatewayUnderTest.SESSION, down.session());

            reader.send("1", "112=served|");
            assertEquals("served", field(reader.read("0"), 112));
            assertTrue(slow.isClosed());
        }
    }

    /** It might go on with half a message, or without one. */
    @Test
    void shouldCutAConnectionThatFailsInAWayNobodyExpects() throws Exception {
        try (GatewayUnderTest gateway = new GatewayUnderTest(directory).start();
                RawFixClient client = gateway.loggedOn()) {
            final Session session =
                    Session.lookupSession(new quickfix.SessionID("FIX.4.4", gateway.compId, gateway.clientCompId));
            final FixConnection connection = (FixConnection) session.getResponder();

            connection.onLoop(() -> connection.exceptionCaught(null, new AssertionError("as the test asks")));

            assertTrue(client.isClosed());
            assertEquals(
                    "Unexpected failure",
                    gateway.inbox.await(Input.SessionDown.class).reason());
            try (RawFixClient again = gateway.connect().from(2)) {
                again.logon(CREDENTIALS);
                assertEquals("A", field(again.read(), 35));
            }
        }
    }

    @Test
    void shouldRunOnTheLoopItIsGivenAndLeaveItOpen() throws Exception {
        try (FixEventLoop shared = FixEventLoop.own()) {
            final EventLoop loop = shared.loop();
            for (int run = 1; run <= 2; run++) {
                final FakeInbox inbox = new FakeInbox();
                final GatewayUnderTest template = new GatewayUnderTest(directory.resolve("run-" + run));
                template.close();
                final FixGateway gateway = FixGateway.open(
                        template.settings, Optional.of(loop), inbox, new FakeQuestions(), FakeInbox::nowUs);
                gateway.start();
                try (RawFixClient client = new RawFixClient(gateway.port(), template.clientCompId, template.compId)) {
                    client.logon(CREDENTIALS);
                    assertEquals("A", field(client.read(), 35));
                    gateway.stop("SHUTDOWN: the test is over", 0);
                    assertTrue(field(client.read("5"), 58).startsWith("SHUTDOWN"));
                    assertTrue(client.isClosed());
                }
                assertEquals(
                        null,
                        Session.lookupSession(
                                new quickfix.SessionID("FIX.4.4", template.compId, template.clientCompId)));
                assertFalse(loop.isShuttingDown());
            }
        }
    }
}
