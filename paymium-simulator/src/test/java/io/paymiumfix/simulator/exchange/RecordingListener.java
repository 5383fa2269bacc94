package io.paymiumfix.simulator.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes what the exchange tells as one line per event, orders numbered from 1 in order of admission. */
final class RecordingListener implements ExchangeListener {

    private final Map<UUID, Integer> numbers = new HashMap<>();
    private final List<String> events = new ArrayList<>();

    @Override
    public void onOrderChanged(User owner, Supplier<OrderTruth> changed) {
        OrderTruth order = changed.get();
        int number = numbers.computeIfAbsent(order.uuid(), unseen -> numbers.size() + 1);
        events.add("order " + number + " " + order.state().word() + " "
                + order.tradedBtc().toPlainString() + " for "
                + order.tradedCurrency().toPlainString());
    }

    @Override
    public void onTraded(Trade trade) {
        events.add("trade " + numbers.get(trade.taker()) + " " + trade.side().word() + "s "
                + trade.btc().toPlainString() + " at " + trade.price().toPlainString() + " from "
                + numbers.get(trade.maker()));
    }

    @Override
    public void onLevelChanged(Direction side, Level level) {
        String name = side == Direction.BUY ? "bid " : "ask ";
        events.add(name + level.price().toPlainString() + " x " + level.amount().toPlainString());
    }

    /** What was told since the last call. */
    List<String> collect() {
        List<String> collected = List.copyOf(events);
        events.clear();
        return collected;
    }
}
