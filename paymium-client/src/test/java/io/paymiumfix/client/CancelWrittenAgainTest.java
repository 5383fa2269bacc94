package io.paymiumfix.client;

import static io.paymiumfix.client.LaneFixture.place;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Orders overlap on a connection, and one that seemed quick when a cancel was written behind it stalls after that. */
@Timeout(30)
class CancelWrittenAgainTest {
    private static final String NOT_FOUND = Replies.json(404, "{\"errors\":[\"not found\"]}");
    private static final String NONCE = Replies.json(401, "{\"errors\":[\"Invalid nonce\"]}");

    private final CountDownLatch answerFirst = new CountDownLatch(1);
    private final CountDownLatch answerSecond = new CountDownLatch(1);

    @TempDir
    Path folder;

    @Test
    void shouldWriteACancelAgainOverAFreshConnectionWhenTheOrderBeforeItStalls() throws IOException {
        answerSecond.countDown();
        try (ScriptedVenue venue = venue(Replies.NO_CONTENT, Replies.NO_CONTENT);
                LaneFixture fixture = fixture(venue, settings -> settings.hedgeAfterMs(300))) {
            Outcomes order = submitFirst(fixture);
            Outcomes cancel = fixture.submit(Call.cancelOrder(2, Replies.UUID));

            Outcome.Accepted canceled = cancel.awaitOne(Outcome.Accepted.class);
            assertTrue(order.all().isEmpty());
            Outcomes.soon().until(() -> fixture.lane.inFlight() == 1);
            answerFirst.countDown();
            order.awaitOne(Outcome.Accepted.class);
            fixture.submit(place(3)).awaitOne(Outcome.Accepted.class);

            List<Received> cancels = cancelsAt(venue);
            assertEquals(2, cancels.size());
            assertTrue(cancels.get(0).nonce() < cancels.get(1).nonce());
            assertEquals(cancels.get(1).nonce(), canceled.nonce());
            assertEquals(2, venue.postsBegun(), "an order is never sent again");
            assertEquals(2, venue.connections());
            assertEquals(1, cancel.all().size());
            Outcomes.soon().until(fixture.lane::idle);
        }
    }

    @Test
    void shouldWriteEachCancelAgainOnceWhenSeveralStandBehindTheOrder() throws IOException {
        try (ScriptedVenue venue = venue(Replies.NO_CONTENT, Replies.NO_CONTENT);
                LaneFixture fixture =
                        fixture(venue, settings -> settings.hedgeAfterMs(200).responseTimeoutMs(1_500))) {
            Outcomes outcomes = new Outcomes();
            fixture.lane.submit(place(1), outcomes);
            Outcomes.soon().until(() -> fixture.lane.inFlight() == 1);
            for (int callId = 2; callId <= 4; callId++) {
                fixture.lane.submit(Call.cancelOrder(callId, "u" + callId), outcomes);
            }
            outcomes.await(4);

            assertTrue(outcomes.all().stream().allMatch(Outcome.Unknown.class::isInstance), "nothing answers");
            Outcomes.soon().until(() -> fixture.lane.idle() && fixture.lane.inFlight() == 0);
            assertEquals(4, outcomes.all().size());
            assertEquals(6, cancelsAt(venue).size());
            assertEquals(1, venue.postsBegun());
        }
    }

    /** While the higher nonce is on its way, what follows on the old connection may be refused for its own. */
    @Test
    void shouldHearOnlyTheSecondWritingOnceItHasLeft() throws IOException {
        try (ScriptedVenue venue = venue(NONCE, Replies.NO_CONTENT);
                LaneFixture fixture = fixture(venue, settings -> settings.hedgeAfterMs(200))) {
            Outcomes order = submitFirst(fixture);
            Outcomes cancel = fixture.submit(Call.cancelOrder(2, Replies.UUID));
            Outcomes.soon().until(() -> cancelsAt(venue).size() == 2);
            answerFirst.countDown();
            order.awaitOne(Outcome.Accepted.class);
            assertEquals(1, fixture.lane.inFlight());
            answerSecond.countDown();

            cancel.awaitOne(Outcome.Accepted.class);
            Outcomes.soon().until(fixture.lane::idle);
            assertEquals(1, cancel.all().size());
        }
    }

    @Test
    void shouldTellTheRefusalOfTheSecondWritingWhenTheFirstTookEffect() throws IOException {
        try (ScriptedVenue venue = venue(Replies.NO_CONTENT, NOT_FOUND);
                LaneFixture fixture = fixture(venue, settings -> settings.hedgeAfterMs(200))) {
            submitFirst(fixture);
            Outcomes cancel = fixture.submit(Call.cancelOrder(2, Replies.UUID));
            Outcomes.soon().until(() -> cancelsAt(venue).size() == 2);
            answerFirst.countDown();
            answerSecond.countDown();

            assertEquals(
                    ErrorKind.NOT_FOUND,
                    cancel.awaitOne(Outcome.Refused.class).error().kind());
            fixture.submit(place(3)).awaitOne(Outcome.Accepted.class);
            Outcomes.soon().until(fixture.lane::idle);
        }
    }

    @Test
    void shouldNotSayThatACancelWasNotSentWhenOnlyItsSecondWritingCannotBe() throws IOException {
        try (ScriptedVenue venue = venue(Replies.NO_CONTENT, Replies.NO_CONTENT);
                LaneFixture fixture = fixture(venue, settings -> settings.hedgeAfterMs(500))) {
            Outcomes order = submitFirst(fixture);
            Outcomes cancel = fixture.submit(Call.cancelOrder(2, Replies.UUID));
            Outcomes.soon().until(() -> cancelsAt(venue).size() == 1);
            venue.refuseConnections();

            Outcome.Unknown unknown = cancel.awaitOne(Outcome.Unknown.class);
            assertEquals(UnknownCause.CONNECTION_LOST, unknown.cause());
            assertEquals(cancelsAt(venue).get(0).nonce(), unknown.nonce());
            answerFirst.countDown();
            order.awaitOne(Outcome.Accepted.class);
            Outcomes.soon().until(fixture.lane::idle);
            assertEquals(1, cancel.all().size());
        }
    }

    @Test
    void shouldCallTheSecondWritingOffWhenTheFirstIsAnsweredBeforeIt() throws IOException {
        answerSecond.countDown();
        CountDownLatch connecting = new CountDownLatch(1);
        CountDownLatch lookedUp = new CountDownLatch(1);
        try (ScriptedVenue venue = venue(Replies.NO_CONTENT, Replies.NO_CONTENT);
                LaneFixture fixture = new LaneFixture(
                        URI.create("http://venue.test:" + venue.port() + "/api/v1"),
                        folder.resolve("lane"),
                        settings -> settings.hedgeAfterMs(200)
                                .pipelineDepth(4)
                                .connectTimeoutMs(20_000)
                                .responseTimeoutMs(120_000),
                        host -> {
                            if (venue.connections() > 0) {
                                connecting.countDown();
                                await(lookedUp);
                            }
                            return new InetAddress[] {InetAddress.getLoopbackAddress()};
                        })) {
            Outcomes order = submitFirst(fixture);
            Outcomes cancel = fixture.submit(Call.cancelOrder(2, Replies.UUID));
            Outcomes.soon().until(() -> fixture.lane.inFlight() == 2);
            fixture.nanoOffset.addAndGet(40_000_000_000L); // the name is looked up anew
            await(connecting);
            answerFirst.countDown();

            order.awaitOne(Outcome.Accepted.class);
            cancel.awaitOne(Outcome.Accepted.class);
            lookedUp.countDown();
            fixture.submit(place(3)).awaitOne(Outcome.Accepted.class);
            assertEquals(1, cancelsAt(venue).size());
            assertEquals(1, cancel.all().size());
        }
    }

    @Test
    void shouldEndTheCancelOnceWhenTheLaneIsClosed() throws IOException {
        try (ScriptedVenue venue = venue(Replies.NO_CONTENT, Replies.NO_CONTENT)) {
            Outcomes order;
            Outcomes cancel;
            LaneFixture fixture =
                    fixture(venue, settings -> settings.hedgeAfterMs(200).closeTimeoutMs(50));
            try (fixture) {
                order = submitFirst(fixture);
                cancel = fixture.submit(Call.cancelOrder(2, Replies.UUID));
                Outcomes.soon().until(() -> cancelsAt(venue).size() == 2);
            }
            for (Outcomes outcomes : List.of(order, cancel)) {
                assertEquals(
                        UnknownCause.LANE_CLOSED,
                        outcomes.awaitOne(Outcome.Unknown.class).cause());
                assertEquals(1, outcomes.all().size());
            }
            assertTrue(fixture.lane.idle());
            LaneFile.open(folder.resolve("lane")).close();
        }
    }

    @Test
    void shouldCloseWithoutWaitingForTheFirstWritingOfACancelThatHasEnded() throws IOException {
        ScriptedVenue venue = ScriptedVenue.start((wire, index) -> {
            wire.readRequest();
            if (index == 0) {
                wire.readRequest();
                answerFirst.await();
                wire.write(Replies.CREATED);
                wire.readRequest();
            } else {
                wire.write(Replies.NO_CONTENT);
                wire.readRequest();
            }
        });
        try (venue;
                LaneFixture fixture = fixture(
                        venue,
                        settings -> settings.hedgeAfterMs(200)
                                .responseTimeoutMs(120_000)
                                .closeTimeoutMs(60_000))) {
            Outcomes order = submitFirst(fixture);
            fixture.submit(Call.cancelOrder(2, Replies.UUID)).awaitOne(Outcome.Accepted.class);
            answerFirst.countDown();
            order.awaitOne(Outcome.Accepted.class);
            Outcomes.soon().until(fixture.lane::idle);
        }
    }

    private ScriptedVenue venue(String firstCancel, String secondCancel) {
        return ScriptedVenue.start(script(firstCancel, secondCancel));
    }

    /** All that is asked is read at once; it is answered when told to, in its order, on the first connection and on others. */
    private ScriptedVenue.Script script(String firstCancel, String secondCancel) {
        return (wire, index) -> {
            Thread reader = new Thread(() -> readAll(wire), "scripted-venue-reader");
            reader.setDaemon(true);
            reader.start();
            await(index == 0 ? answerFirst : answerSecond);
            for (int answered = 0; reader.isAlive(); answered++) {
                int next = answered;
                while (wire.requests().size() <= next && reader.isAlive()) {
                    Thread.onSpinWait();
                }
                if (reader.isAlive()) {
                    String cancel = index == 0 ? firstCancel : secondCancel;
                    wire.write(wire.requests().get(next).method().equals("POST") ? Replies.CREATED : cancel);
                }
            }
        };
    }

    private static void readAll(Wire wire) {
        try {
            while (wire.readRequest() != null) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            wire.failed(e);
        }
    }

    /** An order that is on its way. */
    private static Outcomes submitFirst(LaneFixture fixture) {
        Outcomes order = fixture.submit(place(1));
        Outcomes.soon().until(() -> fixture.lane.inFlight() == 1);
        return order;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Received> cancelsAt(ScriptedVenue venue) {
        return venue.requests().stream()
                .filter(request -> request.method().equals("DELETE"))
                .toList();
    }

    private LaneFixture fixture(ScriptedVenue venue, UnaryOperator<ClientSettings.Builder> settings) {
        return new LaneFixture(
                venue.uri(), folder.resolve("lane"), builder -> settings.apply(builder.pipelineDepth(4)));
    }
}
