package io.paymiumfix.fix;

/**
 * What a session that reads too slowly may cost.
 *
 * @param maxBytesBehind unsent bytes from which a session gets the latest state only
 * @param maxMsBehind a session behind for longer is disconnected, ms
 */
public record MarketDataLimits(int maxBytesBehind, long maxMsBehind) {
    /** A session with this many times {@code maxBytesBehind} unsent is disconnected at once. */
    static final int DISCONNECT_FACTOR = 64;
}
