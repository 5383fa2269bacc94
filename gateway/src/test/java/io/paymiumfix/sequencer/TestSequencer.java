package io.paymiumfix.sequencer;

import io.paymiumfix.journal.Journal;
import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Inbox.Urgency;
import io.paymiumfix.order.Input;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** A sequencer among fakes, with a clock that stands where it is put. */
final class TestSequencer implements AutoCloseable {

    static final SequencerSettings SMALL = small(WaitMode.BLOCKING);
    private static final long DRAIN_MS = 20_000;

    final AtomicLong clockUs = new AtomicLong(1_000);
    final FakeEdges edges = new FakeEdges();
    final List<Input> appended = Collections.synchronizedList(new ArrayList<>());
    final List<String> fatal = Collections.synchronizedList(new ArrayList<>());
    private volatile QueryProcessor questions = (timeUs, query) -> List.of();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Optional<TestLoop> loop;
    private final Sequencer sequencer;

    static SequencerSettings small(final WaitMode waitMode) {
        return new SequencerSettings(8, 8, 4, waitMode, 60_000);
    }

    TestSequencer(final SequencerSettings settings) {
        loop = settings.waitMode() == WaitMode.INLINE ? Optional.of(new TestLoop()) : Optional.empty();
        sequencer = new Sequencer(
                settings,
                clockUs::get,
                (what, cause) -> {
                    fatal.add(what + ": " + cause.getMessage());
                    stopped.countDown();
                },
                loop.map(Loop.class::cast));
    }

    /** Before the start: what answers questions. */
    TestSequencer answering(final QueryProcessor processor) {
        questions = processor;
        return this;
    }

    TestSequencer start(final Journal journal, final InputProcessor core) throws InterruptedException {
        return start(journal, core, Recovered.NOTHING);
    }

    TestSequencer start(final Journal journal, final InputProcessor core, final Recovered recovered)
            throws InterruptedException {
        sequencer.start(
                new Sequencer.Parts(journal, core, questions, edges, edges, appended::add, Probe.NONE), recovered);
        return this;
    }

    TestLoop loop() {
        return loop.orElseThrow();
    }

    Sequencer sequencer() {
        return sequencer;
    }

    Inbox inbox() {
        return sequencer.inbox();
    }

    boolean offer(final Input input) {
        return inbox().offer(input, Urgency.ESSENTIAL);
    }

    boolean drain() {
        return sequencer.drain(DRAIN_MS);
    }

    void awaitStopped() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void close() throws IOException {
        sequencer.close();
        loop.ifPresent(TestLoop::close);
    }
}
