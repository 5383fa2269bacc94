package io.paymiumfix.sequencer;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import java.util.Optional;

/**
 * What takes events out of a ring, one after the other, on one thread. It holds its place in the ring from the beginning, so
 * that what is published before {@link #start} waits for it.
 */
interface Consumer<T> {

    /**
     * On the loop when there is one, else on a thread of its own.
     *
     * @param name of the thread it needs, or of what it is
     */
    static <T> Consumer<T> of(
            final RingBuffer<T> ring,
            final int maxBatch,
            final String name,
            final FailStop fail,
            final Optional<Loop> loop) {
        return loop.isPresent()
                ? new LoopConsumer<>(ring, maxBatch, name, fail, loop.get())
                : new ThreadConsumer<>(ring, maxBatch, name, fail);
    }

    /** Begins; returns when nothing published from now on can be lost. */
    void start(EventHandler<T> handler) throws InterruptedException;

    /** Something was published. Every producer says so, after it. */
    void published();

    /**
     * The one who publishes found no room: takes out what it can, if it stands on the thread that would do so.
     *
     * @return false when there is nothing to do but wait
     */
    boolean makeRoom();

    /** Events published and not yet dealt with; any thread. */
    long backlog();

    /** Takes nothing after the batch it is in; false when it is still in it after that time. */
    boolean stop(long timeoutMs) throws InterruptedException;
}
