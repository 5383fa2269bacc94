package io.paymiumfix.simulator;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way onto the simulator's thread, for callers on any other. */
final class Loop {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private final EventLoop eventLoop;

    Loop(EventLoop eventLoop) {
        this.eventLoop = eventLoop;
    }

    /**
     * Runs the task on the simulator's thread and waits for its result.
     *
     * @throws IllegalStateException when the simulator is closed or the caller is interrupted
     */
    <T> T call(Callable<T> task) {
        try {
            return eventLoop.inEventLoop()
                    ? task.call()
                    : eventLoop.submit(task).get();
        } catch (ExecutionException e) {
            throw asUnchecked(e.getCause());
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the simulator is closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the simulator", e);
        } catch (Exception e) {
            throw asUnchecked(e);
        }
    }

    /** Runs the task on the simulator's thread and waits until it has. */
    void run(Runnable task) {
        call(() -> {
            task.run();
            return null;
        });
    }

    /** Runs the task later; at once means in the next turn of the event loop. */
    void after(Duration delay, Runnable task) {
        if (delay.isZero()) {
            eventLoop.execute(() -> runLoudly(task));
        } else {
            var unused = eventLoop.schedule(() -> runLoudly(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private static void runLoudly(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("the simulator itself is at fault", e);
        }
    }

    private static RuntimeException asUnchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new CheckedOnLoop(cause);
    }

    /** Carries a checked exception back to the caller's thread. */
    static final class CheckedOnLoop extends RuntimeException {

        private static final long serialVersionUID = 1;

        private CheckedOnLoop(Throwable cause) {
            super(cause);
        }
    }
}
