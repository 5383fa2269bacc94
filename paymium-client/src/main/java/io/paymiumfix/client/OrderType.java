package io.paymiumfix.client;

/** {@code type} of an order to place. */
public enum OrderType {
    /** {@code LimitOrder}: price and amount. */
    LIMIT("LimitOrder"),
    /** {@code MarketOrder}: amount or currency_amount, no price. */
    MARKET("MarketOrder");

    private final String word;

    OrderType(String word) {
        this.word = word;
    }

    /** Paymium's word for it. */
    public String word() {
        return word;
    }
}
