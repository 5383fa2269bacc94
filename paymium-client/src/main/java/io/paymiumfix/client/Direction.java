package io.paymiumfix.client;

/** {@code direction} of an order: what happens to the bitcoins. */
public enum Direction {
    /** {@code buy}. */
    BUY("buy"),
    /** {@code sell}. */
    SELL("sell");

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    /** Paymium's word for it. */
    public String word() {
        return word;
    }
}
