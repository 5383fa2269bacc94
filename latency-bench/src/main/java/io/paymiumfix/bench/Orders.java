package io.paymiumfix.bench;

/** How an order's number travels: in ClOrdID(11) as {@code B000000042}, in the amount as {@code 0.10000042}. */
final class Orders {

    /** Digits of a number in ClOrdID(11), after one letter. */
    static final int CL_ORD_ID_DIGITS = 9;
    /** Digits of a number in an amount, after {@code 0.1}. */
    static final int AMOUNT_DIGITS = 7;
    /** No run has more orders than its amounts can tell apart. */
    static final long MOST = 10_000_000;

    static final String PRICE = "25000.00";
    static final String AMOUNT_START = "0.1";

    private Orders() {}

    /** The number of the order with this amount, written with or without trailing zeros; -1 when it is none of ours. */
    static long numberOf(CharSequence amount) {
        int start = AMOUNT_START.length();
        if (amount.length() < start || amount.length() > start + AMOUNT_DIGITS) {
            return -1;
        }
        for (int i = 0; i < start; i++) {
            if (amount.charAt(i) != AMOUNT_START.charAt(i)) {
                return -1;
            }
        }
        long number = 0;
        for (int i = start; i < start + AMOUNT_DIGITS; i++) {
            int digit = i < amount.length() ? amount.charAt(i) - '0' : 0;
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
