package io.paymiumfix.fix;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread {@code fix-housekeeping}: short tasks, now or later. After {@link #close} nothing runs any more. */
final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
        final Thread thread = new Thread(task, "fix-housekeeping");
        thread.setDaemon(true);
        return thread;
    });

    void now(final Runnable task) {
        after(0, task);
    }

    void after(final long delayMs, final Runnable task) {
        try {
            final ScheduledFuture<?> unused = executor.schedule(() -> run(task), delayMs, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("not run, the FIX edge has stopped", e);
        }
    }

    /** How many tasks wait, for now or for later. */
    int waiting() {
        return executor.getQueue().size();
    }

    private static void run(final Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a task of the FIX edge failed; the others go on", e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
