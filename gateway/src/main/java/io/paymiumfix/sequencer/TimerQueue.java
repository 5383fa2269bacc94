package io.paymiumfix.sequencer;

import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Input.TimerFired;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** The timers that are set, by due time. Not safe for threads: {@link Timers} guards it. */
final class TimerQueue {

    private record Timer(long dueUs, long id) {}

    private final TreeSet<Timer> byDue =
            new TreeSet<>(Comparator.comparingLong(Timer::dueUs).thenComparingLong(Timer::id));
    private final Map<Long, Timer> byId = new HashMap<>();

    /** Sets the timer, or moves it when it is set already. */
    void set(final long id, final long dueUs) {
        final Timer timer = new Timer(dueUs, id);
        final Timer before = byId.put(id, timer);
        if (before != null) {
            byDue.remove(before);
        }
        byDue.add(timer);
    }

    void cancel(final long id) {
        final Timer timer = byId.remove(id);
        if (timer != null) {
            byDue.remove(timer);
        }
    }

    /** When the next one is due; {@link Long#MAX_VALUE} when none is set. */
    long nextDueUs() {
        return byDue.isEmpty() ? Long.MAX_VALUE : byDue.first().dueUs();
    }

    int size() {
        return byId.size();
    }

    /**
     * Offers every timer that is due, in order; each is then no longer set.
     *
     * @return false when the inbox had no room: what it did not take is still set
     */
    boolean fireDue(final long nowUs, final Inbox inbox) {
        while (!byDue.isEmpty() && byDue.first().dueUs() <= nowUs) {
            final Timer due = byDue.first();
            if (!inbox.offer(new TimerFired(due.id()), Inbox.Urgency.ESSENTIAL)) {
                return false;
            }
            byDue.remove(due);
            byId.remove(due.id());
        }
        return true;
    }
}
