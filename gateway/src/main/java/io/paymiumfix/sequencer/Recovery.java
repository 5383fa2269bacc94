package io.paymiumfix.sequencer;

import io.paymiumfix.journal.Entry;
import io.paymiumfix.journal.Journal;
import io.paymiumfix.journal.OutputChain;
import io.paymiumfix.order.Output;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a journal into a new core: the core is then as it was, every output was compared with what was
 * put out at the time, and nothing was sent anywhere. Used by one thread, once.
 */
public final class Recovery {

    private final InputProcessor core;
    private final OutputChain chain = new OutputChain(0);
    private final UnfinishedWork work = new UnfinishedWork();
    private final List<Output> outputs = new ArrayList<>();

    private long nextSequence = 1;
    private long lastTimeUs = Long.MIN_VALUE;

    private long batchStart = 1;
    private long digestBeforeBatch;
    private long verifiedThrough;

    private Recovery(final InputProcessor core) {
        this.core = core;
    }

    /**
     * Applies every entry.
     *
     * @param core a new one, nothing applied to it yet
     * @throws ReplayDiffersException an output was different then
     * @throws IOException the journal cannot be read
     */
    public static Recovered replay(final Journal journal, final InputProcessor core) throws IOException {
        final Recovery recovery = new Recovery(core);
        journal.read(1, recovery::onEntry);
        return new Recovered(
                recovery.nextSequence, recovery.lastTimeUs, recovery.chain.digest(), recovery.work.result());
    }

    private void onEntry(final Entry entry) throws IOException {
        if (entry.sequence() != nextSequence) {
            throw new IOException("the journal gave input " + entry.sequence() + " where " + nextSequence + " belongs");
        }
        verify(entry);
        core.apply(entry.sequence(), entry.timeUs(), entry.input(), outputs::add);
        work.onInput(entry.input());
        work.onOutputs(outputs);
        chain.add(outputs);
        outputs.clear();
        lastTimeUs = entry.timeUs();
        nextSequence++;
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
