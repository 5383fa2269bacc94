package io.paymiumfix.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Random damage to what the venue sends: the declared failure or a value, nothing else, and never a hang. */
@Timeout(60)
class FuzzTest {
    private static final int ROUNDS = 20_000;
    private static final String ORDER = Replies.order(Replies.UUID, "active");

    private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
    private final Random random = new Random(seed);

    FuzzTest() {
        System.out.println("FuzzTest: -Dfuzz.seed=" + seed);
    }

    @Test
    void shouldDecodeOrFailAsDeclared() {
        List<JsonDecoder<?>> decoders = List.of(
                OrderDecoder::order,
                OrderDecoder::listing,
                UserDecoder::user,
                MarketDataDecoder::ticker,
                MarketDataDecoder::depth,
                MarketDataDecoder::trades,
                ReferenceDecoder::currencies,
                ReferenceDecoder::countries);
        List<String> documents = List.of(
                ORDER,
                "[" + ORDER + "," + ORDER + "]",
                "{\"name\":\"n\",\"channel_id\":\"c\",\"balance_eur\":\"1.5\",\"locked_btc\":1e-8}",
                "{\"bids\":[{\"price\":1,\"amount\":2,\"timestamp\":3}],\"asks\":[],\"at\":1,\"high\":\"2.5\"}");
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = damaged(pick(documents).getBytes(StandardCharsets.UTF_8));
            try {
                JsonReader.read(bytes, bytes.length, pick(decoders));
            } catch (DecodeException e) {
                assertEquals(null, e.getCause());
            } catch (RuntimeException | Error e) {
                fail("seed " + seed + " round " + round, e);
            }
            ErrorDecoder.decode(422, bytes, bytes.length);
        }
    }

    @Test
    void shouldParseOrFailAsDeclaredHoweverResponsesAreDamagedAndCut() {
        List<String> responses = List.of(
                Replies.CREATED, Replies.chunked(201, ORDER), Replies.NO_CONTENT, "HTTP/1.1 201 C\r\n\r\n" + ORDER);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = damaged(pick(responses).getBytes(StandardCharsets.UTF_8));
            ResponseParser parser = new ResponseParser(2_000);
            try {
                feed(parser, bytes);
            } catch (BadResponseException e) {
                assertTrue(e.unknownCause() == UnknownCause.MALFORMED_RESPONSE
                        || e.unknownCause() == UnknownCause.OVERSIZE);
            } catch (RuntimeException | Error e) {
                fail("seed " + seed + " round " + round, e);
            }
        }
    }

    @Test
    void shouldParseTheSameHoweverItIsCut() throws BadResponseException {
        String chunked = Replies.chunked(201, ORDER);
        for (int round = 0; round < 2_000; round++) {
            ResponseParser parser = new ResponseParser(10_000);
            assertEquals(1, feed(parser, chunked.getBytes(StandardCharsets.UTF_8)));
            assertEquals(ORDER, body(parser));
        }
    }

    @Test
    void shouldNeverBreakTheLane(@TempDir Path folder) throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.start((wire, index) -> {
                    while (wire.readRequest() != null) {
                        synchronized (random) {
                            byte[] damaged = damaged(Replies.CREATED.getBytes(StandardCharsets.US_ASCII));
                            wire.write(new String(damaged, StandardCharsets.ISO_8859_1));
                        }
                    }
                });
                LaneFixture fixture = new LaneFixture(
                        venue.uri(), folder.resolve("lane"), settings -> settings.responseTimeoutMs(50))) {
            for (int i = 0; i < 300; i++) {
                Outcomes outcomes = fixture.submit(LaneFixture.place(i));
                outcomes.awaitOne();
                Outcomes.soon().until(fixture.lane::idle);
                assertEquals(1, outcomes.all().size());
            }
            assertEquals(300, venue.postsBegun());
        }
    }

    /** Feeds random pieces; returns how many responses were complete. */
    private int feed(ResponseParser parser, byte[] bytes) throws BadResponseException {
        int complete = 0;
        int at = 0;
        while (at < bytes.length) {
            int end = Math.min(bytes.length, at + 1 + random.nextInt(40));
            ByteBuf piece = Unpooled.wrappedBuffer(bytes, at, end - at);
            while (parser.read(piece)) {
                complete++;
            }
            at = end;
        }
        return complete;
    }

    private static String body(ResponseParser parser) {
        Response response = parser.response();
        return new String(response.body, 0, response.bodyLength, StandardCharsets.UTF_8);
    }

    private byte[] damaged(byte[] bytes) {
        byte[] result = bytes.clone();
        for (int hits = random.nextInt(4); hits >= 0; hits--) {
            int at = random.nextInt(result.length);
            switch (random.nextInt(5)) {
                case 0 -> result[at] = (byte) random.nextInt(256);
                case 1 -> result = Arrays.copyOf(result, at + 1);
                case 2 -> result = spliced(result, at, "9".repeat(random.nextInt(200)));
                case 3 ->
                    result = spliced(
                            result, at, pick(List.of("\"", "{", "[", "null", "e-9999", "\r\n", "\n", ":", ",")));
                default ->
                    result = spliced(result, at, new String(result, at / 2, at - at / 2, StandardCharsets.ISO_8859_1));
            }
        }
        return result;
    }

    private static byte[] spliced(byte[] bytes, int at, String text) {
        byte[] inserted = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] result = Arrays.copyOf(bytes, bytes.length + inserted.length);
        System.arraycopy(inserted, 0, result, at, inserted.length);
        System.arraycopy(bytes, at, result, at + inserted.length, bytes.length - at);
        return result;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
