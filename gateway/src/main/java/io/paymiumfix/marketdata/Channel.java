package io.paymiumfix.marketdata;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everybody who gets the same: one symbol as written, one depth, the same types, one dialect. Knows what it told last, so that
 * each change is worked out, and encoded, once for all of them. Owned by {@code market-data}.
 */
final class Channel {
    private static final int TRADES_KEPT_FOR_THE_SLOW = 1_000;

    private final Key key;
    private final MarketDataOut out;
    private final BookSide toldBids = BookSide.ofBids();
    private final BookSide toldOffers = BookSide.ofOffers();
    private final List<Subscriber> keepingUp = new ArrayList<>();
    /** Who was behind when something was told, and the trades told since. */
    private final Map<Subscriber, Deque<MarketEntry>> behind = new LinkedHashMap<>();

    private Statistics toldStatistics = Statistics.NONE;

    Channel(final Key key, final MarketDataOut out) {
        this.key = key;
        this.out = out;
    }

    /**
     * What makes subscribers alike.
     *
     * @param depth MarketDepth(264), {@link Integer#MAX_VALUE} for all levels
     * @param incremental changes as X; otherwise each change as a new W
     */
    record Key(Dialect dialect, String symbol, int depth, boolean incremental, Set<EntryType> types) {
        Key {
            types = Collections.unmodifiableSet(EnumSet.copyOf(types)); // in the order they are told
        }

        boolean wants(final EntryType type) {
            return types.contains(type);
        }
    }

    boolean isEmpty() {
        return keepingUp.isEmpty() && behind.isEmpty();
    }

    /**
     * Takes a subscriber, who gets all there is, once all that was sent before is read; the others are told first what has changed, so
     * that all know the same.
     */
    void add(final Subscriber subscriber, final Market market) {
        publish(market, List.of());
        if (out.isBehind(subscriber.session())) {
            behind.put(subscriber, new ArrayDeque<>());
            return;
        }
        keepingUp.add(subscriber);
        out.snapshot(key.dialect(), key.symbol(), List.of(subscriber), told(market));
    }

    /** Whether somebody has not been told the latest. */
    boolean hasSlow() {
        return !behind.isEmpty();
    }

    boolean hasSlow(final String session) {
        return behind.keySet().stream()
                .anyMatch(subscriber -> subscriber.session().equals(session));
    }

    void remove(final Subscriber subscriber) {
        keepingUp.remove(subscriber);
        behind.remove(subscriber);
    }

    void removeSession(final String session) {
        keepingUp.removeIf(subscriber -> subscriber.session().equals(session));
        behind.keySet().removeIf(subscriber -> subscriber.session().equals(session));
    }

    /** Tells what has changed since the last time, and the trades. */
    void publish(final Market market, final List<Trade> trades) {
        final List<MarketEntry> changes = changes(market);
        final List<MarketEntry> tradeEntries = wanted(trades);
        remember(market);
        if (changes.isEmpty() && tradeEntries.isEmpty()) {
            return;
        }
        noteWhoIsBehind();
        behind.values().forEach(missed -> keep(tradeEntries, missed));
        if (keepingUp.isEmpty()) {
            return;
        }
        if (key.incremental()) {
            changes.addAll(tradeEntries);
            out.increments(key.dialect(), key.symbol(), List.copyOf(keepingUp), changes);
        } else {
            out.snapshot(key.dialect(), key.symbol(), List.copyOf(keepingUp), fullRefresh(market, tradeEntries));
        }
    }

    private void tellIncrement(final List<MarketEntry> trades) {
        noteWhoIsBehind();
        behind.values().forEach(missed -> keep(trades, missed));
        if (!keepingUp.isEmpty()) {
            out.increments(key.dialect(), key.symbol(), List.copyOf(keepingUp), trades);
        }
    }

    /**
     * After a doubt: everybody gets all there is, and these trades, which are untold so far: in an incremental channel before it.
     */
    void refresh(final Market market, final List<Trade> trades) {
        final List<MarketEntry> tradeEntries = wanted(trades);
        if (key.incremental() && !tradeEntries.isEmpty()) {
            tellIncrement(tradeEntries);
        }
        remember(market);
        noteWhoIsBehind();
        if (keepingUp.isEmpty()) {
            return;
        }
        final List<MarketEntry> all =
                key.incremental() || tradeEntries.isEmpty() ? told(market) : fullRefresh(market, tradeEntries);
        out.snapshot(key.dialect(), key.symbol(), List.copyOf(keepingUp), all);
    }

    /** Gives those that have caught up the latest state, and the trades they missed. */
    void serveTheSlow(final Market market) {
        final Iterator<Map.Entry<Subscriber, Deque<MarketEntry>>> slow =
                behind.entrySet().iterator();
        while (slow.hasNext()) {
            final Map.Entry<Subscriber, Deque<MarketEntry>> next = slow.next();
            final Subscriber subscriber = next.getKey();
            if (out.isBehind(subscriber.session())) {
                continue;
            }
            slow.remove();
            keepingUp.add(subscriber);
            out.snapshot(key.dialect(), key.symbol(), List.of(subscriber), told(market));
            if (key.incremental() && !next.getValue().isEmpty()) {
                out.increments(key.dialect(), key.symbol(), List.of(subscriber), List.copyOf(next.getValue()));
            }
        }
    }

    private void noteWhoIsBehind() {
        final Iterator<Subscriber> subscribers = keepingUp.iterator();
        while (subscribers.hasNext()) {
            final Subscriber subscriber = subscribers.next();
            if (out.isBehind(subscriber.session())) {
                subscribers.remove();
                behind.put(subscriber, new ArrayDeque<>());
            }
        }
    }

    private static void keep(final List<MarketEntry> trades, final Deque<MarketEntry> missed) {
        missed.addAll(trades);
        while (missed.size() > TRADES_KEPT_FOR_THE_SLOW) {
            missed.removeFirst();
        }
    }

    private List<MarketEntry> changes(final Market market) {
        final List<MarketEntry> entries = new ArrayList<>();
        if (key.wants(EntryType.BID)) {
            LevelChanges.add(EntryType.BID, toldBids, market.book().bids(), key.depth(), entries);
        }
        if (key.wants(EntryType.OFFER)) {
            LevelChanges.add(EntryType.OFFER, toldOffers, market.book().offers(), key.depth(), entries);
        }
        for (final EntryType type : key.types()) {
            final long before = toldStatistics.of(type);
            final long now = market.statistics().of(type);
            if (before == now || type.isLevel()) {
                continue;
            }
            if (now == MarketEntry.NONE) {
                entries.add(toldStatistics.entry(type, MarketEntry.DELETE));
            } else {
                entries.add(market.statistics()
                        .entry(type, before == MarketEntry.NONE ? MarketEntry.NEW : MarketEntry.CHANGE));
            }
        }
        return entries;
    }

    private void remember(final Market market) {
        toldBids.copyTop(market.book().bids(), key.depth());
        toldOffers.copyTop(market.book().offers(), key.depth());
        toldStatistics = market.statistics();
    }

    private List<MarketEntry> told(final Market market) {
        return market.snapshot(key.types(), toldBids, toldOffers);
    }

    /** A W that tells the trades too, each once. */
    private List<MarketEntry> fullRefresh(final Market market, final List<MarketEntry> trades) {
        final List<MarketEntry> entries = told(market);
        entries.removeIf(entry -> entry.type() == EntryType.TRADE);
        entries.addAll(trades);
        return entries;
    }

    private List<MarketEntry> wanted(final List<Trade> trades) {
        return key.wants(EntryType.TRADE) ? trades.stream().map(Market::entry).toList() : List.of();
    }
}
