package io.paymiumfix.marketdata;

/**
 * One entry of MarketDataSnapshotFullRefresh(W) or MarketDataIncrementalRefresh(X).
 *
 * @param type MDEntryType(269)
 * @param action MDUpdateAction(279); {@link #NEW} in a snapshot
 * @param priceE8 MDEntryPx(270), EUR 1e-8, or {@link #NONE}
 * @param sizeSatoshi MDEntrySize(271), or {@link #NONE}
 * @param timeUs MDEntryDate(272) and MDEntryTime(273), microseconds since the epoch, or {@link #NONE}
 */
public record MarketEntry(EntryType type, char action, long priceE8, long sizeSatoshi, long timeUs) {
    /** MDUpdateAction(279)=0. */
    public static final char NEW = '0';
    /** MDUpdateAction(279)=1. */
    public static final char CHANGE = '1';
    /** MDUpdateAction(279)=2. */
    public static final char DELETE = '2';
    /** The value of a number that is not sent. */
    public static final long NONE = Long.MIN_VALUE;

    static MarketEntry level(final EntryType side, final char action, final long priceE8, final long satoshi) {
        return new MarketEntry(side, action, priceE8, satoshi, NONE);
    }
}
