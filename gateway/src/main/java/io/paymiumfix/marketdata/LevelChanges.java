package io.paymiumfix.marketdata;

import java.util.List;

/**
 * What must be told to somebody who knows one state of a side so that he knows another: one entry per level, keyed by
 * MDEntryType(269) and MDEntryPx(270). Pure.
 */
final class LevelChanges {
    private LevelChanges() {}

    /**
     * Adds the changes from {@code told} to the best {@code depth} levels of {@code now}: first what leaves, then what is new or has
     * changed, best first, so that a receiver never holds more than {@code depth} levels.
     */
    static void add(
            final EntryType type,
            final BookSide told,
            final BookSide now,
            final int depth,
            final List<MarketEntry> entries) {
        final int levels = Math.min(depth, now.size());
        int at = 0;
        for (int i = 0; i < told.size(); i++) {
            final long priceE8 = told.priceE8(i);
            while (at < levels && now.isBetter(now.priceE8(at), priceE8)) {
                at++;
            }
            if (at >= levels || now.priceE8(at) != priceE8) {
                entries.add(MarketEntry.level(type, MarketEntry.DELETE, priceE8, MarketEntry.NONE));
            }
        }
        int known = 0;
        for (int i = 0; i < levels; i++) {
            final long priceE8 = now.priceE8(i);
            while (known < told.size() && now.isBetter(told.priceE8(known), priceE8)) {
                known++;
            }
            final boolean isKnown = known < told.size() && told.priceE8(known) == priceE8;
            if (!isKnown) {
                entries.add(MarketEntry.level(type, MarketEntry.NEW, priceE8, now.amountSatoshi(i)));
            } else if (told.amountSatoshi(known) != now.amountSatoshi(i)) {
                entries.add(MarketEntry.level(type, MarketEntry.CHANGE, priceE8, now.amountSatoshi(i)));
            }
        }
    }
}
