package io.paymiumfix.sequencer;

import com.lmax.disruptor.EventHandler;
import io.paymiumfix.journal.Batch;
import io.paymiumfix.journal.OutputChain;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.Outputs;
import io.paymiumfix.order.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What thread {@code order-core} does: stamps and encodes the inputs of a batch, appends and syncs
 * them together, and only then applies each and hands its outputs over. Owns the journal, the core,
 * the sequence and the digest. A question is answered in its place, and not journalled. A fault anywhere stops the gateway and nothing more is applied.
 */
final class OrderCoreHandler implements EventHandler<Slot<Input, Query>> {

    private static final int MAX_BATCH_BYTES = 1 << 20;

    private enum Step {
        TAKING("could not be taken; if the journal failed, see to its disk; then start again: it was not acted on"),
        LISTENING("was journalled and could not be passed on; start again"),
        APPLYING("is journalled and the core failed on it, and will again at a start: keep the journal and report it"),
        HANDING_OVER("was applied and its outputs could not be handed over; start again: they are re-derived");

        private final String words;

        Step(final String words) {
            this.words = words;
        }
    }

    private final Sequencer.Parts parts;
    private final MonotoneClock clock;
    private final Dispatch dispatch;
    private final FailStop fail;

    private final Batch batch = new Batch();
    private final Staged[] staged;
    private final List<Output> outputs = new ArrayList<>();
    private final Outputs emit = outputs::add;
    private final OutputChain chain;
    private final boolean isKeepingOutputs;

    private int stagedCount;
    private long sequence;
    private Step step = Step.TAKING;
    private volatile Progress progress;

    OrderCoreHandler(
            final Sequencer.Parts parts,
            final Recovered recovered,
            final MonotoneClock clock,
            final Dispatch dispatch,
            final FailStop fail,
            final int maxBatch) {
        this.parts = parts;
        this.clock = clock;
        this.dispatch = dispatch;
        this.fail = fail;
        chain = new OutputChain(recovered.digest());
        isKeepingOutputs = parts.journal().wantsOutputs();
        sequence = recovered.nextSequence() - 1;
        progress = new Progress(sequence, chain.digest());
        staged = new Staged[maxBatch];
        for (int i = 0; i < maxBatch; i++) {
            staged[i] = new Staged();
        }
    }

    /** How far the last whole batch brought it; any thread. */
    Progress progress() {
        return progress;
    }

    @Override
    public void onEvent(final Slot<Input, Query> slot, final long ringSequence, final boolean endOfBatch) {
        final Query query = slot.takeQuestion();
        final Input input = slot.take();
        if (fail.isStopped()) {
            return;
        }
        if (query == null) {
            take(input, slot.publishedNs(), endOfBatch);
        } else {
            answer(query);
        }
    }

    private void take(final Input input, final long publishedNs, final boolean endOfBatch) {
        try {
            stage(input, publishedNs);
            if (endOfBatch || batch.bytes() >= MAX_BATCH_BYTES) {
                commit();
            }
        } catch (final Throwable t) {
            fail.stop("input " + (sequence + 1) + " " + step.words, t);
        }
    }

    /** All inputs before it are journalled and applied first, so that nothing is told that a crash could undo. */
    private void answer(final Query query) {
        try {
            if (stagedCount > 0) {
                commit();
            }
            dispatch.answer(query, parts.questions().answer(clock.nowUs(), query));
        } catch (final Throwable t) {
            fail.stop("after input " + sequence + " " + query + " could not be answered; start again", t);
        }
    }

    /** {@code sequence} is the last one applied, so the batch's are those after it. */
    private void stage(final Input input, final long publishedNs) {
        step = Step.TAKING;
        final long timeUs = clock.nowUs();
        if (isKeepingOutputs && stagedCount == 0) {
            batch.addOutputs(sequence + 1, timeUs, chain);
        }
        batch.add(sequence + stagedCount + 1, timeUs, chain.digest(), input);
        staged[stagedCount].set(input, timeUs, publishedNs);
        stagedCount++;
    }

    private void commit() throws IOException {
        parts.journal().append(batch);
        parts.journal().sync();
        final long journalledNs = System.nanoTime();
        step = Step.LISTENING;
        for (int i = 0; i < stagedCount; i++) {
            parts.appendListener().afterAppend(staged[i].input());
        }
        for (int i = 0; i < stagedCount && !fail.isStopped(); i++) {
            apply(staged[i]);
            parts.probe().onApplied(staged[i].publishedNs(), journalledNs, System.nanoTime());
            staged[i].clear();
        }
        stagedCount = 0;
        batch.clear();
        if (!fail.isStopped()) {
            progress = new Progress(sequence, chain.digest());
        }
    }

    private void apply(final Staged next) {
        step = Step.APPLYING;
        parts.core().apply(sequence + 1, next.timeUs(), next.input(), emit);
        step = Step.HANDING_OVER;
        for (int i = 0; i < outputs.size(); i++) {
            outputs.get(i).dispatch(dispatch);
        }
        if (isKeepingOutputs) {
            chain.addAndKeep(outputs);
        } else {
            chain.add(outputs);
        }
        outputs.clear();
        sequence++;
    }
}
