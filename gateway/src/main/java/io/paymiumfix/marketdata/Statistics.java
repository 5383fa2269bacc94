package io.paymiumfix.marketdata;

/**
 * The venue's ticker: rolling 24 hours. Numbers are {@link MarketEntry#NONE} where the venue says nothing.
 *
 * @param volumeSatoshi bitcoin traded
 */
record Statistics(long openE8, long lastE8, long highE8, long lowE8, long vwapE8, long volumeSatoshi) {
    static final Statistics NONE = new Statistics(
            MarketEntry.NONE, MarketEntry.NONE, MarketEntry.NONE, MarketEntry.NONE, MarketEntry.NONE, MarketEntry.NONE);

    /** The number of this type, or {@link MarketEntry#NONE}. */
    long of(final EntryType type) {
        return switch (type) {
            case OPENING -> openE8;
            case CLOSING -> lastE8;
            case HIGH -> highE8;
            case LOW -> lowE8;
            case VWAP -> vwapE8;
            case VOLUME -> volumeSatoshi;
            case BID, OFFER, TRADE -> MarketEntry.NONE;
        };
    }

    /** These, with another last price. */
    Statistics withLast(final long priceE8) {
        return new Statistics(openE8, priceE8, highE8, lowE8, vwapE8, volumeSatoshi);
    }

    /** The entry of this type, or null when there is no number. */
    MarketEntry entry(final EntryType type, final char action) {
        final long number = of(type);
        if (number == MarketEntry.NONE) {
            return null;
        }
        return type == EntryType.VOLUME
                ? new MarketEntry(type, action, MarketEntry.NONE, number, MarketEntry.NONE)
                : new MarketEntry(type, action, number, MarketEntry.NONE, MarketEntry.NONE);
    }
}
