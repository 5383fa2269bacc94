package io.paymiumfix.order;

/**
 * Why a new order is not taken.
 *
 * @param ordRejReason OrdRejReason(103)
 * @param text Text(58): a stable machine word, then what is wrong and what to do
 */
record Refusal(int ordRejReason, String text) {
    static final int BROKER_OPTION = 0;
    static final int UNKNOWN_SYMBOL = 1;
    static final int EXCHANGE_CLOSED = 2;
    static final int EXCEEDS_LIMIT = 3;
    static final int DUPLICATE = 6;
    static final int STALE = 8;
    static final int UNSUPPORTED = 11;
    static final int INCORRECT_QUANTITY = 13;
    static final int UNKNOWN_ACCOUNT = 15;
    static final int OTHER = 99;

    static Refusal of(final int ordRejReason, final String word, final String advice) {
        return new Refusal(ordRejReason, word + ": " + advice);
    }
}
