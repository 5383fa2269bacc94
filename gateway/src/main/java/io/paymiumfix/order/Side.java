package io.paymiumfix.order;

/** Side(54); at Paymium {@code direction}. */
public enum Side {
    /** Buy bitcoin for euro. */
    BUY('1', "buy"),
    /** Sell bitcoin for euro. */
    SELL('2', "sell");

    private final char fix;
    private final String direction;

    Side(final char fix, final String direction) {
        this.fix = fix;
        this.direction = direction;
    }

    /** The value of Side(54). */
    public char fix() {
        return fix;
    }

    /** Paymium's {@code direction}. */
    public String direction() {
        return direction;
    }
}
