package io.paymiumfix.client;

import static io.paymiumfix.client.LaneFixture.place;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A connection has idled too long for an order, and another is made ahead of need. */
@Timeout(30)
class WarmingTest {
    private static final long TOO_LONG_NS = 40_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void shouldGoOnOverTheIdleConnectionWhenNoOtherCanBeMade() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.start(WarmingTest::answerAll);
                LaneFixture fixture = new LaneFixture(venue.uri(), folder.resolve("lane"))) {
            fixture.submit(Call.listOrders(1, ListQuery.all())).awaitOne(Outcome.Accepted.class);
            venue.refuseConnections();
            idle(fixture);
            fixture.lane.warm();
            Outcome.NotSent order = fixture.submit(place(2)).awaitOne(Outcome.NotSent.class);
            assertEquals(NotSentReason.CONNECT_FAILED, order.reason());
            assertTrue(fixture.lane.connected());
            fixture.submit(Call.cancelOrder(3, Replies.UUID)).awaitOne(Outcome.Accepted.class);
            fixture.submit(Call.listOrders(4, ListQuery.all())).awaitOne(Outcome.Accepted.class);
            assertEquals(0, venue.postsBegun());
        }
    }

    @Test
    void shouldKeepTheIdleConnectionWhenAnOrderFindsNoOther() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.start(WarmingTest::answerAll);
                LaneFixture fixture = new LaneFixture(venue.uri(), folder.resolve("lane"))) {
            fixture.submit(Call.listOrders(1, ListQuery.all())).awaitOne(Outcome.Accepted.class);
            venue.refuseConnections();
            idle(fixture);
            fixture.submit(place(2)).awaitOne(Outcome.NotSent.class);
            fixture.submit(Call.cancelOrder(3, Replies.UUID)).awaitOne(Outcome.Accepted.class);
        }
    }

    @Test
    void shouldHoldOnlyOrdersBackWhileTheOtherConnectionIsMade() throws IOException {
        CountDownLatch connecting = new CountDownLatch(1);
        CountDownLatch lookedUp = new CountDownLatch(1);
        try (ScriptedVenue venue = ScriptedVenue.start(WarmingTest::answerAll);
                LaneFixture fixture = new LaneFixture(
                        URI.create("http://venue.test:" + venue.port() + "/api/v1"),
                        folder.resolve("lane"),
                        settings -> settings.connectTimeoutMs(20_000),
                        host -> {
                            if (venue.connections() > 0) {
                                connecting.countDown();
                                await(lookedUp);
                            }
                            return new InetAddress[] {InetAddress.getLoopbackAddress()};
                        })) {
            fixture.submit(Call.listOrders(1, ListQuery.all())).awaitOne(Outcome.Accepted.class);
            idle(fixture);
            fixture.lane.warm();
            await(connecting);
            fixture.submit(Call.cancelOrder(2, Replies.UUID)).awaitOne(Outcome.Accepted.class);
            fixture.submit(Call.listOrders(3, ListQuery.all())).awaitOne(Outcome.Accepted.class);
            idle(fixture);
            Outcomes order = fixture.submit(place(4));
            Outcomes.soon().until(() -> fixture.lane.waiting() == 1);
            assertEquals(0, venue.postsBegun());
            assertEquals(1, venue.connections());

            lookedUp.countDown();
            order.awaitOne(Outcome.Accepted.class);
            assertEquals(2, venue.connections());
        }
    }

    private static void answerAll(Wire wire, int index) throws IOException {
        for (Received in = wire.readRequest(); in != null; in = wire.readRequest()) {
            wire.write(
                    switch (in.method()) {
                        case "POST" -> Replies.CREATED;
                        case "DELETE" -> Replies.NO_CONTENT;
                        default -> Replies.json(200, "[]");
                    });
        }
    }

    /** What was looked up is no longer fresh, too. */
    private static void idle(LaneFixture fixture) {
        fixture.nanoOffset.addAndGet(TOO_LONG_NS);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
