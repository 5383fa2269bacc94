package io.paymiumfix.marketdata;

/** What an entry of market data tells: MDEntryType(269). */
public enum EntryType {
    /** A buy level of the book. */
    BID('0'),
    /** A sell level of the book. */
    OFFER('1'),
    /** A trade. */
    TRADE('2'),
    /** The price 24 hours ago: rolling, Paymium has no trading day. */
    OPENING('4'),
    /** The price of the latest trade. */
    CLOSING('5'),
    /** The highest price of the last 24 hours. */
    HIGH('7'),
    /** The lowest price of the last 24 hours. */
    LOW('8'),
    /** The volume-weighted average price of the last 24 hours. */
    VWAP('9'),
    /** Bitcoin traded in the last 24 hours. */
    VOLUME('B');

    private final char fix;

    EntryType(final char fix) {
        this.fix = fix;
    }

    /** MDEntryType(269). */
    public char fix() {
        return fix;
    }

    /** The type of this MDEntryType(269), or null when Paymium has nothing of the kind. */
    public static EntryType of(final char fix) {
        for (final EntryType type : values()) {
            if (type.fix == fix) {
                return type;
            }
        }
        return null;
    }

    /** True for the two sides of the book. */
    boolean isLevel() {
        return this == BID || this == OFFER;
    }
}
