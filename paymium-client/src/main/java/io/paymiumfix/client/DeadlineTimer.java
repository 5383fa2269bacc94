package io.paymiumfix.client;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Wakes its owner for the earliest of many deadlines with one scheduled task, so that a call answered in time costs no timer.
 * The owner looks for what is due and arms again. Owned by {@code venue-io}.
 */
final class DeadlineTimer {
    private final EventExecutor venueIo;
    private final NanoClock nanoClock;
    private final Runnable onDue;

    private ScheduledFuture<?> scheduled;
    private long scheduledNs;

    DeadlineTimer(EventExecutor venueIo, NanoClock nanoClock, Runnable onDue) {
        this.venueIo = venueIo;
        this.nanoClock = nanoClock;
        this.onDue = onDue;
    }

    /** Makes sure the owner is woken at {@code deadlineNs} or before. */
    void armNoLaterThan(long deadlineNs) {
        if (scheduled != null) {
            if (scheduledNs - deadlineNs <= 0) {
                return;
            }
            scheduled.cancel(false);
        }
        scheduledNs = deadlineNs;
        scheduled = venueIo.schedule(this::onScheduled, deadlineNs - nanoClock.nanoTime(), TimeUnit.NANOSECONDS);
    }

    void cancel() {
        if (scheduled != null) {
            scheduled.cancel(false);
            scheduled = null;
        }
    }

    private void onScheduled() {
        scheduled = null;
        onDue.run();
    }
}
