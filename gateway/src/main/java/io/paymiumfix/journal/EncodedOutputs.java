package io.paymiumfix.journal;

import io.paymiumfix.order.Output;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What the core put out for one input, as it is journalled with {@code journal.outputs: full}. Two are
 * equal when every byte is.
 *
 * @param sequence of the input
 * @param bytes its outputs, in order, as the digest has them; not to be changed
 */
public record EncodedOutputs(long sequence, ByteBuffer bytes) {

    private static final int INITIAL_BYTES = 256;

    /** What is journalled for these outputs. */
    public static EncodedOutputs of(final long sequence, final List<Output> outputs) {
        final WireWriter out = new WireWriter(INITIAL_BYTES);
        final OutputEncoder encoder = new OutputEncoder(out);
        outputs.forEach(encoder::encode);
        return new EncodedOutputs(sequence, out.buffer());
    }

    /** The outputs again. */
    public List<Output> decode() {
        final byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        final WireReader in = new WireReader().over(copy, 0, copy.length);
        final List<Output> outputs = new ArrayList<>();
        while (in.remaining() > 0) {
            outputs.add(OutputDecoder.decode(in));
        }
        return outputs;
    }
}
