package io.paymiumfix.simulator.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * What traded in one stretch of time: an element of {@code GET /data/eur/ohlcv}, and the 24 hours of the ticker.
 *
 * @param opensAt start of the stretch
 * @param open first price, EUR per BTC
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume BTC
 * @param turnover EUR
 */
public record Candle(
        Instant opensAt,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        BigDecimal turnover) {

    /** A stretch with one trade. */
    public static Candle of(Instant opensAt, Trade trade) {
        BigDecimal price = trade.price();
        return new Candle(opensAt, price, price, price, price, trade.btc(), trade.currency());
    }

    /** The stretch with one trade more. */
    public Candle with(Trade trade) {
        return new Candle(
                opensAt,
                open,
                high.max(trade.price()),
                low.min(trade.price()),
                trade.price(),
                volume.add(trade.btc()),
                turnover.add(trade.currency()));
    }

    /** Volume-weighted average price, 8 decimals, half even. */
    public BigDecimal vwap() {
        return turnover.divide(volume, 8, RoundingMode.HALF_EVEN);
    }

    /** Change from open to close in percent, 4 decimals, half even. */
    public BigDecimal variation() {
        return close.subtract(open).movePointRight(2).divide(open, 4, RoundingMode.HALF_EVEN);
    }
}
