package io.paymiumfix.venue;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link VenueLoop} on a thread of its own. Stands in for the client's event loop, which the client does not
 * lend: it costs each call and each outcome one hand-over more.
 */
final class ThreadLoop implements VenueLoop, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadLoop.class);

    private final ScheduledThreadPoolExecutor executor;
    private volatile Thread thread;

    ThreadLoop() {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            final Thread created = new Thread(task, "venue-edge");
            created.setDaemon(true);
            thread = created;
            return created;
        });
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy()); // after close nobody asks
    }

    @Override
    public void run(final Runnable task) {
        if (Thread.currentThread() == thread) {
            task.run();
        } else {
            executor.execute(() -> guarded(task));
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // guarded: nothing is thrown into it
    public void schedule(final Runnable task, final long delayMs) {
        executor.schedule(() -> guarded(task), delayMs, TimeUnit.MILLISECONDS);
    }

    private static void guarded(final Runnable task) {
        try {
            task.run();
        } catch (final RuntimeException e) {
            LOG.error("ALARM a step of the venue edge failed: the call it was about may stay without outcome", e);
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
