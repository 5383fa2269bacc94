package io.paymiumfix.simulator.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The trades of the last while, oldest forgotten first. Owned by the exchange; what it hands out is a copy. */
public final class Tape {

    private static final int MAX_TRADES = 50_000;

    private final Deque<Trade> trades = new ArrayDeque<>();

    Tape() {}

    void add(Trade trade) {
        trades.addLast(trade);
        if (trades.size() > MAX_TRADES) {
            trades.removeFirst();
        }
    }

    /** The newest trade, or null. */
    public Trade last() {
        return trades.peekLast();
    }

    /** The trades from this instant on, oldest first. */
    public List<Trade> since(Instant from) {
        Deque<Trade> found = new ArrayDeque<>();
        Iterator<Trade> newestFirst = trades.descendingIterator();
        while (newestFirst.hasNext()) {
            Trade trade = newestFirst.next();
            if (trade.at().isBefore(from)) {
                break;
            }
            found.addFirst(trade);
        }
        return new ArrayList<>(found);
    }

    /** Everything traded from this instant on, in one bar; empty when nothing was. */
    public Optional<Candle> summary(Instant from) {
        Candle summary = null;
        for (Trade trade : since(from)) {
            summary = summary == null ? Candle.of(from, trade) : summary.with(trade);
        }
        return Optional.ofNullable(summary);
    }

    /** Everything traded from {@code from} until before {@code until}, in consecutive bars without the empty ones. */
    public List<Candle> candles(Instant from, Instant until, Duration interval) {
        List<Candle> candles = new ArrayList<>();
        for (Trade trade : since(from)) {
            if (!trade.at().isBefore(until)) {
                break;
            }
            long seconds = Math.floorDiv(trade.at().getEpochSecond(), interval.toSeconds()) * interval.toSeconds();
            Instant opensAt = Instant.ofEpochSecond(seconds);
            int last = candles.size() - 1;
            if (last >= 0 && candles.get(last).opensAt().equals(opensAt)) {
                candles.set(last, candles.get(last).with(trade));
            } else {
                candles.add(Candle.of(opensAt, trade));
            }
        }
        return candles;
    }
}
