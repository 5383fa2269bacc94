package io.paymiumfix.simulator.market;

import java.math.BigDecimal;

/**
 * How the book is stirred. Immutable.
 *
 * @param mid price in EUR per BTC between bids and asks
 * @param levels prices used on each side, 1 to 500
 * @param levelStepE2 distance between those prices, in EUR cents; the best ones are this far from the mid
 * @param levelSatoshi largest amount per order, in satoshi
 * @param ratePerSecond changes per second, 1 to 10,000
 * @param tradeChancePpm chance per change, in millionths, that it is a trade at the best price instead
 * @param seed start of its randomness
 */
public record BookStirrerSettings(
        BigDecimal mid,
        int levels,
        long levelStepE2,
        long levelSatoshi,
        int ratePerSecond,
        int tradeChancePpm,
        long seed) {

    public BookStirrerSettings {
        if (levels < 1 || levels > 500 || levelStepE2 < 1 || levelSatoshi < 10) {
            throw new IllegalArgumentException(
                    "levels=" + levels + ", levelStepE2=" + levelStepE2 + ", levelSatoshi=" + levelSatoshi);
        }
        if (ratePerSecond < 1 || ratePerSecond > 10_000) {
            throw new IllegalArgumentException("ratePerSecond=" + ratePerSecond + ": must be 1 to 10000");
        }
        if (mid.movePointRight(2).compareTo(BigDecimal.valueOf(levels * levelStepE2)) <= 0) {
            throw new IllegalArgumentException("mid=" + mid + ": its lowest bid would not be positive");
        }
    }

    /** 50 levels a side around 50,000 EUR, 5 EUR apart, 200 changes a second, one in fifty a trade. */
    public static BookStirrerSettings defaults() {
        return new BookStirrerSettings(new BigDecimal("50000"), 50, 500, 10_000_000, 200, 20_000, 1);
    }

    /** Changes at another rate. */
    public BookStirrerSettings withRate(int changesPerSecond) {
        return new BookStirrerSettings(mid, levels, levelStepE2, levelSatoshi, changesPerSecond, tradeChancePpm, seed);
    }

    /** Starts its randomness elsewhere. */
    public BookStirrerSettings withSeed(long newSeed) {
        return new BookStirrerSettings(mid, levels, levelStepE2, levelSatoshi, ratePerSecond, tradeChancePpm, newSeed);
    }
}
