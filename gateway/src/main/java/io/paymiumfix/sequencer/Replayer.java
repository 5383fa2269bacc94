package io.paymiumfix.sequencer;

import io.paymiumfix.journal.Entry;
import io.paymiumfix.journal.OutputChain;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.StateReader;
import io.paymiumfix.order.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies journalled inputs to a core and keeps what goes with it: sequence, time, digest, and what is not
 * completed. Compares each digest with the journalled one. Owned by one thread.
 */
final class Replayer {

    private final InputProcessor core;
    private final OutputChain chain;
    private final UnfinishedWork work;
    private final List<Output> outputs = new ArrayList<>();

    private long sequence;
    private long lastTimeUs;

    private boolean isComparing = true;
    private long batchStart;
    private long digestBeforeBatch;
    private long verifiedThrough;

    private Replayer(
            final InputProcessor core,
            final UnfinishedWork work,
            final long sequence,
            final long lastTimeUs,
            final long digest) {
        this.core = core;
        this.work = work;
        this.sequence = sequence;
        this.lastTimeUs = lastTimeUs;
        chain = new OutputChain(digest);
        batchStart = sequence + 1;
        verifiedThrough = sequence;
        digestBeforeBatch = digest;
    }

    /** Of a core to which nothing was applied yet. */
    static Replayer of(final InputProcessor core) {
        return new Replayer(core, new UnfinishedWork(), 0, Long.MIN_VALUE, 0);
    }

    /** Goes on where {@link #save} was called; the core must be in the state it had then. */
    static Replayer load(final StateReader in, final InputProcessor core) {
        final long sequence = in.readLong();
        final long lastTimeUs = in.readLong();
        final long digest = in.readLong();
        return new Replayer(core, UnfinishedWork.load(in), sequence, lastTimeUs, digest);
    }

    /** Everything but the core; between two batches. */
    void save(final StateWriter out) {
        out.putLong(sequence);
        out.putLong(lastTimeUs);
        out.putLong(chain.digest());
        work.save(out);
    }

    /**
     * Applies the next entry.
     *
     * @throws ReplayDiffersException an output was different then
     * @throws IOException it is not the next
     */
    void onEntry(final Entry entry) throws IOException {
        if (entry.sequence() != sequence + 1) {
            throw new IOException(
                    "the journal gave input " + entry.sequence() + " where " + (sequence + 1) + " belongs");
        }
        if (isComparing) {
            verify(entry);
        }
        outputs.clear();
        core.apply(entry.sequence(), entry.timeUs(), entry.input(), outputs::add);
        work.onInput(entry.input());
        work.onOutputs(outputs);
        chain.add(outputs);
        lastTimeUs = entry.timeUs();
        sequence = entry.sequence();
    }

    /** From now on digests are not compared. */
    void compareNothing() {
        isComparing = false;
    }

    /** What the last entry led to; valid until the next. */
    List<Output> outputs() {
        return outputs;
    }

    long sequence() {
        return sequence;
    }

    long digest() {
        return chain.digest();
    }

    Recovered result() {
        return new Recovered(sequence + 1, lastTimeUs, chain.digest(), work.result());
    }

    /** All entries of a batch carry the digest from before the batch: it was not applied when they were written. */
    private void verify(final Entry entry) throws ReplayDiffersException {
        if (entry.behind() == 0) {
            digestBeforeBatch = chain.digest();
            verifiedThrough = batchStart - 1;
            batchStart = entry.sequence();
        }
        if (entry.digest() != digestBeforeBatch) {
            throw new ReplayDiffersException(
                    verifiedThrough + 1, Math.max(1, batchStart - 1), entry.digest(), digestBeforeBatch);
        }
    }
}
