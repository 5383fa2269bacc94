package io.paymiumfix;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the locks of the tokens now and then, on a thread of its own, {@code token-watch}: the system deletes from the
 * folder for temporary files what nobody has touched for some days, and a lock on a file without a name keeps nobody out.
 */
final class TokenWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TokenWatch.class);
    private static final String THREAD = "token-watch";
    private static final long EVERY_MS = TimeUnit.HOURS.toMillis(1);

    private final TokenLocks locks;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        final Thread thread = new Thread(task, THREAD);
        thread.setDaemon(true);
        return thread;
    });

    private TokenWatch(final TokenLocks locks) {
        this.locks = locks;
    }

    /** Looks after them from now on; they stay the caller's to close, after this. */
    static TokenWatch over(final TokenLocks locks) {
        return over(locks, EVERY_MS);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the timer, and look() lets nothing out
    static TokenWatch over(final TokenLocks locks, final long everyMs) {
        final TokenWatch watch = new TokenWatch(locks);
        watch.timer.scheduleWithFixedDelay(watch::look, everyMs, everyMs, TimeUnit.MILLISECONDS);
        return watch;
    }

    private void look() {
        try {
            locks.renew();
        } catch (RuntimeException e) {
            LOG.error("ALARM TOKEN_LOCK: it could not be looked after; tried again", e);
        }
    }

    @Override
    public void close() {
        timer.shutdown();
    }
}
