package io.paymiumfix.client;

import java.math.BigDecimal;
import java.util.List;

/**
 * One entry of {@code GET /currencies}. Immutable; a field the venue left out is null.
 *
 * @param symbol symbol
 * @param code code, such as {@code BTC}
 * @param precision decimals of an amount
 * @param type {@code crypto} or {@code fiat}
 * @param trading what it can be traded for; empty when left out
 */
public record CurrencyInfo(String symbol, String code, BigDecimal precision, String type, List<String> trading) {
    /** Copies the list. */
    public CurrencyInfo {
        trading = List.copyOf(trading);
    }
}
