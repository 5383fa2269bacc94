package io.paymiumfix.client;

/** Receives the one outcome of a submitted call. Runs on {@code venue-io}; must not block. */
@FunctionalInterface
public interface OutcomeHandler {
    /**
     * Called exactly once per submitted call. An exception thrown here is logged and harms nothing else.
     *
     * @see Outcome#dispatch(Outcome.Handler)
     */
    void onOutcome(Outcome outcome);
}
