package io.paymiumfix.simulator.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The orders resting at one price, oldest first, and their sum. Owned by its {@link BookSide}. */
final class PriceLevel {

    private final long priceE2;
    private final Map<UUID, Order> orders = new LinkedHashMap<>();
    private long satoshi;
    private long changedMicros;

    PriceLevel(long priceE2) {
        this.priceE2 = priceE2;
    }

    long priceE2() {
        return priceE2;
    }

    long satoshi() {
        return satoshi;
    }

    boolean isEmpty() {
        return orders.isEmpty();
    }

    Order first() {
        return orders.values().iterator().next();
    }

    void add(Order order, long nowMicros) {
        orders.put(order.uuid(), order);
        satoshi += order.remainingSatoshi();
        changedMicros = nowMicros;
    }

    /** Takes traded BTC out of the sum. */
    void reduce(long tradedSatoshi, long nowMicros) {
        satoshi -= tradedSatoshi;
        changedMicros = nowMicros;
    }

    void remove(Order order, long nowMicros) {
        if (orders.remove(order.uuid()) != null) {
            reduce(order.remainingSatoshi(), nowMicros);
        }
    }

    Level view() {
        return new Level(Decimals.price(priceE2), Decimals.btc(satoshi), EpochClock.instant(changedMicros));
    }
}
