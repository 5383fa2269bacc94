package io.paymiumfix.marketdata;

/** What the feed asks of the venue. Each reading is answered once. */
interface FeedActions {
    /** GET /data/eur/depth. */
    void readDepth();

    /** GET /data/eur/ticker. */
    void readTicker();

    /** GET /data/eur/trades. */
    void readTrades(long sinceS);

    /** The stream keeps things to itself: it is to be connected anew. */
    void restartStream(String why);
}
