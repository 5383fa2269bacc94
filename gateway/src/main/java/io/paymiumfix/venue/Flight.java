package io.paymiumfix.venue;

import io.paymiumfix.client.Call;
import io.paymiumfix.client.Outcome;
import java.util.function.Consumer;

/** A request handed to the client's lane and not ended. Owned by {@code venue-io}. */
final class Flight {
    private final long number;
    private final Rank rank;
    private final Call call;
    private final Consumer<Outcome> onEnd;
    private boolean passed;

    /**
     * Takes off.
     *
     * @param number grows with each hand-over
     * @param rank for the budget
     */
    Flight(final long number, final Rank rank, final Call call, final Consumer<Outcome> onEnd) {
        this.number = number;
        this.rank = rank;
        this.call = call;
        this.onEnd = onEnd;
    }

    long number() {
        return number;
    }

    Rank rank() {
        return rank;
    }

    Call call() {
        return call;
    }

    void end(final Outcome outcome) {
        onEnd.accept(outcome);
    }

    /** A later request has ended before: the lane goes on without waiting for this one. */
    void pass() {
        passed = true;
    }

    boolean passed() {
        return passed;
    }
}
