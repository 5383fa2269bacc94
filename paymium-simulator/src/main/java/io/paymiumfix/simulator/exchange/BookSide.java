package io.paymiumfix.simulator.exchange;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The resting orders of one direction, best price first, oldest first within a price. Owned by the exchange. */
final class BookSide {

    private final Direction direction;
    private final TreeMap<Long, PriceLevel> levels;
    private final ExchangeListener listener;

    BookSide(Direction direction, ExchangeListener listener) {
        this.direction = direction;
        this.levels =
                new TreeMap<>(direction == Direction.BUY ? Comparator.<Long>reverseOrder() : Comparator.naturalOrder());
        this.listener = listener;
    }

    /** The next order to be met, or null. */
    Order best() {
        return levels.isEmpty() ? null : levels.firstEntry().getValue().first();
    }

    void add(Order order, long nowMicros) {
        PriceLevel level = levels.computeIfAbsent(order.terms().priceE2(), PriceLevel::new);
        level.add(order, nowMicros);
        listener.onLevelChanged(direction, level.view());
    }

    /** Takes out an order that ended; one that does not rest here changes nothing. */
    void remove(Order order, long nowMicros) {
        PriceLevel level = levels.get(order.terms().priceE2());
        if (level != null) {
            level.remove(order, nowMicros);
            changed(level);
        }
    }

    /** Takes what a resting order just traded out of its level, and the order itself when nothing of it is left. */
    void onTraded(Order order, long satoshi, long nowMicros) {
        PriceLevel level = levels.get(order.terms().priceE2());
        level.reduce(satoshi, nowMicros);
        if (order.remainingSatoshi() == 0) {
            level.remove(order, nowMicros);
        }
        changed(level);
    }

    private void changed(PriceLevel level) {
        if (level.isEmpty()) {
            levels.remove(level.priceE2());
        }
        listener.onLevelChanged(direction, level.view());
    }

    List<Level> levels() {
        List<Level> views = new ArrayList<>(levels.size());
        levels.values().forEach(level -> views.add(level.view()));
        return views;
    }

    /** All BTC resting here. */
    long satoshi() {
        long sum = 0;
        for (PriceLevel level : levels.values()) {
            sum = Decimals.sum(sum, level.satoshi());
        }
        return sum;
    }

    /** What all of it is worth at its own prices, in 1e-10 EUR. */
    long worthE10() {
        return costE10(Long.MAX_VALUE);
    }

    /** What the best {@code satoshi} cost, in 1e-10 EUR; less when there is not as much. */
    long costE10(long satoshi) {
        long left = satoshi;
        long cost = 0;
        for (PriceLevel level : levels.values()) {
            long taken = Math.min(left, level.satoshi());
            cost = Decimals.sum(cost, Decimals.costE10(level.priceE2(), taken));
            left -= taken;
            if (left == 0) {
                break;
            }
        }
        return cost;
    }

    /** How much BTC brings {@code eurE10} at the best prices; less when there is not as much. */
    long satoshiFor(long eurE10, RoundingMode rounding) {
        long left = eurE10;
        long satoshi = 0;
        for (PriceLevel level : levels.values()) {
            long taken = Math.min(level.satoshi(), Order.divide(left, level.priceE2(), rounding));
            satoshi = Decimals.sum(satoshi, taken);
            left -= Math.min(left, Decimals.costE10(level.priceE2(), taken));
            if (left == 0 || taken < level.satoshi()) {
                break;
            }
        }
        return satoshi;
    }
}
