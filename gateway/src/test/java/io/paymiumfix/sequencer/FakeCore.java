package io.paymiumfix.sequencer;

import io.paymiumfix.order.Input;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.Outputs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;

/** A core that remembers what it was given, answers as told, and can be held still. */
final class FakeCore implements InputProcessor {

    record Applied(long sequence, long timeUs, Input input) {}

    private final List<Applied> applied = Collections.synchronizedList(new ArrayList<>());
    private final BiFunction<Long, Input, List<Output>> answers;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final CountDownLatch reached = new CountDownLatch(1);

    FakeCore(final BiFunction<Long, Input, List<Output>> answers) {
        this.answers = answers;
    }

    /** Answers nothing. */
    FakeCore() {
        this((sequence, input) -> List.of());
    }

    /** The next input is not applied before {@link #release}. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    void release() {
        gate.countDown();
    }

    /** Waits until an input has come as far as the core. */
    void awaitReached() throws InterruptedException {
        reached.await();
    }

    List<Applied> applied() {
        synchronized (applied) {
            return List.copyOf(applied);
        }
    }

    List<Input> inputs() {
        return applied().stream().map(Applied::input).toList();
    }

    @Override
    public void apply(final long sequence, final long timeUs, final Input input, final Outputs outputs) {
        reached.countDown();
        awaitUninterruptibly(gate);
        applied.add(new Applied(sequence, timeUs, input));
        answers.apply(sequence, input).forEach(outputs::emit);
    }

    static void awaitUninterruptibly(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (final InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
