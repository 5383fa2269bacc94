package io.paymiumfix.simulator.exchange;

/** Paymium's {@code type} of a trading order. */
public enum OrderType {
    /** Trades at its price or better and rests otherwise. */
    LIMIT("LimitOrder"),
    /** Trades at once against whatever rests, and never rests itself. */
    MARKET("MarketOrder");

    private final String word;

    OrderType(String word) {
        this.word = word;
    }

    /** The word on the wire. */
    public String word() {
        return word;
    }
}
