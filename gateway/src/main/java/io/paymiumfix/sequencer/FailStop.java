package io.paymiumfix.sequencer;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops everything at the first fault, once: after it nothing is taken in and nothing is applied. */
final class FailStop {

    private static final Logger LOG = LoggerFactory.getLogger(FailStop.class);

    private final FatalListener listener;
    private final AtomicBoolean stopped = new AtomicBoolean();

    FailStop(final FatalListener listener) {
        this.listener = listener;
    }

    boolean isStopped() {
        return stopped.get();
    }

    /** Stops, unless it has stopped before. */
    void stop(final String what, final Throwable cause) {
        if (!stopped.compareAndSet(false, true)) {
            return;
        }
        LOG.error("the cause of the stop that follows", cause);
        LOG.error("STOPPED: {}: {}", what, cause.toString());
        try {
            listener.onFatal(what, cause);
        } catch (final RuntimeException e) {
            LOG.error("could not end the process: end it by hand", e);
        }
    }
}
