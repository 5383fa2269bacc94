package io.paymiumfix.simulator.exchange;

/** Where an order stands: Paymium's {@code state} of a trading order. */
public enum OrderState {
    /** Admitted and paid for (its money is locked), not yet seen by the matching. */
    PENDING_EXECUTION("pending_execution"),
    /** Resting in the order book, perhaps traded in part. */
    ACTIVE("active"),
    /** Ended because nothing is left to trade. */
    FILLED("filled"),
    /** Ended with something left, by its owner or because the market had no more. */
    CANCELED("canceled");

    private final String word;

    OrderState(String word) {
        this.word = word;
    }

    /** The word on the wire. */
    public String word() {
        return word;
    }

    /** Whether nothing can happen to the order any more. */
    public boolean isTerminal() {
        return this == FILLED || this == CANCELED;
    }
}
