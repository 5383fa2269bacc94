package io.paymiumfix.config;

import java.time.Duration;

/**
 * Market data.
 *
 * @param enabled listen to Paymium's public stream and take MarketDataRequest(V)
 * @param maxSubscriptionsPerSession counting each symbol of each request
 * @param compareEvery between two comparisons of the book with a fresh reading
 * @param confirmAfter from a comparison that found a difference to the one that settles it
 * @param crossedGrace how long the book may be crossed before it is read afresh
 * @param lostGrace how long the book outlives its stream
 * @param maxBytesBehind unsent bytes of a session from which it gets the latest state only
 * @param maxTimeBehind a session behind for longer is disconnected
 */
public record MarketDataConfig(
        boolean enabled,
        int maxSubscriptionsPerSession,
        Duration compareEvery,
        Duration confirmAfter,
        Duration crossedGrace,
        Duration lostGrace,
        int maxBytesBehind,
        Duration maxTimeBehind) {

    /** The same, not listening. */
    public MarketDataConfig off() {
        return new MarketDataConfig(
                false,
                maxSubscriptionsPerSession,
                compareEvery,
                confirmAfter,
                crossedGrace,
                lostGrace,
                maxBytesBehind,
                maxTimeBehind);
    }

    static MarketDataConfig read(Section in) {
        return new MarketDataConfig(
                in.read(Key.of(
                        "enabled",
                        Kinds.flag(),
                        "true",
                        "Listen to Paymium's public stream and take MarketDataRequest(V).")),
                in.read(Key.of(
                        "maxSubscriptionsPerSession",
                        Kinds.whole("subscriptions", 1, 10_000),
                        "50",
                        "Counting each symbol of each MDReqID(262); beyond it requests are refused.")),
                in.read(Key.of(
                        "compareEvery",
                        Kinds.duration("50ms", "1h"),
                        "30s",
                        "Between two comparisons of the book with a fresh reading; each costs one call of the day.")),
                in.read(Key.of(
                        "confirmAfter",
                        Kinds.duration("10ms", "1m"),
                        "2s",
                        "From a comparison that found a difference to the one that settles it.")),
                in.read(Key.of(
                        "crossedGrace",
                        Kinds.duration("10ms", "1m"),
                        "1s",
                        "How long the book may be crossed before it is read afresh.")),
                in.read(Key.of(
                        "lostGrace",
                        Kinds.duration("0ms", "1m"),
                        "2s",
                        "How long the book outlives its stream; then it is emptied.")),
                in.read(Key.of(
                        "maxBytesBehind",
                        Kinds.size("1KiB", "64MiB"),
                        "256KiB",
                        "Unsent bytes of a session from which it gets no changes but, when it has caught up, the latest"
                                + " state.")),
                in.read(Key.of(
                        "maxTimeBehind",
                        Kinds.duration("100ms", "10m"),
                        "10s",
                        "A session behind for longer is disconnected.")));
    }
}
