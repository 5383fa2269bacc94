package io.paymiumfix.marketdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is known of the market at present: the book, the ticker, the latest trades. Owned by {@code market-data}. */
final class Market {

    private final Book book = new Book();
    /** By the venue's time; null before the first. */
    private Trade latest;

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

    /** A trade that is told late is not the last one. */
    void traded(final Trade trade) {
        if (latest == null || trade.timeUs() >= latest.timeUs()) {
            latest = trade;
            statistics = statistics.withLast(trade.priceE8());
        }
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
                    if (latest != null) {
                        entries.add(entry(latest));
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
