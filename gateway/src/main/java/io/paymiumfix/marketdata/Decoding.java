package io.paymiumfix.marketdata;

import io.paymiumfix.client.Depth;
import io.paymiumfix.client.PublicData;
import io.paymiumfix.client.PublicTrade;
import io.paymiumfix.client.Ticker;
import io.paymiumfix.client.VenueTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The client's records in our units; what has more digits than they hold, or lacks what it cannot do without, is an
 * {@link ArithmeticException}: never a rounded price. Pure.
 */
final class Decoding {
    private static final int SCALE = 8;
    private static final long MS_PER_S = 1_000;
    private static final long US_PER_MS = 1_000;

    private Decoding() {}

    static StreamUpdate update(final PublicData data) {
        return new StreamUpdate(
                data.ticker() == null ? null : statistics(data.ticker()),
                trades(data.trades()),
                levels(data.bids()),
                levels(data.asks()));
    }

    static DepthReading depth(final Depth depth) {
        return new DepthReading(levels(depth.bids()), levels(depth.asks()));
    }

    static List<Trade> trades(final List<PublicTrade> told) {
        final List<Trade> trades = new ArrayList<>(told.size());
        for (final PublicTrade trade : told) {
            final VenueTime at = trade.createdAt();
            if (at == null) {
                throw new ArithmeticException("a trade without a time");
            }
            trades.add(new Trade(
                    Math.floorDiv(at.epochMillis(), MS_PER_S),
                    at.epochMillis() * US_PER_MS,
                    e8(trade.price()),
                    e8(trade.tradedBtc())));
        }
        return trades;
    }

    static Statistics statistics(final Ticker ticker) {
        return new Statistics(
                rounded(ticker.open()),
                orNone(ticker.price()),
                orNone(ticker.high()),
                orNone(ticker.low()),
                rounded(ticker.vwap()),
                orNone(ticker.volume()));
    }

    private static List<Book.Level> levels(final List<Depth.Level> told) {
        final List<Book.Level> levels = new ArrayList<>(told.size());
        for (final Depth.Level level : told) {
            levels.add(new Book.Level(e8(level.price()), e8(level.amount())));
        }
        return levels;
    }

    private static long orNone(final BigDecimal number) {
        return number == null ? MarketEntry.NONE : e8(number);
    }

    /** An average has as many digits as its quotient: told to 1e-8, half even. */
    private static long rounded(final BigDecimal number) {
        return number == null
                ? MarketEntry.NONE
                : number.setScale(SCALE, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
    }

    private static long e8(final BigDecimal number) {
        if (number == null) {
            throw new ArithmeticException("a number is missing");
        }
        return number.setScale(SCALE, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    }
}
