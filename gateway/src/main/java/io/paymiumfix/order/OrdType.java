package io.paymiumfix.order;

/** OrdType(40); at Paymium {@code type}. */
public enum OrdType {
    /** At the best prices the book has: Paymium's {@code MarketOrder}. */
    MARKET('1'),
    /** At the price given or better: Paymium's {@code LimitOrder}. */
    LIMIT('2');

    private final char fix;

    OrdType(final char fix) {
        this.fix = fix;
    }

    /** The value of OrdType(40). */
    public char fix() {
        return fix;
    }
}
