package io.paymiumfix.journal;

import io.paymiumfix.order.Output;
import java.util.List;

/**
 * The running digest of everything the core ever put out: XXH64 over the encoded outputs of one
 * input, seeded with the digest of all inputs before it; 0 before the first input. Two runs with the
 * same digest at a sequence put out the same bytes up to it. Owned by one thread.
 */
public final class OutputChain {

    private static final int INITIAL_BYTES = 4096;

    private final WireWriter bytes = new WireWriter(INITIAL_BYTES);
    private final OutputEncoder encoder = new OutputEncoder(bytes);
    private final WireWriter kept = new WireWriter(INITIAL_BYTES);
    private int keptCount;
    private long digest;

    /** Goes on from a digest reached before; 0 starts anew. */
    public OutputChain(final long digest) {
        this.digest = digest;
    }

    /** Adds the outputs of the next input, which may be none. */
    public void add(final List<Output> outputs) {
        encode(outputs);
    }

    /** The same, and keeps them as they are encoded for {@link Batch#addOutputs}. */
    public void addAndKeep(final List<Output> outputs) {
        encode(outputs);
        kept.putInt(bytes.position());
        kept.putBytes(bytes.array(), 0, bytes.position());
        keptCount++;
    }

    /** For how many inputs outputs are kept. */
    int keptCount() {
        return keptCount;
    }

    /** Puts what is kept, each input's with its length in bytes before it, and forgets it. */
    void moveKept(final WireWriter out) {
        out.putBytes(kept.array(), 0, kept.position());
        kept.clear();
        keptCount = 0;
    }

    private void encode(final List<Output> outputs) {
        bytes.clear();
        for (int i = 0; i < outputs.size(); i++) {
            encoder.encode(outputs.get(i));
        }
        digest = XxHash64.hash(bytes.array(), bytes.position(), digest);
    }

    /** The digest of all inputs added so far. */
    public long digest() {
        return digest;
    }
}
