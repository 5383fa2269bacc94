package io.paymiumfix.sequencer;

import io.paymiumfix.order.Inbox;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Fires the core's timers, on thread {@code timer}. {@code order-core} sets and cancels; a timer that was
 * cancelled does not fire after that, and one that found no room in the inbox is offered again.
 */
final class Timers {

    private static final long NO_ROOM_RETRY_US = TimeUnit.MILLISECONDS.toMicros(1);
    /** No wait is longer, for the clock may be set forward, or run slow after it was set back. */
    private static final long MAX_WAIT_US = TimeUnit.SECONDS.toMicros(1);

    private final EpochMicros clock;
    private final Inbox inbox;
    private final FailStop fail;
    private final Thread thread = new Thread(this::run, "timer");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TimerQueue queue = new TimerQueue();
    /** When the thread looks again of its own; waking it before costs more than setting a timer. */
    private long looksAgainUs = Long.MIN_VALUE;

    private boolean closed;

    Timers(final EpochMicros clock, final Inbox inbox, final FailStop fail) {
        this.clock = clock;
        this.inbox = inbox;
        this.fail = fail;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void set(final long id, final long dueUs) {
        lock.lock();
        try {
            queue.set(id, dueUs);
            if (dueUs < looksAgainUs) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    void cancel(final long id) {
        lock.lock();
        try {
            queue.cancel(id);
        } finally {
            lock.unlock();
        }
    }

    /** No timer fires after this. */
    void close(final long timeoutMs) throws InterruptedException {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        if (thread != Thread.currentThread()) {
            thread.join(Math.max(1, timeoutMs));
        }
    }

    private void run() {
        try {
            fireUntilClosed();
        } catch (final Throwable t) {
            fail.stop("the timers failed; start again: what is due fires then", t);
        }
    }

    private void fireUntilClosed() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && !fail.isStopped()) {
                final long nowUs = clock.nowUs();
                final long waitUs = queue.fireDue(nowUs, inbox) ? untilNextUs(nowUs) : NO_ROOM_RETRY_US;
                looksAgainUs = nowUs + waitUs;
                changed.awaitNanos(TimeUnit.MICROSECONDS.toNanos(waitUs));
            }
        } finally {
            lock.unlock();
        }
    }

    private long untilNextUs(final long nowUs) {
        final long nextDueUs = queue.nextDueUs();
        return nextDueUs > nowUs + MAX_WAIT_US ? MAX_WAIT_US : nextDueUs - nowUs;
    }
}
