package io.paymiumfix.simulator.exchange;

/** Which way an order trades: Paymium's {@code direction}. */
public enum Direction {
    /** Bitcoin is received, euro is paid. */
    BUY("buy"),
    /** Bitcoin is paid, euro is received. */
    SELL("sell");

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    /** The word on the wire, in lower case. */
    public String word() {
        return word;
    }

    /** The other side. */
    public Direction opposite() {
        return this == BUY ? SELL : BUY;
    }
}
