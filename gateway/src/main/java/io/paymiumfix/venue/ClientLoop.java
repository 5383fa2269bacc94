package io.paymiumfix.venue;

import io.paymiumfix.client.PaymiumClient;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client's own thread, {@code venue-io}, lent to the edge: an order is written and its outcome handed over
 * without another thread between.
 */
final class ClientLoop implements VenueLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ClientLoop.class);

    private final PaymiumClient client;

    ClientLoop(final PaymiumClient client) {
        this.client = client;
    }

    @Override
    public void run(final Runnable task) {
        try {
            client.execute(() -> guarded(task));
        } catch (final RejectedExecutionException e) {
            LOG.debug("the client is closed: nothing is sent any more, the next start asks", e);
        }
    }

    @Override
    public void schedule(final Runnable task, final long delayMs) {
        try {
            client.schedule(() -> guarded(task), delayMs);
        } catch (final RejectedExecutionException e) {
            LOG.debug("the client is closed: nothing is done later any more", e);
        }
    }

    private static void guarded(final Runnable task) {
        try {
            task.run();
        } catch (final RuntimeException e) {
            LOG.error("ALARM a step of the venue edge failed: the call it was about may stay without outcome", e);
        }
    }
}
