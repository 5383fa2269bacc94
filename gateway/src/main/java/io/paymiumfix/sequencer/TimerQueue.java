package io.paymiumfix.sequencer;

import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Input.TimerFired;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * The timers that are set, by due time. Not safe for threads: {@link Timers} guards it.
 *
 * <p>What is cancelled or moved stays in the queue until its time comes or most of the queue is such: an order sets its timers
 * in nearly the order in which they are due, so that setting costs next to nothing, while finding one to take it out does.
 */
final class TimerQueue {

    private static final int FORGOTTEN_AT_LEAST = 64;

    private record Timer(long dueUs, long id) {}

    private final Queue<Timer> byDue =
            new PriorityQueue<>(Comparator.comparingLong(Timer::dueUs).thenComparingLong(Timer::id));
    private final Map<Long, Timer> byId = new HashMap<>();

    /** Sets the timer, or moves it when it is set already. */
    void set(final long id, final long dueUs) {
        final Timer timer = new Timer(dueUs, id);
        if (!timer.equals(byId.put(id, timer))) {
            byDue.add(timer);
            dropForgotten();
        }
    }

    void cancel(final long id) {
        byId.remove(id);
        dropForgotten();
    }

    private void dropForgotten() {
        if (byDue.size() > 2 * byId.size() + FORGOTTEN_AT_LEAST) {
            byDue.removeIf(timer -> !isSet(timer));
        }
    }

    private boolean isSet(final Timer timer) {
        return timer.equals(byId.get(timer.id()));
    }

    /** The next that is still set; null when none is. */
    private Timer next() {
        Timer next = byDue.peek();
        while (next != null && !isSet(next)) {
            byDue.remove();
            next = byDue.peek();
        }
        return next;
    }

    /** When the next one is due; {@link Long#MAX_VALUE} when none is set. */
    long nextDueUs() {
        final Timer next = next();
        return next == null ? Long.MAX_VALUE : next.dueUs();
    }

    int size() {
        return byId.size();
    }

    /** What it holds in memory, those cancelled and moved included. */
    int held() {
        return byDue.size();
    }

    /**
     * Offers every timer that is due, in order; each is then no longer set.
     *
     * @return false when the inbox had no room: what it did not take is still set
     */
    boolean fireDue(final long nowUs, final Inbox inbox) {
        for (Timer due = next(); due != null && due.dueUs() <= nowUs; due = next()) {
            if (!inbox.offer(new TimerFired(due.id()), Inbox.Urgency.ESSENTIAL)) {
                return false;
            }
            byDue.remove(due);
            byId.remove(due.id());
        }
        return true;
    }
}
