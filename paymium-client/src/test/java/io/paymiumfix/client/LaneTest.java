package io.paymiumfix.client;

import static io.paymiumfix.client.LaneFixture.place;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class LaneTest {
    @TempDir
    Path folder;

    @Test
    void shouldAcceptAnOrderAndReportAllThatTheAnswerSaid() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.answering(Replies.CREATED);
                LaneFixture fixture = fixture(venue)) {
            Outcome.Accepted accepted = fixture.submit(place(7)).awaitOne(Outcome.Accepted.class);

            Received request = venue.requests().get(0);
            assertEquals(7, accepted.callId());
            assertEquals(request.nonce(), accepted.nonce());
            assertEquals(201, accepted.status());
            assertEquals(
                    Replies.UUID,
                    assertInstanceOf(VenueOrder.class, accepted.body()).uuid());
            assertEquals(new RateLimit(86400, 42), accepted.rateLimit());
            assertEquals(1359547738, accepted.serverDateEpochSeconds());
            assertEquals("POST", request.method());
            assertEquals("/api/v1/user/orders", request.path());
            assertEquals("127.0.0.1:" + venue.port(), request.headers().get("host"));
            assertEquals(
                    "{\"type\":\"LimitOrder\",\"currency\":\"EUR\",\"direction\":\"buy\",\"price\":\"54000.50\","
                            + "\"amount\":\"0.00000001\"}",
                    request.body());
        }
    }

    @Test
    void shouldSignTheUrlThatItSends() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.answering(Replies.json(200, "[]"));
                LaneFixture fixture = fixture(venue)) {
            fixture.submit(Call.listOrders(1, ListQuery.window(0, 20))).awaitOne(Outcome.Accepted.class);

            Received request = venue.requests().get(0);
            String signed = request.nonce() + "http://" + request.headers().get("host") + request.path();
            assertEquals("/api/v1/user/orders?offset=0&limit=20", request.path());
            assertEquals(
                    SigningVectorsTest.hmac("SECRET-fedcba9876543210", signed),
                    request.headers().get("api-signature"));
        }
    }

    @Test
    void shouldReadCancelListAndReadUserOverOneConnection() throws IOException {
        List<String> replies = List.of(
                Replies.json(200, Replies.order(Replies.UUID, "a_new_word")),
                Replies.NO_CONTENT,
                Replies.chunked(200, "[" + Replies.order("b", "active") + "]"),
                Replies.json(200, "{\"name\":\"BC-U1\",\"balance_eur\":\"1.5\"}"));
        try (ScriptedVenue venue = ScriptedVenue.start((wire, index) -> {
                    for (String reply : replies) {
                        wire.readRequest();
                        wire.write(reply);
                    }
                    wire.readRequest();
                });
                LaneFixture fixture = fixture(venue)) {
            Outcome.Accepted read =
                    fixture.submit(Call.readOrder(1, Replies.UUID)).awaitOne(Outcome.Accepted.class);
            Outcome.Accepted cancel =
                    fixture.submit(Call.cancelOrder(2, Replies.UUID)).awaitOne(Outcome.Accepted.class);
            Outcome.Accepted list =
                    fixture.submit(Call.listOrders(3, ListQuery.all())).awaitOne(Outcome.Accepted.class);
            Outcome.Accepted user = fixture.submit(Call.readUser(4)).awaitOne(Outcome.Accepted.class);

            assertEquals(
                    "a_new_word",
                    assertInstanceOf(VenueOrder.class, read.body()).state());
            assertEquals(NoContent.NO_CONTENT, cancel.body());
            assertEquals(
                    "b",
                    assertInstanceOf(OrderListing.class, list.body())
                            .orders()
                            .get(0)
                            .uuid());
            assertEquals(
                    "1.5",
                    assertInstanceOf(UserInfo.class, user.body())
                            .balances()
                            .get("eur")
                            .toString());
            assertEquals(1, venue.connections());
        }
    }

    @Test
    void shouldSendOneAtATimeInNonceOrderFromManyThreads() throws Exception {
        try (ScriptedVenue venue = ScriptedVenue.answering(Replies.json(200, "[]"));
                LaneFixture fixture = fixture(venue)) {
            Outcomes outcomes = new Outcomes();
            CompletableFuture<?>[] submitters = new CompletableFuture<?>[4];
            for (int thread = 0; thread < submitters.length; thread++) {
                submitters[thread] = CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 100; i++) {
                        fixture.lane.submit(Call.listOrders(i, ListQuery.all()), outcomes);
                    }
                });
            }
            CompletableFuture.allOf(submitters).get();
            outcomes.await(400);
            Outcomes.soon().until(fixture.lane::idle);

            assertEquals(400, outcomes.all().size());
            assertStrictlyIncreasing(venue.requests());
        }
    }

    @Test
    void shouldKeepNoncesIncreasingAcrossRestartAndAClockSetBack() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.answering(Replies.CREATED)) {
            for (int run = 0; run < 3; run++) {
                try (LaneFixture fixture = fixture(venue)) {
                    fixture.clockOffsetMicros.set(-run * 3_600_000_000L);
                    for (int i = 0; i < 3; i++) {
                        fixture.submit(place(run * 10 + i)).awaitOne(Outcome.Accepted.class);
                        fixture.clockOffsetMicros.addAndGet(-60_000_000L);
                    }
                }
            }
            assertEquals(9, venue.requests().size());
            assertStrictlyIncreasing(venue.requests());
        }
    }

    @Test
    void shouldStartAboveTheCallersFloor() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.answering(Replies.CREATED);
                PaymiumClient client = PaymiumClient.open(ClientSettings.of(venue.uri()))) {
            long floor = EpochMicrosClock.system().epochMicros() + 3_600_000_000L;
            Lane lane = client.openLane("test", LaneFixture.TOKEN, LaneFile.open(folder.resolve("lane")), floor);
            Outcomes outcomes = new Outcomes();
            lane.submit(place(1), outcomes);
            assertEquals(floor + 1, outcomes.awaitOne(Outcome.Accepted.class).nonce());
        }
    }

    @Test
    void shouldKeepTheCallersFloorForTheNextProcess() throws IOException {
        long floor = EpochMicrosClock.system().epochMicros() + 3_600_000_000L;
        try (ScriptedVenue venue = ScriptedVenue.answering(Replies.CREATED);
                PaymiumClient client = PaymiumClient.open(ClientSettings.of(venue.uri()))) {
            client.openLane("test", LaneFixture.TOKEN, LaneFile.open(folder.resolve("lane")), floor);
        }
        try (LaneFile file = LaneFile.open(folder.resolve("lane"))) {
            assertEquals(floor, file.highestNonce());
        }
    }

    @Test
    void shouldNotSendACallWhoseTimeHasPassed() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.answering(Replies.CREATED);
                LaneFixture fixture = fixture(venue)) {
            long past = EpochMicrosClock.system().epochMicros() - 1;
            Outcome.NotSent notSent =
                    fixture.submit(Call.placeOrder(1, LaneFixture.ORDER, past)).awaitOne(Outcome.NotSent.class);
            assertEquals(NotSentReason.STALE, notSent.reason());
            assertEquals(0, venue.postsBegun());
        }
    }

    @Test
    void shouldCheckFreshnessAgainWhenTheTurnComes() throws IOException {
        CountDownLatch answer = new CountDownLatch(1);
        try (ScriptedVenue venue = ScriptedVenue.start((wire, index) -> {
                    wire.readRequest();
                    answer.await();
                    wire.write(Replies.CREATED);
                    wire.readRequest();
                });
                LaneFixture fixture = fixture(venue)) {
            Outcomes slow = fixture.submit(place(1));
            Outcomes.soon().until(() -> fixture.lane.inFlight() == 1);
            long limit = EpochMicrosClock.system().epochMicros() + 60_000_000L;
            Outcomes waiting = fixture.submit(Call.placeOrder(2, LaneFixture.ORDER, limit));
            fixture.clockOffsetMicros.set(61_000_000L);
            answer.countDown();

            slow.awaitOne(Outcome.Accepted.class);
            assertEquals(
                    NotSentReason.STALE, waiting.awaitOne(Outcome.NotSent.class).reason());
            assertEquals(1, venue.postsBegun());
        }
    }

    @Test
    void shouldReplaceAConnectionIdleTooLongBeforeAPostOnly() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.start((wire, index) -> {
                    for (Received in = wire.readRequest(); in != null; in = wire.readRequest()) {
                        wire.write(in.method().equals("POST") ? Replies.CREATED : Replies.json(200, "[]"));
                    }
                });
                LaneFixture fixture = fixture(venue)) {
            fixture.submit(place(1)).awaitOne(Outcome.Accepted.class);
            fixture.nanoOffset.addAndGet(11_000_000_000L);
            fixture.submit(Call.listOrders(2, ListQuery.all())).awaitOne(Outcome.Accepted.class);
            assertEquals(1, venue.connections());
            fixture.nanoOffset.addAndGet(11_000_000_000L);
            fixture.submit(place(3)).awaitOne(Outcome.Accepted.class);
            assertEquals(2, venue.connections());
        }
    }

    @Test
    void shouldConnectAheadOfNeedWhenWarmed() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.answering(Replies.CREATED);
                LaneFixture fixture = fixture(venue)) {
            fixture.lane.warm();
            Outcomes.soon().until(() -> venue.connections() == 1);
            fixture.submit(place(1)).awaitOne(Outcome.Accepted.class);
            assertEquals(1, venue.connections());
        }
    }

    @Test
    void shouldUseAFreshConnectionAfterTheVenueClosedTheIdleOne() throws IOException {
        CountDownLatch closed = new CountDownLatch(1);
        try (ScriptedVenue venue = ScriptedVenue.start((wire, index) -> {
                    wire.readRequest();
                    wire.write(Replies.CREATED);
                    if (index == 0) {
                        wire.close();
                        closed.countDown();
                    } else {
                        wire.readRequest();
                    }
                });
                LaneFixture fixture = fixture(venue)) {
            fixture.submit(place(1)).awaitOne(Outcome.Accepted.class);
            Outcomes.soon().until(() -> closed.getCount() == 0);
            // The FIN is on its way or here; a GET cannot tell a stale connection, so ask until a fresh one is in use.
            Outcomes.soon().until(() -> venue.connections() == 2 || warmed(fixture));
            fixture.submit(place(2)).awaitOne(Outcome.Accepted.class);
            assertEquals(2, venue.postsBegun());
        }
    }

    private static boolean warmed(LaneFixture fixture) {
        fixture.lane.warm();
        return false;
    }

    @Test
    void shouldKeepTheOrderOfPipelinedCalls() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.start((wire, index) -> {
                    while (true) {
                        Received first = wire.readRequest();
                        Received second = wire.readRequest();
                        if (first == null || second == null) {
                            return;
                        }
                        wire.write(Replies.json(200, Replies.order(tail(first), "active"))
                                + Replies.json(200, Replies.order(tail(second), "active")));
                    }
                });
                LaneFixture fixture = fixture(venue, settings -> settings.pipelineDepth(2))) {
            Outcomes outcomes = new Outcomes();
            for (int i = 0; i < 10; i++) {
                fixture.lane.submit(Call.readOrder(i, "u" + i), outcomes);
            }
            outcomes.await(10);
            for (int i = 0; i < 10; i++) {
                Outcome.Accepted accepted =
                        assertInstanceOf(Outcome.Accepted.class, outcomes.all().get(i));
                assertEquals(i, accepted.callId());
                assertEquals(
                        "u" + i,
                        assertInstanceOf(VenueOrder.class, accepted.body()).uuid());
            }
            assertStrictlyIncreasing(venue.requests());
        }
    }

    @Test
    void shouldNotSendWhenNobodyListens() throws IOException {
        int port;
        try (ServerSocket unused = new ServerSocket(0)) {
            port = unused.getLocalPort();
        }
        try (LaneFixture fixture = new LaneFixture(URI.create("http://127.0.0.1:" + port), folder.resolve("lane"))) {
            Outcome.NotSent notSent = fixture.submit(place(1)).awaitOne(Outcome.NotSent.class);
            assertEquals(NotSentReason.CONNECT_FAILED, notSent.reason());
        }
        try (LaneFile file = LaneFile.open(folder.resolve("lane"))) {
            assertFalse(file.started(1));
        }
    }

    @Test
    void shouldEndAsUnknownOnTimeoutAndGoOn() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.start((wire, index) -> {
                    wire.readRequest();
                    if (index > 0) {
                        wire.write(Replies.CREATED);
                    }
                    wire.readRequest();
                });
                LaneFixture fixture = fixture(venue, settings -> settings.responseTimeoutMs(1_000))) {
            Outcomes first = fixture.submit(place(1));
            Outcomes second = fixture.submit(place(2));
            assertEquals(
                    UnknownCause.TIMEOUT, first.awaitOne(Outcome.Unknown.class).cause());
            second.awaitOne(Outcome.Accepted.class);
            assertEquals(2, venue.postsBegun());
        }
        try (LaneFile file = LaneFile.open(folder.resolve("lane"))) {
            assertTrue(file.started(1) && file.started(2));
        }
    }

    @Test
    void shouldEndASlowTrickleByTheResponseTimeout() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.start((wire, index) -> {
                    wire.readRequest();
                    for (int at = 0; at < 1_000_000; at++) {
                        wire.write("HTTP/1.1 100 Continue\r\n\r\n");
                    }
                });
                LaneFixture fixture = fixture(venue, settings -> settings.responseTimeoutMs(100))) {
            assertEquals(
                    UnknownCause.TIMEOUT,
                    fixture.submit(place(1)).awaitOne(Outcome.Unknown.class).cause());
        }
    }

    @Test
    void shouldRefuseMoreThanTheQueueHolds() throws IOException {
        CountDownLatch answer = new CountDownLatch(1);
        try (ScriptedVenue venue = ScriptedVenue.start((wire, index) -> {
                    wire.readRequest();
                    answer.await();
                });
                LaneFixture fixture =
                        fixture(venue, settings -> settings.laneQueueLimit(2).closeTimeoutMs(0))) {
            fixture.submit(place(1));
            Outcomes.soon().until(() -> fixture.lane.inFlight() == 1);
            fixture.submit(place(2));
            fixture.submit(place(3));
            Outcome.NotSent full = fixture.submit(place(4)).awaitOne(Outcome.NotSent.class);
            assertEquals(NotSentReason.LANE_FULL, full.reason());
            Outcomes.soon().until(() -> fixture.lane.waiting() == 2);
            answer.countDown();
        }
    }

    @Test
    void shouldSurviveAHandlerThatThrows() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.answering(Replies.CREATED);
                LaneFixture fixture = fixture(venue)) {
            fixture.lane.submit(place(1), outcome -> {
                throw new IllegalStateException("on purpose");
            });
            fixture.submit(place(2)).awaitOne(Outcome.Accepted.class);
            assertEquals(1, venue.connections());
        }
    }

    @Test
    void shouldLetAHandlerSubmitTheNextCall() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.answering(Replies.CREATED);
                LaneFixture fixture = fixture(venue)) {
            Outcomes outcomes = new Outcomes();
            fixture.lane.submit(place(1), first -> fixture.lane.submit(place(2), outcomes));
            outcomes.awaitOne(Outcome.Accepted.class);
            Outcomes.soon().until(fixture.lane::idle);
        }
    }

    @Test
    void shouldFinishCallsInFlightWhenClosedAndRefuseLaterOnes() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (ScriptedVenue venue = ScriptedVenue.start((wire, index) -> {
                    wire.readRequest();
                    answer.await();
                    wire.write(Replies.CREATED);
                    wire.readRequest();
                });
                LaneFixture fixture = fixture(venue)) {
            Outcomes inFlight = fixture.submit(place(1));
            Outcomes.soon().until(() -> fixture.lane.inFlight() == 1);
            Outcomes waiting = fixture.submit(place(2));
            CompletableFuture<Void> closing = CompletableFuture.runAsync(fixture.lane::close);
            assertEquals(
                    NotSentReason.LANE_CLOSED,
                    waiting.awaitOne(Outcome.NotSent.class).reason());
            answer.countDown();
            closing.get();
            inFlight.awaitOne(Outcome.Accepted.class);
            assertEquals(
                    NotSentReason.LANE_CLOSED,
                    fixture.submit(place(3)).awaitOne(Outcome.NotSent.class).reason());
            fixture.client.close();
            assertEquals(
                    NotSentReason.LANE_CLOSED,
                    fixture.submit(place(4)).awaitOne(Outcome.NotSent.class).reason());
            LaneFile.open(folder.resolve("lane")).close();
        }
    }

    @Test
    void shouldEndCallsInFlightAsUnknownWhenClosingTakesTooLong() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.start((wire, index) -> {
            wire.readRequest();
            wire.readRequest();
        })) {
            Outcomes outcomes;
            try (LaneFixture fixture = fixture(venue, settings -> settings.closeTimeoutMs(50))) {
                outcomes = fixture.submit(place(1));
                Outcomes.soon().until(() -> fixture.lane.inFlight() == 1);
            }
            assertEquals(1, outcomes.all().size());
            assertEquals(
                    UnknownCause.LANE_CLOSED,
                    outcomes.awaitOne(Outcome.Unknown.class).cause());
        }
    }

    @Test
    void shouldRefuseToBeClosedFromItsOwnThread() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.answering(Replies.CREATED);
                LaneFixture fixture = fixture(venue)) {
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            fixture.lane.submit(
                    place(1),
                    outcome -> thrown.complete(assertThrows(IllegalStateException.class, fixture.client::close)));
            assertTrue(thrown.join().getMessage().contains("venue-io"));
        }
    }

    private LaneFixture fixture(ScriptedVenue venue) {
        return new LaneFixture(venue.uri(), folder.resolve("lane"));
    }

    private LaneFixture fixture(ScriptedVenue venue, UnaryOperator<ClientSettings.Builder> settings) {
        return new LaneFixture(venue.uri(), folder.resolve("lane"), settings);
    }

    private static String tail(Received request) {
        return request.path().substring(request.path().lastIndexOf('/') + 1);
    }

    private static void assertStrictlyIncreasing(List<Received> requests) {
        for (int i = 1; i < requests.size(); i++) {
            assertTrue(requests.get(i - 1).nonce() < requests.get(i).nonce(), "nonce " + i);
        }
    }
}
