package io.paymiumfix.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FixFrameDecoderTest {
    private static final int MOST_BYTES = 200;
    private static final int LONGEST_BYTES = 100_000;
    private static final String FIRST = "8=FIX.4.4|9=5|35=0|10=163|";
    private static final String SECOND = "8=FIX.4.4|9=13|35=1|112=abc|10=001|";

    private final EmbeddedChannel channel = new EmbeddedChannel(new FixFrameDecoder(MOST_BYTES));

    @Test
    void shouldHandOnAllMessagesOfAReading() {
        assertEquals(List.of(FIRST, SECOND, FIRST), read(FIRST + SECOND + FIRST + "8=FIX.4.4|9=5|35"));
    }

    @Test
    void shouldTakeMessagesCutAnywhere() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        final String sent = (FIRST + SECOND).repeat(50);
        final List<String> got = new ArrayList<>();
        int at = 0;
        while (at < sent.length()) {
            final int to = Math.min(sent.length(), at + 1 + random.nextInt(60));
            got.addAll(read(sent.substring(at, to)));
            at = to;
        }
        assertEquals(sent, String.join("", got), "seed " + seed);
        assertEquals(100, got.size(), "seed " + seed);
    }

    /** With room that has to grow, and is given back. */
    @Test
    void shouldTakeLongMessagesCutAnywhere() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        final EmbeddedChannel roomy = new EmbeddedChannel(new FixFrameDecoder(LONGEST_BYTES));
        final StringBuilder sent = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            sent.append(random.nextInt(4) == 0 ? longMessage(random.nextInt(LONGEST_BYTES - 10)) : FIRST);
        }
        final StringBuilder got = new StringBuilder();
        for (int at = 0, to; at < sent.length(); at = to) {
            to = Math.min(sent.length(), at + 1 + random.nextInt(16 << 10));
            got.append(String.join("", read(roomy, sent.substring(at, to))));
        }
        assertEquals(sent.toString(), got.toString(), "seed " + seed);
    }

    @Test
    void shouldGoOnAfterALongMessageThatEndedItsReading() {
        final EmbeddedChannel roomy = new EmbeddedChannel(new FixFrameDecoder(LONGEST_BYTES));
        final String longest = longMessage(LONGEST_BYTES - 10);

        assertEquals(List.of(longest), read(roomy, longest));
        assertEquals(List.of(FIRST), read(roomy, FIRST));
        assertEquals(List.of(SECOND), read(roomy, SECOND));
    }

    private static String longMessage(final int textBytes) {
        return "8=FIX.4.4|9=" + (textBytes + 4) + "|58=" + "x".repeat(textBytes) + "|10=000|";
    }

    @Test
    void shouldKeepEachByteAsOneCharacter() {
        final String message = "8=FIX.4.4|9=7|58=\u00e9\u00ff\u0080|10=000|";
        assertEquals(List.of(message), read(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8=FIX.4.4|9=0005|35=0|10=163|",
                "8=FIXT.1.1|9=5|35=0|10=163|",
            })
    void shouldTakeUnusualHeads(final String message) {
        assertEquals(List.of(message), read(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "8=FIX.4.4|9=x|",
                "8=FIX.4.4|9=|35=0|10=163|",
                "8=FIX.4.4|9=4|35=0|10=163|",
                "8=FIX.4.4|35=0|10=163|",
                "8=FIX.4.4.4.4.4.4.4.4|9=5|",
                "8=FIX8=FIX.4.4|",
                "8=FIX.4.4|9=1234567890123|",
            })
    void shouldPassOverWhatIsNoMessage(final String garbage) {
        assertEquals(List.of(FIRST, SECOND), read(FIRST + garbage + SECOND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8=FIX.4.4|9=201|", "8=FIX.4.4|9=201", "8=FIX.4.4|9=99999999999|"})
    void shouldEndAtAMessageThatIsTooLong(final String claim) {
        assertThrows(FixFrames.FrameException.class, () -> read(claim));
    }

    @Test
    void shouldEndAtTooMuchGarbageInARow() {
        for (int i = 0; i < 10; i++) {
            assertEquals(List.of(FIRST), read("x".repeat(MOST_BYTES) + FIRST));
        }
        assertEquals(List.of(), read("x".repeat(MOST_BYTES)));

        assertThrows(FixFrames.FrameException.class, () -> read("x"));
    }

    private List<String> read(final String bytes) {
        return read(channel, bytes);
    }

    private static List<String> read(final EmbeddedChannel channel, final String bytes) {
        final ByteBuf in = Unpooled.copiedBuffer(bytes.replace('|', '\001'), StandardCharsets.ISO_8859_1);
        channel.writeInbound(in);
        final List<String> messages = new ArrayList<>();
        String message;
        while ((message = channel.readInbound()) != null) {
            messages.add(message.replace('\001', '|'));
        }
        return messages;
    }
}
