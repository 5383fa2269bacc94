package io.paymiumfix.client;

import java.math.BigDecimal;

/**
 * One movement on the account caused by an order. Immutable; a field the venue left out is null.
 *
 * @param uuid unique id
 * @param name operation name, such as {@code lock} or {@code btc_purchase}; any word is preserved
 * @param amount signed amount in {@code currency}
 * @param currency {@code BTC}, {@code EUR}, …
 * @param createdAt from {@code created_at_int} (seconds) when present, else from {@code created_at}
 * @param isTradingAccount whether the trading account is targeted
 */
public record AccountOperation(
        String uuid, String name, BigDecimal amount, String currency, VenueTime createdAt, Boolean isTradingAccount) {}
