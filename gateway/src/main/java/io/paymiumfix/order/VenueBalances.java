package io.paymiumfix.order;

/**
 * The money of an account as GET /user tells it.
 *
 * @param btcSatoshi {@code balance_btc}, available
 * @param lockedBtcSatoshi {@code locked_btc}
 * @param eurE8 {@code balance_eur}, available
 * @param lockedEurE8 {@code locked_eur}
 */
public record VenueBalances(long btcSatoshi, long lockedBtcSatoshi, long eurE8, long lockedEurE8) {}
