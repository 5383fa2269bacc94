package io.paymiumfix.simulator.market;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How the market maker quotes. Immutable.
 *
 * @param mid price in EUR per BTC it starts around
 * @param spreadE2 distance between its best bid and its best ask, in EUR cents
 * @param levels prices quoted on each side, 1 to 50
 * @param levelStepE2 distance between those prices, in EUR cents
 * @param levelSatoshi largest amount per price, in satoshi; each quote is drawn between a tenth of it and all of it
 * @param stepE2 largest move of the mid per step, in EUR cents; 0 keeps it still
 * @param interval time between steps
 * @param tradeChancePpm chance per step, in millionths, that a small market order trades against the quotes
 * @param seed start of its randomness
 */
public record MarketMakerSettings(
        BigDecimal mid,
        long spreadE2,
        int levels,
        long levelStepE2,
        long levelSatoshi,
        long stepE2,
        Duration interval,
        int tradeChancePpm,
        long seed) {

    public MarketMakerSettings {
        if (levels < 1 || levels > 50 || spreadE2 < 2 || levelStepE2 < 1 || levelSatoshi < 10 || stepE2 < 0) {
            throw new IllegalArgumentException("levels=" + levels + ", spreadE2=" + spreadE2 + ", levelStepE2="
                    + levelStepE2 + ", levelSatoshi=" + levelSatoshi + ", stepE2=" + stepE2);
        }
        if (mid.movePointRight(2).compareTo(BigDecimal.valueOf(lowestMidE2(spreadE2, levels, levelStepE2))) < 0) {
            throw new IllegalArgumentException("mid=" + mid + ": its lowest bid would not be positive");
        }
        if (interval.isZero() || interval.isNegative()) {
            throw new IllegalArgumentException("interval=" + interval);
        }
    }

    private static long lowestMidE2(long spreadE2, int levels, long levelStepE2) {
        return spreadE2 / 2 + levels * levelStepE2 + 1;
    }

    /** The lowest mid, in EUR cents, whose every bid is positive. */
    long lowestMidE2() {
        return lowestMidE2(spreadE2, levels, levelStepE2);
    }

    /** 50,000 EUR, 20 EUR wide, 10 levels of up to 0.5 BTC, a step of up to 15 EUR each second, a trade in three. */
    public static MarketMakerSettings defaults() {
        return new MarketMakerSettings(
                new BigDecimal("50000"), 2_000, 10, 500, 50_000_000, 1_500, Duration.ofSeconds(1), 333_333, 1);
    }

    /** Quotes around another mid. */
    public MarketMakerSettings withMid(String newMid) {
        return new MarketMakerSettings(
                new BigDecimal(newMid),
                spreadE2,
                levels,
                levelStepE2,
                levelSatoshi,
                stepE2,
                interval,
                tradeChancePpm,
                seed);
    }

    /** Steps at another pace. */
    public MarketMakerSettings withInterval(Duration newInterval) {
        return new MarketMakerSettings(
                mid, spreadE2, levels, levelStepE2, levelSatoshi, stepE2, newInterval, tradeChancePpm, seed);
    }

    /** Starts its randomness elsewhere. */
    public MarketMakerSettings withSeed(long newSeed) {
        return new MarketMakerSettings(
                mid, spreadE2, levels, levelStepE2, levelSatoshi, stepE2, interval, tradeChancePpm, newSeed);
    }

    /** Keeps the mid where it is put and makes no trades of its own. */
    public MarketMakerSettings still() {
        return new MarketMakerSettings(mid, spreadE2, levels, levelStepE2, levelSatoshi, 0, interval, 0, seed);
    }
}
