package io.paymiumfix.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PublicReadsTest {
    /** Completes with the value, or exceptionally with the failure's text. */
    private static final class Read<T> extends CompletableFuture<T> implements PublicReadHandler<T> {
        private volatile ReadFailure failure;

        @Override
        public void onRead(T value, RateLimit rateLimit, long serverDateEpochSeconds) {
            complete(value);
        }

        @Override
        public void onFailed(ReadFailure readFailure) {
            failure = readFailure;
            complete(null);
        }

        ReadFailure failure() {
            join();
            return failure;
        }
    }

    @Test
    void shouldReadWithoutKeyOrSignature() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.answering(Replies.json(200, "{\"bid\":\"1.5\"}"));
                PaymiumClient client = PaymiumClient.open(ClientSettings.of(venue.uri()))) {
            assertEquals("1.5", read(client, PublicCall.ticker()).join().bid().toString());
            Received request = venue.requests().get(0);
            assertEquals("/api/v1/data/eur/ticker", request.path());
            assertTrue(request.headers().keySet().stream().noneMatch(name -> name.startsWith("api-")));
        }
    }

    @Test
    void shouldReadTradesSince() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.answering(Replies.json(200, "[]"));
                PaymiumClient client = PaymiumClient.open(ClientSettings.of(venue.uri()))) {
            assertEquals(List.of(), read(client, PublicCall.trades(1389094259)).join());
            assertEquals(
                    "/api/v1/data/eur/trades?since=1389094259",
                    venue.requests().get(0).path());
        }
    }

    @Test
    void shouldKeepToItsNumberOfConnections() throws IOException {
        CountDownLatch answer = new CountDownLatch(1);
        try (ScriptedVenue venue = ScriptedVenue.start((wire, index) -> {
                    while (wire.readRequest() != null) {
                        answer.await();
                        wire.write(Replies.json(200, "{}"));
                    }
                });
                PaymiumClient client = PaymiumClient.open(ClientSettings.of(venue.uri()))) {
            List<Read<Depth>> reads = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                reads.add(read(client, PublicCall.depth()));
            }
            Outcomes.soon().until(() -> venue.connections() == 2);
            answer.countDown();
            reads.forEach(CompletableFuture::join);
            assertEquals(2, venue.connections());
            assertEquals(10, venue.requests().size());
        }
    }

    @Test
    void shouldTellWhyAReadFailed() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.start((wire, index) -> {
                    wire.readRequest();
                    wire.write(Replies.json(503, "<html>"));
                    wire.readRequest();
                    wire.write(Replies.json(429, "{\"errors\":[\"Too many requests\"]}"));
                    wire.readRequest();
                    wire.write(Replies.json(200, "<html>"));
                    wire.readRequest();
                });
                PaymiumClient client = PaymiumClient.open(ClientSettings.of(venue.uri()))) {
            assertEquals(
                    UnknownCause.SERVER_ERROR,
                    read(client, PublicCall.depth()).failure().cause());
            ReadFailure refused = read(client, PublicCall.depth()).failure();
            assertEquals(ErrorKind.RATE_LIMITED, refused.error().kind());
            assertNull(refused.cause());
            assertEquals(
                    UnknownCause.UNREADABLE_BODY,
                    read(client, PublicCall.depth()).failure().cause());
        }
    }

    @Test
    void shouldEndAllReadsWhenClosed() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.start((wire, index) -> {
            wire.readRequest();
            wire.readRequest();
        })) {
            List<Read<Depth>> reads = new ArrayList<>();
            PaymiumClient client = PaymiumClient.open(ClientSettings.of(venue.uri()));
            for (int i = 0; i < 4; i++) {
                reads.add(read(client, PublicCall.depth()));
            }
            Outcomes.soon().until(() -> venue.requests().size() == 2);
            client.close();
            reads.add(read(client, PublicCall.depth()));
            assertEquals(UnknownCause.LANE_CLOSED, reads.get(0).failure().cause());
            assertEquals(NotSentReason.LANE_CLOSED, reads.get(3).failure().notSent());
            assertEquals(NotSentReason.LANE_CLOSED, reads.get(4).failure().notSent());
        }
    }

    @Test
    void shouldTalkIpv6() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.start(ScriptedVenue.address("::1"), PublicReadsTest::answerTicker)) {
            URI uri = URI.create("http://[::1]:" + venue.port() + "/api/v1");
            try (PaymiumClient client = PaymiumClient.open(ClientSettings.of(uri))) {
                assertEquals("1", read(client, PublicCall.ticker()).join().bid().toString());
                assertEquals(
                        "[::1]:" + venue.port(),
                        venue.requests().get(0).headers().get("host"));
            }
        }
    }

    @Test
    void shouldTryTheNextAddressAndRememberTheOneThatAnswered() throws IOException {
        try (ScriptedVenue venue =
                ScriptedVenue.start(ScriptedVenue.address("127.0.0.1"), PublicReadsTest::answerTicker)) {
            URI uri = URI.create("http://venue.example:" + venue.port() + "/");
            InetAddress[] addresses = {
                ScriptedVenue.address("::1"), ScriptedVenue.address("127.0.0.2"), ScriptedVenue.address("127.0.0.1")
            };
            try (PaymiumClient client = PaymiumClient.open(
                    ClientSettings.of(uri), EpochMicrosClock.system(), System::nanoTime, host -> addresses)) {
                assertEquals("1", read(client, PublicCall.ticker()).join().bid().toString());
                assertEquals("/data/eur/ticker", venue.requests().get(0).path());
            }
        }
    }

    @Test
    void shouldSayWhenTheHostIsUnknown() {
        URI uri = URI.create("http://venue.example/");
        try (PaymiumClient client =
                PaymiumClient.open(ClientSettings.of(uri), EpochMicrosClock.system(), System::nanoTime, host -> {
                    throw new UnknownHostException(host);
                })) {
            ReadFailure failure = read(client, PublicCall.ticker()).failure();
            assertEquals(NotSentReason.CONNECT_FAILED, failure.notSent());
        }
    }

    private static void answerTicker(Wire wire, int index) throws IOException {
        while (wire.readRequest() != null) {
            wire.write(Replies.json(200, "{\"bid\":1}"));
        }
    }

    private static <T> Read<T> read(PaymiumClient client, PublicCall<T> call) {
        Read<T> read = new Read<>();
        client.read(call, read);
        return read;
    }
}
