package io.paymiumfix.simulator.exchange;

import java.math.BigDecimal;

/**
 * What a user asks for with {@code POST /user/orders}, decoded but not yet judged.
 *
 * @param type limit or market
 * @param direction buy or sell
 * @param amount BTC, or null
 * @param currencyAmount EUR, or null
 * @param price EUR per BTC, or null
 * @param comment free text, or null
 */
public record NewOrder(
        OrderType type,
        Direction direction,
        BigDecimal amount,
        BigDecimal currencyAmount,
        BigDecimal price,
        String comment) {

    /** A LimitOrder for {@code amount} BTC at {@code price} EUR per BTC. */
    public static NewOrder limit(Direction direction, String amount, String price) {
        return new NewOrder(OrderType.LIMIT, direction, new BigDecimal(amount), null, new BigDecimal(price), null);
    }

    /** A MarketOrder for {@code amount} BTC. */
    public static NewOrder market(Direction direction, String amount) {
        return new NewOrder(OrderType.MARKET, direction, new BigDecimal(amount), null, null, null);
    }

    /** A MarketOrder for {@code currencyAmount} EUR. */
    public static NewOrder marketForCurrency(Direction direction, String currencyAmount) {
        return new NewOrder(OrderType.MARKET, direction, null, new BigDecimal(currencyAmount), null, null);
    }
}
