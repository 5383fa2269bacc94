package io.paymiumfix.fix;

/** How one connection keeps up with the market data that it is sent. Owned by {@code market-data}. */
final class ClientPace {
    private final FixConnection connection;
    private long behindSinceNs;
    private boolean behind;
    private boolean cut;

    ClientPace(final FixConnection connection) {
        this.connection = connection;
    }

    FixConnection connection() {
        return connection;
    }

    boolean isCut() {
        return cut;
    }

    void cut() {
        cut = true;
    }

    /** Notes whether it is behind now; returns for how long it has been. */
    long behindForNs(final boolean now, final long nowNs) {
        if (now && !behind) {
            behindSinceNs = nowNs;
        }
        behind = now;
        return now ? nowNs - behindSinceNs : 0;
    }
}
