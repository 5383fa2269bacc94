package io.paymiumfix.client;

/** Where a stream stands. {@link StreamReason} says why. */
public enum StreamState {
    /** A connection is being made or its namespaces are being joined; nothing is told. */
    CONNECTING,
    /** Joined, and the venue answers pings; what changes from now on is told. What changed before is not: read it. */
    LIVE,
    /** The connection has ended; nothing is told, and after a pause the stream connects again by itself. */
    LOST,
    /** Closed by its owner, for good. */
    CLOSED
}
