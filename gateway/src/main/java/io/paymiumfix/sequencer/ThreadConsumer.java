package io.paymiumfix.sequencer;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.RingBuffer;
import java.util.concurrent.CountDownLatch;

/** Takes events out of a ring on a thread of its own, named for what the thread owns. */
final class ThreadConsumer<T> implements Consumer<T> {

    private final RingBuffer<T> ring;
    private final StartSignal<T> startSignal = new StartSignal<>();
    private final BatchEventProcessor<T> processor;
    private final Thread thread;

    ThreadConsumer(final RingBuffer<T> ring, final int maxBatch, final String threadName, final FailStop fail) {
        this.ring = ring;
        processor =
                new BatchEventProcessorBuilder().setMaxBatchSize(maxBatch).build(ring, ring.newBarrier(), startSignal);
        processor.setExceptionHandler(new StopOnFault<>(threadName, fail));
        ring.addGatingSequences(processor.getSequence());
        thread = new Thread(processor, threadName);
        thread.setUncaughtExceptionHandler((dead, cause) -> fail.stop("thread " + threadName + " died", cause));
    }

    /** Returns when the thread is ready for events: a processor halted before that would lose them. */
    @Override
    public void start(final EventHandler<T> handler) throws InterruptedException {
        startSignal.handler = handler;
        thread.start();
        startSignal.started.await();
    }

    /** The ring wakes the thread. */
    @Override
    public void published() {}

    @Override
    public boolean makeRoom() {
        return false;
    }

    @Override
    public long backlog() {
        return ring.getCursor() - processor.getSequence().get();
    }

    /** Ends the thread. */
    @Override
    public boolean stop(final long timeoutMs) throws InterruptedException {
        processor.halt();
        if (thread != Thread.currentThread()) {
            thread.join(Math.max(1, timeoutMs));
            return !thread.isAlive();
        }
        return true;
    }

    /** Tells that the processor runs, and passes everything else on. */
    private static final class StartSignal<T> implements EventHandler<T> {
        private final CountDownLatch started = new CountDownLatch(1);
        /** Written before the thread starts. */
        private EventHandler<T> handler;

        @Override
        public void onEvent(final T event, final long sequence, final boolean endOfBatch) throws Exception {
            handler.onEvent(event, sequence, endOfBatch);
        }

        @Override
        public void onStart() {
            started.countDown();
        }
    }

    /** Our handlers catch everything themselves; what comes here is a fault of theirs or the ring's. */
    private record StopOnFault<T>(String threadName, FailStop fail) implements ExceptionHandler<T> {
        @Override
        public void handleEventException(final Throwable cause, final long sequence, final T event) {
            fail.stop("thread " + threadName + " failed", cause);
        }

        @Override
        public void handleOnStartException(final Throwable cause) {
            fail.stop("thread " + threadName + " did not start", cause);
        }

        @Override
        public void handleOnShutdownException(final Throwable cause) {
            fail.stop("thread " + threadName + " did not end", cause);
        }
    }
}
