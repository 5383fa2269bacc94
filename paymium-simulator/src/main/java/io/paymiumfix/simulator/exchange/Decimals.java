package io.paymiumfix.simulator.exchange;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Exact passage between decimal numbers and the scaled integers the exchange counts in. Pure functions. */
final class Decimals {

    static final int SATOSHI_DECIMALS = 8;
    static final int EUR_DECIMALS = 10;
    static final int PRICE_DECIMALS = 2;

    /** An amount of EUR or a price with two decimals, times this, is in units of 1e-10. */
    static final long E10_PER_CENT = 100_000_000;

    private Decimals() {}

    static BigDecimal btc(long satoshi) {
        return plain(satoshi, SATOSHI_DECIMALS);
    }

    static BigDecimal eur(long eurE10) {
        return plain(eurE10, EUR_DECIMALS);
    }

    static BigDecimal price(long priceE2) {
        return plain(priceE2, PRICE_DECIMALS);
    }

    static BigDecimal of(Coin coin, long units) {
        return coin == Coin.BTC ? btc(units) : eur(units);
    }

    /**
     * The number in units of 10^-decimals.
     *
     * @throws ArithmeticException when it has more decimals or does not fit
     */
    static long scaled(BigDecimal number, int decimals) {
        if (!isWithin(number, 18 - decimals)) {
            throw new ArithmeticException("out of range");
        }
        return number.setScale(decimals, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
    }

    /** Whether the number has at most this many digits before the point and a scale worth handling. */
    static boolean isWithin(BigDecimal number, int integerDigits) {
        long digitsBeforePoint = (long) number.precision() - number.scale();
        return digitsBeforePoint <= integerDigits && number.scale() <= 1_000 && number.precision() <= 1_000;
    }

    /** Price times amount in units of 1e-10 EUR, or {@link Long#MAX_VALUE} when it is more than that. */
    static long costE10(long priceE2, long satoshi) {
        long high = Math.multiplyHigh(priceE2, satoshi);
        long low = priceE2 * satoshi;
        return high == 0 && low >= 0 ? low : Long.MAX_VALUE;
    }

    /** Sum of two amounts that are not negative, or {@link Long#MAX_VALUE} when it is more than that. */
    static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** A share in millionths of an amount, rounded to a multiple of {@code unit}. */
    static long share(long amount, long ppm, long unit, RoundingMode rounding) {
        BigDecimal exact = new BigDecimal(BigInteger.valueOf(amount).multiply(BigInteger.valueOf(ppm)), 6);
        return exact.divide(BigDecimal.valueOf(unit), 0, rounding).longValueExact() * unit;
    }

    private static BigDecimal plain(long units, int decimals) {
        BigDecimal number = BigDecimal.valueOf(units, decimals).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0, RoundingMode.UNNECESSARY) : number;
    }
}
