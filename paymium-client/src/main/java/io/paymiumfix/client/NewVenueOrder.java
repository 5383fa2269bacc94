package io.paymiumfix.client;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * The order asked for by {@code POST /user/orders}; its currency is always EUR. Immutable. Numbers are sent exactly as
 * {@link BigDecimal#toPlainString()} writes them: never an exponent, nothing stripped, nothing rounded.
 *
 * @param type limit or market
 * @param direction buy or sell
 * @param amount BTC to trade, or null when {@code currencyAmount} is given
 * @param currencyAmount EUR to spend or to obtain, or null when {@code amount} is given
 * @param price EUR per BTC for a limit order, null for a market order
 */
public record NewVenueOrder(
        OrderType type, Direction direction, BigDecimal amount, BigDecimal currencyAmount, BigDecimal price) {

    /**
     * Checks what the specification fixes.
     *
     * @throws IllegalArgumentException unless exactly one of amount and currencyAmount is given, a price is given for a
     *     limit order only, and each number is positive with at most 40 digits
     */
    public NewVenueOrder {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(direction, "direction");
        if ((amount == null) == (currencyAmount == null)) {
            throw new IllegalArgumentException("exactly one of amount and currency_amount must be given");
        }
        if ((type == OrderType.LIMIT) != (price != null)) {
            throw new IllegalArgumentException("price is for a LimitOrder, and a LimitOrder needs it");
        }
        requireSendable("amount", amount);
        requireSendable("currency_amount", currencyAmount);
        requireSendable("price", price);
    }

    /** A limit order for {@code amount} BTC at {@code price} EUR per BTC. */
    public static NewVenueOrder limit(Direction direction, BigDecimal amount, BigDecimal price) {
        return new NewVenueOrder(OrderType.LIMIT, direction, amount, null, price);
    }

    /** A market order for {@code amount} BTC. */
    public static NewVenueOrder market(Direction direction, BigDecimal amount) {
        return new NewVenueOrder(OrderType.MARKET, direction, amount, null, null);
    }

    /** A market order for {@code currencyAmount} EUR. */
    public static NewVenueOrder marketForCurrency(Direction direction, BigDecimal currencyAmount) {
        return new NewVenueOrder(OrderType.MARKET, direction, null, currencyAmount, null);
    }

    private static void requireSendable(String name, BigDecimal value) {
        if (value == null) {
            return;
        }
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(name + " must be positive");
        }
        if (!Decimals.bounded(value)) {
            throw new IllegalArgumentException(name + " has too many digits");
        }
    }
}
