package io.paymiumfix.marketdata;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** What is known of the market at present: the book, the ticker, the latest trades. Owned by {@code market-data}. */
final class Market {
    private static final int RECENT_TRADES = 50;

    private final Book book = new Book();
    private final Deque<Trade> recent = new ArrayDeque<>();
    private Statistics statistics = Statistics.NONE;

    Book book() {
        return book;
    }

    Statistics statistics() {
        return statistics;
    }

    void statisticsAre(final Statistics now) {
        statistics = now;
    }

    void traded(final Trade trade) {
        recent.addLast(trade);
        if (recent.size() > RECENT_TRADES) {
            recent.removeFirst();
        }
        statistics = statistics.withLast(trade.priceE8());
    }

    /** Nothing is known any more, but for what has happened. */
    void lost() {
        book.clear();
        statistics = Statistics.NONE;
    }

    /** Everything of these types, for somebody who knows nothing: levels best first, the latest trade. */
    List<MarketEntry> snapshot(final Set<EntryType> types, final BookSide bids, final BookSide offers) {
        final List<MarketEntry> entries = new ArrayList<>();
        for (final EntryType type : types) {
            switch (type) {
                case BID -> levels(type, bids, entries);
                case OFFER -> levels(type, offers, entries);
                case TRADE -> {
                    if (!recent.isEmpty()) {
                        entries.add(entry(recent.getLast()));
                    }
                }
                case OPENING, CLOSING, HIGH, LOW, VWAP, VOLUME -> {
                    final MarketEntry entry = statistics.entry(type, MarketEntry.NEW);
                    if (entry != null) {
                        entries.add(entry);
                    }
                }
            }
        }
        return entries;
    }

    private static void levels(final EntryType type, final BookSide side, final List<MarketEntry> entries) {
        for (int i = 0; i < side.size(); i++) {
            entries.add(MarketEntry.level(type, MarketEntry.NEW, side.priceE8(i), side.amountSatoshi(i)));
        }
    }

    static MarketEntry entry(final Trade trade) {
        return new MarketEntry(
                EntryType.TRADE, MarketEntry.NEW, trade.priceE8(), trade.amountSatoshi(), trade.timeUs());
    }
}
