package io.paymiumfix.simulator.exchange;

import java.math.BigDecimal;

/**
 * One reason not to admit an order; the edge puts it into the user's language.
 *
 * @param kind what is wrong
 * @param field the field at fault as on the wire, or empty
 * @param bound the number that was crossed, or null
 * @param coin the unit of {@code bound}, or null
 */
public record Refusal(Kind kind, String field, BigDecimal bound, Coin coin) {

    /** What can be wrong with an order. */
    public enum Kind {
        /** A needed field is absent. */
        BLANK,
        /** A field is not a number, or not one the venue can hold. */
        NOT_A_NUMBER,
        /** A field is not one of its allowed words. */
        NOT_INCLUDED,
        /** A field must not be given. */
        NOT_ALLOWED,
        /** A number is below its smallest value. */
        TOO_SMALL,
        /** A number has more decimals than the venue keeps. */
        TOO_PRECISE,
        /** The order costs more than the available balance. */
        INSUFFICIENT_FUNDS
    }
}
