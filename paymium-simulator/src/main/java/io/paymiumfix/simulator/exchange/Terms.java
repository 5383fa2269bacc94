package io.paymiumfix.simulator.exchange;

/**
 * A valid order in scaled integers. A field that does not apply is 0: exactly one of amount and currency amount counts
 * what is to be traded, except for a limit order given by currency amount, which has both.
 *
 * @param type limit or market
 * @param direction buy or sell
 * @param amountSatoshi BTC to trade, or 0 for an order that counts EUR
 * @param currencyAmountE10 EUR asked for, or 0
 * @param priceE2 limit in EUR cents per BTC, or 0
 * @param comment free text, or null
 */
record Terms(
        OrderType type, Direction direction, long amountSatoshi, long currencyAmountE10, long priceE2, String comment) {

    /** Whether it ends by EUR and not by BTC. */
    boolean countsCurrency() {
        return amountSatoshi == 0;
    }

    /** What it pays with. */
    Coin paysWith() {
        return direction == Direction.BUY ? Coin.EUR : Coin.BTC;
    }

    /** Whether it may trade at this price. */
    boolean accepts(long otherPriceE2) {
        if (type == OrderType.MARKET) {
            return true;
        }
        return direction == Direction.BUY ? otherPriceE2 <= priceE2 : otherPriceE2 >= priceE2;
    }
}
