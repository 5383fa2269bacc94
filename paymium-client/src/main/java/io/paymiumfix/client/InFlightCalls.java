package io.paymiumfix.client;

import java.util.ArrayDeque;
import java.util.List;

/** The calls of one lane that are written and not ended, in the order written. Owned by {@code venue-io}. */
final class InFlightCalls {
    private final ArrayDeque<PendingCall> calls = new ArrayDeque<>();
    /** Read from any thread. */
    private volatile int count;

    void add(PendingCall pending) {
        calls.add(pending);
        count = calls.size();
    }

    void remove(PendingCall pending) {
        calls.remove(pending);
        count = calls.size();
    }

    /** Any thread. */
    int count() {
        return count;
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    /** The call written first; null when there is none. */
    PendingCall oldest() {
        return calls.peek();
    }

    /** The call written first to {@code connection}, which awaits at least one answer. */
    PendingCall oldestOn(Connection connection) {
        for (PendingCall pending : calls) {
            if (pending.connection() == connection) {
                return pending;
            }
        }
        throw new IllegalStateException("nothing is in flight on the connection");
    }

    /** How many connections these calls wait on. */
    long connections() {
        return calls.stream().map(PendingCall::connection).distinct().count();
    }

    /** A copy to walk over while calls end. */
    List<PendingCall> snapshot() {
        return List.copyOf(calls);
    }
}
