package io.paymiumfix.venue;

import io.paymiumfix.client.Call;
import io.paymiumfix.client.Outcome;

/** A request handed to the client's lane and not ended. Owned by {@code venue-io}. */
final class Flight {
    private final long number;
    private final Rank rank;
    private final long spent;
    private final Call call;
    private final End onEnd;
    private boolean passed;

    /** Hears how a flight ended, and when, UTC microseconds since the epoch. */
    @FunctionalInterface
    interface End {
        void ended(Outcome outcome, long nowUs);
    }

    /**
     * Takes off.
     *
     * @param number grows with each hand-over
     * @param rank for the budget
     * @param spent which call of the budget it is
     */
    Flight(final long number, final Rank rank, final long spent, final Call call, final End onEnd) {
        this.number = number;
        this.rank = rank;
        this.spent = spent;
        this.call = call;
        this.onEnd = onEnd;
    }

    long number() {
        return number;
    }

    Rank rank() {
        return rank;
    }

    long spent() {
        return spent;
    }

    Call call() {
        return call;
    }

    void end(final Outcome outcome, final long nowUs) {
        onEnd.ended(outcome, nowUs);
    }

    /** A later request has ended before: the lane goes on without waiting for this one. */
    void pass() {
        passed = true;
    }

    boolean passed() {
        return passed;
    }
}
