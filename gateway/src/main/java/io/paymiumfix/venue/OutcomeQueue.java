package io.paymiumfix.venue;

import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Input;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Inputs on their way into the core's ring, in order. A full ring keeps them here: none is lost or passes
 * another, and {@link #backlogged} makes the lanes take no further call, so that no more than the calls in
 * flight can add to it. Owned by {@code venue-io}.
 */
final class OutcomeQueue {
    private static final Logger LOG = LoggerFactory.getLogger(OutcomeQueue.class);
    private static final long RETRY_MS = 1;

    private final Inbox inbox;
    private final VenueLoop loop;
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private Runnable onDrained = () -> {};
    private boolean retryArmed;

    OutcomeQueue(final Inbox inbox, final VenueLoop loop) {
        this.inbox = inbox;
        this.loop = loop;
    }

    private record Entry(Input input, Runnable taken) {}

    /** Called whenever the queue has emptied again. */
    void onDrained(final Runnable action) {
        onDrained = action;
    }

    /** Hands the input over, now or as soon as there is room. */
    void deliver(final Input input) {
        deliver(input, () -> {});
    }

    /** As {@link #deliver(Input)}; {@code taken} runs when the ring has it. */
    void deliver(final Input input, final Runnable taken) {
        if (waiting.isEmpty() && inbox.offer(input, Inbox.Urgency.ESSENTIAL)) {
            taken.run();
            return;
        }
        if (waiting.isEmpty()) {
            LOG.warn("the order core's ring is full: outcomes wait and no further call leaves until it has room");
        }
        waiting.add(new Entry(input, taken));
        armRetry();
    }

    /** True while an input waits for room. */
    boolean backlogged() {
        return !waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    private void armRetry() {
        if (!retryArmed) {
            retryArmed = true;
            loop.schedule(this::retry, RETRY_MS);
        }
    }

    private void retry() {
        retryArmed = false;
        while (!waiting.isEmpty()) {
            final Entry head = waiting.peek();
            if (!inbox.offer(head.input, Inbox.Urgency.ESSENTIAL)) {
                armRetry();
                return;
            }
            waiting.remove();
            head.taken.run();
        }
        onDrained.run();
    }
}
