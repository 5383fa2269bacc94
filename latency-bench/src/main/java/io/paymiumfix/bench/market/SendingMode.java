package io.paymiumfix.bench.market;

/** Ways to give many sessions one MarketDataIncrementalRefresh(X). */
enum SendingMode {
    /** The gateway's: entries encoded once, MDReqID(262) spliced in for each. */
    ENCODED_ONCE("encoded-once"),
    /** The obvious one: a message built for each session and {@code Session.sendToTarget}. */
    BUILT_FOR_EACH("built-for-each"),
    /** The better known one: one message object, its MDReqID(262) set anew for each {@code Session.send}. */
    REUSED("reused");

    private final String shown;

    SendingMode(String shown) {
        this.shown = shown;
    }

    @Override
    public String toString() {
        return shown;
    }
}
