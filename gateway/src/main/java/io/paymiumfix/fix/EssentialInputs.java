package io.paymiumfix.fix;

import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Input;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the core must be told, in order: session events, stored and proven reports. When the inbox has no room they wait here and
 * are offered again; nobody waits with them.
 *
 * <p>Safe for any thread. Holds at most one {@link Input.ReportsStored} and one {@link Input.DeliveryProven} per
 * session, so it stays as small as the number of logons.
 */
final class EssentialInputs {

    private static final Logger LOG = LoggerFactory.getLogger(EssentialInputs.class);
    private static final long RETRY_MS = 5;

    private final Inbox inbox;
    private final Housekeeping housekeeping;
    private final Deque<Input> waiting = new ArrayDeque<>();

    EssentialInputs(final Inbox inbox, final Housekeeping housekeeping) {
        this.inbox = inbox;
        this.housekeeping = housekeeping;
    }

    synchronized void offer(final Input input) {
        if (waiting.isEmpty()) {
            if (inbox.offer(input, Inbox.Urgency.ESSENTIAL)) {
                return;
            }
            LOG.warn("the core has no room for {}: offered again every {} ms", input, RETRY_MS);
            housekeeping.after(RETRY_MS, this::retry);
        } else {
            waiting.removeIf(earlier -> supersedes(input, earlier));
        }
        waiting.addLast(input);
    }

    /** How far a session's reports are stored, or proven, is told best by the latest word alone. */
    private static boolean supersedes(final Input next, final Input earlier) {
        if (next instanceof Input.ReportsStored stored) {
            return earlier instanceof Input.ReportsStored before
                    && stored.session().equals(before.session());
        }
        return next instanceof Input.DeliveryProven proven
                && earlier instanceof Input.DeliveryProven before
                && proven.session().equals(before.session());
    }

    private synchronized void retry() {
        while (!waiting.isEmpty() && inbox.offer(waiting.peekFirst(), Inbox.Urgency.ESSENTIAL)) {
            waiting.removeFirst();
        }
        if (!waiting.isEmpty()) {
            housekeeping.after(RETRY_MS, this::retry);
        }
    }
}
