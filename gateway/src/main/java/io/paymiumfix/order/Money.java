package io.paymiumfix.order;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Products and quotients of scaled numbers, exact or rounded half even as FIX fields need them. */
final class Money {
    private static final BigDecimal E6 = BigDecimal.valueOf(1_000_000);
    /** 1e-8 EUR in 1e-16 EUR: the last digit the venue tells of an amount of euro. */
    private static final BigInteger VENUE_DIGIT_E16 = BigInteger.valueOf(100_000_000);

    private static final BigInteger E10_TO_E16 = BigInteger.valueOf(1_000_000);

    private Money() {}

    /** Price in EUR 1e-8 of so much currency for so many satoshi, HALF_EVEN; 0 for nothing. */
    static long priceE8(final long currencyE10, final long satoshi) {
        if (satoshi == 0) {
            return 0;
        }
        return BigDecimal.valueOf(currencyE10)
                .multiply(E6)
                .divide(BigDecimal.valueOf(satoshi), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    /** True when the price of so much currency for so many satoshi is a number we can hold. */
    static boolean hasPrice(final long currencyE10, final long satoshi) {
        return BigInteger.valueOf(currencyE10)
                        .multiply(E10_TO_E16)
                        .compareTo(BigInteger.valueOf(satoshi).multiply(BigInteger.valueOf(Long.MAX_VALUE)))
                <= 0;
    }

    /** How a trade's price compares with the order's limit. */
    enum Limit {
        /** At the limit or better. */
        KEPT,
        /** Beyond it by no more than the venue's last digit: rounding, not a breach. */
        KEPT_BUT_FOR_ROUNDING,
        /** Beyond it by more. */
        BROKEN
    }

    /** Compares a trade with the limit of its order, by exact products. */
    static Limit limit(final Side side, final long limitE8, final long currencyE10, final long satoshi) {
        final BigInteger atLimitE16 = BigInteger.valueOf(limitE8).multiply(BigInteger.valueOf(satoshi));
        final BigInteger tradedE16 = BigInteger.valueOf(currencyE10).multiply(E10_TO_E16);
        final BigInteger beyond = side == Side.BUY ? tradedE16.subtract(atLimitE16) : atLimitE16.subtract(tradedE16);
        if (beyond.signum() <= 0) {
            return Limit.KEPT;
        }
        return beyond.compareTo(VENUE_DIGIT_E16) <= 0 ? Limit.KEPT_BUT_FOR_ROUNDING : Limit.BROKEN;
    }
}
