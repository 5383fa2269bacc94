package io.paymiumfix.fix;

import static io.paymiumfix.fix.RawFixClient.field;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.Input;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** ResendRequest(2), larger than what may wait in the socket's queue. */
@Timeout(60)
class ResendTest {

    private static final int REPORTS = 5_000;

    @TempDir
    Path directory;

    private GatewayUnderTest gateway;

    /** A client may be 1,000 messages behind, and the store holds all of {@link #REPORTS}. */
    @BeforeEach
    void start() throws Exception {
        gateway = GatewayUnderTest.withLargeStore(directory).start();
        try (RawFixClient client = gateway.loggedOn()) {
            await().until(() -> gateway.health().loggedOn());
            for (int i = 1; i <= REPORTS; i++) {
                gateway.gateway.report(GatewayUnderTest.reportOf(i), true);
                client.read("8");
            }
        }
        gateway.inbox.await(Input.SessionDown.class);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void shouldSendAllOfItAgainAndNewReportsBehindIt() throws Exception {
        try (RawFixClient client = gateway.loggedOn(2)) {
            client.send("2", "7=2|16=0|");
            assertEquals("exec-1", field(client.read(), 17));
            gateway.report(REPORTS + 1);
            for (int i = 2; i <= REPORTS; i++) {
                final String report = client.read();
                assertEquals("exec-" + i, field(report, 17));
                assertEquals(String.valueOf(i + 1), field(report, 34));
                assertEquals("Y", field(report, 43));
            }
            final String fill = client.read();
            assertEquals(String.valueOf(REPORTS + 2), field(fill, 34));
            final String report = client.read();
            assertEquals("exec-" + (REPORTS + 1), field(report, 17));
            assertEquals("", field(report, 43));
            assertFalse(gateway.inbox.holds(Input.SessionDown.class));
        }
    }

    /** As when the next connection is opened while what the last one asked for begins: its reports must not wait for that. */
    @Test
    void shouldNotBeginWhatWasAskedForBeforeItWasCanceled() throws Exception {
        final CountDownLatch busy = new CountDownLatch(1);
        try (RawFixClient client = gateway.loggedOn(2)) {
            final Housekeeping housekeeping = gateway.gateway.housekeeping();
            final CountDownLatch begun = new CountDownLatch(1);
            housekeeping.now(() -> {
                begun.countDown();
                awaitLatch(busy);
            });
            awaitLatch(begun); // from here on nothing leaves the queue, so that one more is the request
            final int waiting = housekeeping.waiting();
            client.send("2", "7=2|16=0|");
            await().until(() -> housekeeping.waiting() > waiting);
            gateway.gateway.replay(GatewayUnderTest.SESSION).cancel();
            busy.countDown();
            await().until(() -> housekeeping.waiting() <= waiting);

            gateway.report(REPORTS + 1);

            assertEquals("exec-" + (REPORTS + 1), field(client.read(), 17));
        } finally {
            busy.countDown();
        }
    }

    private static void awaitLatch(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldWaitForAClientThatDoesNotRead() throws Exception {
        try (RawFixClient client = gateway.loggedOn(2)) {
            client.send("2", "7=2|16=0|");
            assertEquals("exec-1", field(client.read(), 17));
            await().during(Duration.ofMillis(300))
                    .until(() -> !gateway.inbox.holds(Input.SessionDown.class)
                            && gateway.health().loggedOn());
            for (int i = 2; i <= REPORTS; i++) {
                assertEquals("exec-" + i, field(client.read(), 17));
            }
        }
    }

    @Test
    void shouldNotPileUpWorkWhileReportsWaitForTheEndOfIt() throws Exception {
        try (RawFixClient client = gateway.loggedOn(2)) {
            client.send("2", "7=2|16=0|");
            client.read();
            for (int i = REPORTS + 1; i <= REPORTS + 2_000; i++) {
                gateway.report(i);
            }
            assertTrue(gateway.gateway.housekeeping().waiting() < 50, "one look at what waits is enough");
            for (int i = 2; i <= REPORTS + 2_000; i++) {
                assertEquals("exec-" + i, field(client.read("8"), 17));
            }
        }
    }

    @Test
    void shouldServeOthersMeanwhile() throws Exception {
        try (RawFixClient client = gateway.loggedOn(2);
                RawFixClient other = gateway.connectReader()) {
            other.logon(GatewayUnderTest.CREDENTIALS);
            other.read("A");
            client.send("2", "7=2|16=0|");
            for (int i = 0; i < 20; i++) {
                other.send("1", "112=there-" + i + "|");
                assertEquals("there-" + i, field(other.read("0"), 112));
            }
            for (int i = 1; i <= REPORTS; i++) {
                assertEquals("exec-" + i, field(client.read("8"), 17));
            }
        }
    }

    @Test
    void shouldWidenAnAnswerThatIsUnderWay() throws Exception {
        try (RawFixClient client = gateway.loggedOn(2)) {
            client.send("2", "7=1001|16=3000|");
            client.send("2", "7=2901|16=4000|");
            client.send("2", "7=901|16=1100|");
            final List<Integer> seen = new ArrayList<>();
            String message = client.read();
            while (!field(message, 34).equals("4000") || !seen.contains(901)) {
                assertEquals("Y", field(message, 43));
                seen.add(Integer.valueOf(field(message, 34)));
                message = client.read();
            }
            for (int i = 901; i < 4_000; i++) {
                assertEquals(true, seen.contains(i), "message " + i);
            }
            assertEquals(901, (int) Collections.min(seen));
        }
    }

    @Test
    void shouldAnswerARequestForWhatWasNeverSentWithNothing() throws Exception {
        try (RawFixClient client = gateway.loggedOn(2)) {
            client.send("2", "7=9000|16=0|");
            client.send("2", "7=5|16=3|");
            client.send("2", "7=0|16=1|");
            assertEquals("4", field(client.read(), 35));
            client.send("1", "112=there|");
            assertEquals("there", field(client.read(), 112));
        }
    }
}
