package io.paymiumfix.client;

import java.math.BigDecimal;
import java.util.List;

/**
 * One message of the public stream: what changed, and nothing else. Immutable.
 *
 * @param ticker the new ticker, or null when it did not change
 * @param trades new trades in the venue's order; empty when there are none
 * @param bids buy levels that changed; {@code amount} is all that rests at the price now, zero when nothing does
 * @param asks sell levels that changed, as {@code bids}
 */
public record PublicData(Ticker ticker, List<PublicTrade> trades, List<Depth.Level> bids, List<Depth.Level> asks) {
    /** Copies the lists. */
    public PublicData {
        trades = List.copyOf(trades);
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
        bids.forEach(PublicData::requireNotNegative);
        asks.forEach(PublicData::requireNotNegative);
    }

    private static void requireNotNegative(Depth.Level level) {
        if (level.amount().compareTo(BigDecimal.ZERO) < 0) {
            throw new IllegalArgumentException("a level with a negative amount");
        }
    }
}
