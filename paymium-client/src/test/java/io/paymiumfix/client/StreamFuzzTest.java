package io.paymiumfix.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Random damage to the frames of a session: told, passed over or ended, nothing else, and never a strange word to the venue. */
@Timeout(60)
class StreamFuzzTest {
    private static final int ROUNDS = 20_000;
    private static final List<String> FRAMES = List.of(
            "0{\"sid\":\"s\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":60000}",
            "40",
            "40/public",
            "40/user,",
            "3",
            "42/public,[\"stream\",{\"ticker\":{\"price\":\"275\",\"at\":1446464202}}]",
            "42/public,[\"stream\",{\"bids\":[{\"timestamp\":1,\"amount\":\"17.4\",\"price\":\"265\"}],"
                    + "\"asks\":[{\"amount\":1e-8,\"price\":275}],\"trades\":[{\"price\":1,\"timestamp\":1446464202000}]}]",
            "42/user,[\"stream\",{\"balance_eur\":\"410.04\",\"orders\":[" + Replies.order(Replies.UUID, "active")
                    + "]}]",
            "42/user,12[\"other\",{}]",
            "43/user,7[\"ok\"]");
    private static final Set<String> MAY_BE_SENT =
            Set.of("40/public", "40/user", "42/user,[\"channel\",\"c\\\"\"]", "2");

    private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<String> ends = new ArrayList<>();
    private long events;
    private long bad;
    private long other;

    StreamFuzzTest() {
        System.out.println("StreamFuzzTest: -Dfuzz.seed=" + seed);
    }

    private final class Owner implements StreamConnection.Owner {
        @Override
        public void onJoined() {
            events++;
        }

        @Override
        public void onEvent(StreamNamespace namespace, byte[] bytes, int offset, int length) {
            events++;
            try {
                Object unused = namespace == StreamNamespace.PUBLIC
                        ? JsonReader.read(bytes, offset, length, StreamDecoder::publicEvent)
                        : JsonReader.read(bytes, offset, length, StreamDecoder::userEvent);
            } catch (DecodeException e) {
                assertEquals(null, e.getCause());
            }
        }

        @Override
        public void onBadFrame(StreamNamespace namespace, int length, String why) {
            bad++;
        }

        @Override
        public void onOther() {
            other++;
        }

        @Override
        public void onEnded(StreamReason reason, String detail) {
            ends.add(reason.name());
        }
    }

    @Test
    void shouldTakeWhateverComes() throws Exception {
        StreamSettings settings = StreamSettings.publicData().toBuilder()
                .channelId(Secret.of("c\""))
                .build();
        int frames = 0;
        for (int session = 0; frames < ROUNDS; session++) {
            EmbeddedChannel channel = new EmbeddedChannel();
            LaneContext context = new LaneContext(
                    channel.eventLoop(),
                    ClientSettings.defaults(),
                    VenueAddress.of(URI.create("https://paymium.com/api/v1")),
                    null,
                    EpochMicrosClock.system(),
                    System::nanoTime);
            StreamConnection connection = new StreamConnection(context, settings, new StreamCounters(), new Owner());
            channel.pipeline().addLast(connection);
            while (channel.pipeline().first() != connection) {
                channel.pipeline().removeFirst();
            }
            connection.begin();
            for (int step = 0; step < 100 && channel.isOpen(); step++) {
                frames++;
                byte[] frame = step < 4 && session % 2 == 0
                        ? FRAMES.get(step).getBytes(StandardCharsets.UTF_8)
                        : damaged(pick(FRAMES).getBytes(StandardCharsets.UTF_8));
                try {
                    channel.writeInbound(new TextWebSocketFrame(Unpooled.wrappedBuffer(frame)));
                    channel.checkException();
                } catch (RuntimeException | AssertionError e) {
                    fail("seed " + seed + " session " + session + " step " + step, e);
                }
            }
            assertSentNothingStrange(channel);
            channel.finishAndReleaseAll();
        }
        assertTrue(events > 1_000 && bad > 1_000 && other > 10 && ends.size() > 10, events + " " + bad + " " + other);
    }

    private void assertSentNothingStrange(EmbeddedChannel channel) {
        for (Object sent = channel.readOutbound(); sent != null; sent = channel.readOutbound()) {
            WebSocketFrame frame = (WebSocketFrame) sent;
            String text = frame.content().toString(StandardCharsets.UTF_8);
            assertTrue(
                    frame instanceof TextWebSocketFrame && MAY_BE_SENT.contains(text),
                    "seed " + seed + " sent " + text);
            frame.release();
        }
    }

    private byte[] damaged(byte[] bytes) {
        byte[] result = bytes.clone();
        for (int hits = random.nextInt(4); hits > 0 && result.length > 0; hits--) {
            int at = random.nextInt(result.length);
            switch (random.nextInt(4)) {
                case 0 -> result[at] = (byte) random.nextInt(256);
                case 1 -> result = Arrays.copyOf(result, at);
                case 2 -> result = spliced(result, at, "9".repeat(random.nextInt(200)));
                default ->
                    result = spliced(result, at, pick(List.of("\"", "{", "[", "null", "e-9999", ",", "/user,", "-")));
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
