package io.paymiumfix.simulator.exchange;

import java.math.BigDecimal;

/**
 * What one account holds, exact: the balances of {@code GET /user}.
 *
 * @param eur available EUR, at most 10 decimals
 * @param lockedEur EUR locked in orders
 * @param btc available BTC, at most 8 decimals
 * @param lockedBtc BTC locked in orders
 */
public record Balances(BigDecimal eur, BigDecimal lockedEur, BigDecimal btc, BigDecimal lockedBtc) {}
