package io.paymiumfix.marketdata;

import java.util.List;

/** Where market data goes: the FIX sessions. Called by {@code market-data} only; never blocks. */
public interface MarketDataOut {

    /**
     * MarketDataSnapshotFullRefresh(W): what the subscribers know of the symbol from now on.
     *
     * @param symbol Symbol(55), as the subscribers wrote it
     * @param entries may be empty: nothing is known
     */
    void snapshot(Dialect dialect, String symbol, List<Subscriber> subscribers, List<MarketEntry> entries);

    /** MarketDataIncrementalRefresh(X): what changed for subscribers that know the state before. */
    void increments(Dialect dialect, String symbol, List<Subscriber> subscribers, List<MarketEntry> entries);

    /** MarketDataRequestReject(Y), or what the dialect has instead. */
    void reject(Dialect dialect, Subscriber subscriber, Rejection rejection);

    /** What the book is worth from now on; for the sessions that asked to be told. */
    void feedIs(FeedState state);

    /** True while the session's connection has more to send than it should: it gets the latest state later. */
    boolean isBehind(String session);
}
