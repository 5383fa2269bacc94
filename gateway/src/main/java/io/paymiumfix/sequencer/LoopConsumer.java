package io.paymiumfix.sequencer;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Empties a ring at the end of a loop's turn: everything that the sockets brought in one turn is one batch, and no thread is
 * woken for it. A batch at a time: the sockets have their turn between two.
 */
final class LoopConsumer<T> implements Consumer<T> {

    private final RingBuffer<T> ring;
    private final int maxBatch;
    private final String name;
    private final FailStop fail;
    private final Loop loop;
    private final EventPoller<T> poller;
    private final EventPoller.Handler<T> take = this::take;
    private final Runnable turn = this::turn;
    /** A turn is due that will see what was published before this was set. */
    private final AtomicBoolean due = new AtomicBoolean();

    private volatile EventHandler<T> handler;
    private boolean stopped;
    private boolean polling;
    private int taken;

    LoopConsumer(
            final RingBuffer<T> ring, final int maxBatch, final String name, final FailStop fail, final Loop loop) {
        this.ring = ring;
        this.maxBatch = maxBatch;
        this.name = name;
        this.fail = fail;
        this.loop = loop;
        poller = ring.newPoller();
        ring.addGatingSequences(poller.getSequence());
    }

    @Override
    public void start(final EventHandler<T> newHandler) {
        handler = newHandler;
        published();
    }

    @Override
    public void published() {
        if (handler != null && due.compareAndSet(false, true)) {
            if (loop.isCurrent()) {
                loop.atEndOfTurn(turn);
            } else {
                loop.execute(turn);
            }
        }
    }

    private void turn() {
        due.set(false);
        if (poll() && backlog() > 0 && due.compareAndSet(false, true)) {
            loop.execute(turn);
        }
    }

    @Override
    public boolean makeRoom() {
        return loop.isCurrent() && handler != null && poll();
    }

    /** @return whether there was something to take */
    private boolean poll() {
        if (stopped || polling) {
            return false;
        }
        polling = true;
        try {
            return poller.poll(take) == EventPoller.PollState.PROCESSING;
        } catch (final Throwable t) {
            fail.stop(name + " failed", t);
            return false;
        } finally {
            polling = false;
        }
    }

    /** @return whether the batch goes on */
    private boolean take(final T event, final long sequence, final boolean isLast) throws Exception {
        final boolean endOfBatch = isLast || ++taken == maxBatch;
        if (endOfBatch) {
            taken = 0;
        }
        handler.onEvent(event, sequence, endOfBatch);
        return !endOfBatch;
    }

    @Override
    public long backlog() {
        return ring.getCursor() - poller.getSequence().get();
    }

    @Override
    public boolean stop(final long timeoutMs) throws InterruptedException {
        if (loop.isCurrent()) {
            stopped = true;
            return !polling;
        }
        final CountDownLatch done = new CountDownLatch(1);
        loop.execute(() -> {
            stopped = true;
            done.countDown();
        });
        return done.await(Math.max(1, timeoutMs), TimeUnit.MILLISECONDS);
    }
}
