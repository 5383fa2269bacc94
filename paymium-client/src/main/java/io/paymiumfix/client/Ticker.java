package io.paymiumfix.client;

import java.math.BigDecimal;

/**
 * {@code GET /data/eur/ticker}. Immutable; a field the venue left out is null. Prices are EUR per BTC, "24h" is rolling.
 *
 * @param high 24h high price
 * @param low 24h low price
 * @param volume 24h volume, BTC
 * @param bid best bid price
 * @param ask best ask price
 * @param midpoint midpoint price
 * @param vwap 24h volume-weighted average price
 * @param at time of the ticker
 * @param price price of the latest trade
 * @param open 24h open price
 * @param variation 24h variation, percent
 * @param currency {@code EUR}
 * @param tradeId id of the latest trade
 * @param size BTC of the latest trade
 */
public record Ticker(
        BigDecimal high,
        BigDecimal low,
        BigDecimal volume,
        BigDecimal bid,
        BigDecimal ask,
        BigDecimal midpoint,
        BigDecimal vwap,
        VenueTime at,
        BigDecimal price,
        BigDecimal open,
        BigDecimal variation,
        String currency,
        String tradeId,
        BigDecimal size) {}
