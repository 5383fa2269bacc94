package io.paymiumfix.simulator.exchange;

import java.util.function.Supplier;

/** Hears what changed, in the order it happened, on the exchange's thread and inside the command that caused it. */
public interface ExchangeListener {

    /** Hears nothing. */
    ExchangeListener NONE = new ExchangeListener() {};

    /** An order was admitted, became active, traded, or ended; {@code order} makes its truth as of now when asked. */
    default void onOrderChanged(User owner, Supplier<OrderTruth> order) {}

    /** Two orders traded. */
    default void onTraded(Trade trade) {}

    /** The sum resting at one price changed; {@code side} is the direction of the orders resting there. */
    default void onLevelChanged(Direction side, Level level) {}

    /** An account's balances changed. */
    default void onBalancesChanged(User user, Balances balances) {}
}
