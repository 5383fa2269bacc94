package io.paymiumfix.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.paymiumfix.order.Output;
import io.paymiumfix.order.Output.CancelTimer;
import io.paymiumfix.order.ReportBody;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(20)
class OutputCodecTest {

    private static final int ROUNDS = 500;

    private final WireWriter out = new WireWriter(16);
    private final OutputEncoder encoder = new OutputEncoder(out);

    static List<Class<?>> outputs() {
        return RandomRecords.kindsOf(Output.class);
    }

    static Stream<Class<?>> bodies() {
        return RandomRecords.kindsOf(ReportBody.class).stream();
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void shouldGiveBackEveryOutput(final Class<? extends Output> type) {
        final long seed = System.nanoTime();
        final RandomRecords records = new RandomRecords(new Random(seed));
        for (int i = 0; i < ROUNDS; i++) {
            final Output output = records.next(type);
            assertEquals(output, decode(encode(output)), "seed " + seed + ", round " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void shouldKeepTheFormatOfEveryOutput(final Class<? extends Output> type) throws IOException {
        checkGolden(type, Golden.sample(type));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void shouldKeepTheFormatOfEveryReportBody(final Class<? extends ReportBody> type) throws IOException {
        checkGolden(type, new Output.Report("oms", 7, Golden.sample(type)));
    }

    @Test
    void shouldHashAsPublished() {
        assertEquals(0xEF46DB3751D8E999L, hash(""));
        assertEquals(0x44BC2CF5AD770999L, hash("abc"));
        assertEquals(0xFBCEA83C8A378BF1L, hash("Nobody inspects the spammish repetition"));
    }

    @Test
    void shouldChainTheDigestOverInputs() {
        final OutputChain once = new OutputChain(0);
        final OutputChain split = new OutputChain(0);
        once.add(List.of(new CancelTimer(1), new CancelTimer(2)));
        split.add(List.of(new CancelTimer(1)));
        split.add(List.of(new CancelTimer(2)));
        assertNotEquals(once.digest(), split.digest());
        final OutputChain goesOn = new OutputChain(once.digest());
        goesOn.add(List.of());
        once.add(List.of());
        assertEquals(once.digest(), goesOn.digest());
    }

    private void checkGolden(final Class<?> type, final Output output) throws IOException {
        final byte[] encoded = encode(output);
        final int version = ByteBuffer.wrap(encoded).getShort(Short.BYTES);
        final byte[] golden = Golden.bytes(type, version, encoded);
        assertArrayEquals(golden, encoded, "the format changed: give " + type + " a new version");
        assertEquals(output, decode(golden));
    }

    private byte[] encode(final Output output) {
        out.clear();
        encoder.encode(output);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static Output decode(final byte[] bytes) {
        final WireReader in = new WireReader().over(bytes, 0, bytes.length);
        final Output output = OutputDecoder.decode(in);
        assertEquals(0, in.remaining());
        return output;
    }

    private static long hash(final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return XxHash64.hash(bytes, bytes.length, 0);
    }
}
