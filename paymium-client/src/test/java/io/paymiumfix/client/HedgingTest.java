package io.paymiumfix.client;

import static io.paymiumfix.client.LaneFixture.place;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class HedgingTest {
    private final CountDownLatch answerSlowCall = new CountDownLatch(1);

    @TempDir
    Path folder;

    /** The first connection answers its first call only when told to; all others answer at once. */
    private ScriptedVenue slowFirstConnection() {
        return ScriptedVenue.start((wire, index) -> {
            for (Received in = wire.readRequest(); in != null; in = wire.readRequest()) {
                if (index == 0) {
                    answerSlowCall.await();
                }
                wire.write(in.method().equals("POST") ? Replies.CREATED : Replies.NO_CONTENT);
            }
        });
    }

    @Test
    void shouldCancelOverAFreshConnectionWhileACallIsSlow() throws IOException {
        try (ScriptedVenue venue = slowFirstConnection();
                LaneFixture fixture =
                        new LaneFixture(venue.uri(), folder.resolve("lane"), settings -> settings.hedgeAfterMs(50))) {
            Outcomes slow = fixture.submit(place(1));
            Outcomes.soon().until(() -> fixture.lane.inFlight() == 1);
            Outcomes waiting = fixture.submit(place(2));
            Outcomes cancel = fixture.submit(Call.cancelOrder(3, Replies.UUID));

            Outcome.Accepted canceled = cancel.awaitOne(Outcome.Accepted.class);
            waiting.awaitOne(Outcome.Accepted.class);
            assertTrue(slow.all().isEmpty());
            answerSlowCall.countDown();
            Outcome.Accepted late = slow.awaitOne(Outcome.Accepted.class);

            assertTrue(late.nonce() < canceled.nonce());
            assertEquals(2, venue.connections());
            assertEquals(2, venue.postsBegun());
        }
    }

    @Test
    void shouldNotPipelineACancelBehindAStalledCall() throws IOException {
        try (ScriptedVenue venue = slowFirstConnection();
                LaneFixture fixture = new LaneFixture(
                        venue.uri(),
                        folder.resolve("lane"),
                        settings -> settings.hedgeAfterMs(50).pipelineDepth(4))) {
            Outcomes slow = fixture.submit(place(1));
            Outcomes.soon().until(() -> fixture.lane.inFlight() == 1);
            fixture.nanoOffset.addAndGet(60_000_000L);
            fixture.submit(Call.cancelOrder(2, Replies.UUID)).awaitOne(Outcome.Accepted.class);
            answerSlowCall.countDown();
            slow.awaitOne(Outcome.Accepted.class);
        }
    }

    /** The venue is busy with the calls before it, and answers them: nothing is stalled. */
    @Test
    void shouldNotTakeACallForSlowThatWaitsBehindOthers() throws IOException {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        try (ScriptedVenue venue = ScriptedVenue.start((wire, index) -> {
                    wire.readRequest();
                    wire.readRequest();
                    first.await();
                    wire.write(Replies.CREATED);
                    wire.readRequest();
                    second.await();
                    wire.write(Replies.CREATED);
                    wire.write(Replies.NO_CONTENT);
                    wire.readRequest();
                });
                LaneFixture fixture = new LaneFixture(
                        venue.uri(),
                        folder.resolve("lane"),
                        settings -> settings.hedgeAfterMs(30_000)
                                .responseTimeoutMs(120_000)
                                .pipelineDepth(4))) {
            Outcomes orders = new Outcomes();
            fixture.lane.submit(place(1), orders);
            fixture.lane.submit(place(2), orders);
            Outcomes.soon().until(() -> fixture.lane.inFlight() == 2);
            fixture.nanoOffset.addAndGet(60_000_000_000L);
            first.countDown();
            orders.await(1);
            Outcomes cancel = fixture.submit(Call.cancelOrder(3, Replies.UUID));
            Outcomes.soon().until(() -> fixture.lane.inFlight() == 2);
            second.countDown();
            orders.await(2);
            cancel.awaitOne(Outcome.Accepted.class);

            assertEquals(1, venue.connections());
        }
    }

    @Test
    void shouldEndTheSlowCallByItsOwnTimeoutOnly() throws IOException {
        try (ScriptedVenue venue = slowFirstConnection();
                LaneFixture fixture = new LaneFixture(
                        venue.uri(),
                        folder.resolve("lane"),
                        settings -> settings.hedgeAfterMs(50).responseTimeoutMs(1_500))) {
            Outcomes slow = fixture.submit(place(1));
            Outcomes.soon().until(() -> fixture.lane.inFlight() == 1);
            fixture.submit(Call.cancelOrder(2, Replies.UUID)).awaitOne(Outcome.Accepted.class);
            assertEquals(
                    UnknownCause.TIMEOUT, slow.awaitOne(Outcome.Unknown.class).cause());
            fixture.submit(place(3)).awaitOne(Outcome.Accepted.class);
            answerSlowCall.countDown();
            Outcomes.soon().until(fixture.lane::idle);
            assertEquals(1, slow.all().size());
        }
    }

    @Test
    void shouldNotHedgeForACallThatIsNotUrgent() throws IOException {
        try (ScriptedVenue venue = slowFirstConnection();
                LaneFixture fixture =
                        new LaneFixture(venue.uri(), folder.resolve("lane"), settings -> settings.hedgeAfterMs(1))) {
            Outcomes slow = fixture.submit(place(1));
            Outcomes.soon().until(() -> fixture.lane.inFlight() == 1);
            fixture.nanoOffset.addAndGet(2_000_000_000L);
            Outcomes second = fixture.submit(place(2));
            answerSlowCall.countDown();
            slow.awaitOne(Outcome.Accepted.class);
            second.awaitOne(Outcome.Accepted.class);
            assertEquals(1, venue.connections());
        }
    }

    /** What was written first is not due first once what stood before it was answered. */
    @Test
    void shouldEndEachCallAtItsOwnTimeoutWhereverItWasWritten() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.start((wire, index) -> {
                    wire.readRequest();
                    if (index == 0) {
                        wire.readRequest();
                        answerSlowCall.await();
                        wire.write(Replies.CREATED);
                    }
                    wire.readRequest();
                });
                LaneFixture fixture = new LaneFixture(
                        venue.uri(),
                        folder.resolve("lane"),
                        settings -> settings.hedgeAfterMs(50)
                                .responseTimeoutMs(2_000)
                                .pipelineDepth(2))) {
            Outcomes first = fixture.submit(place(1));
            Outcomes second = fixture.submit(place(2));
            Outcomes.soon().until(() -> fixture.lane.inFlight() == 2);
            Outcomes cancel = fixture.submit(Call.cancelOrder(3, Replies.UUID));
            Outcomes.soon().until(() -> fixture.lane.inFlight() == 3);
            fixture.nanoOffset.addAndGet(15_000_000_000L);
            answerSlowCall.countDown();
            first.awaitOne(Outcome.Accepted.class);
            fixture.nanoOffset.addAndGet(-15_000_000_000L);

            assertEquals(
                    UnknownCause.TIMEOUT, cancel.awaitOne(Outcome.Unknown.class).cause());
            assertTrue(second.all().isEmpty(), "it is due 15 s later");
        }
    }
}
