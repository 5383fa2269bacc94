package io.paymiumfix.client;

import java.math.BigDecimal;

/**
 * One trade of {@code GET /data/eur/trades} or of the public stream. Immutable; a field the venue left out is null: the
 * stream's published example has neither {@code uuid} nor {@code side} nor {@code traded_currency}.
 *
 * @param uuid unique id
 * @param price EUR per BTC
 * @param tradedBtc BTC traded
 * @param tradedCurrency EUR traded
 * @param side {@code buy} or {@code sell}
 * @param currency {@code EUR}
 * @param createdAt from {@code created_at_int} (seconds) or the stream's {@code timestamp} (ms) when present, else from
 *     {@code created_at}
 */
public record PublicTrade(
        String uuid,
        BigDecimal price,
        BigDecimal tradedBtc,
        BigDecimal tradedCurrency,
        String side,
        String currency,
        VenueTime createdAt) {}
