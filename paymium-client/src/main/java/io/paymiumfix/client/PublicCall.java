package io.paymiumfix.client;

import java.util.List;

/**
 * One unsigned {@code GET}. Immutable. The only market is EUR.
 *
 * @param <T> what it reads
 */
public final class PublicCall<T> {
    private final String pathTail;

    private PublicCall(String pathTail) {
        this.pathTail = pathTail;
    }

    /** {@code GET /data/eur/ticker}. */
    public static PublicCall<Ticker> ticker() {
        return new PublicCall<>("/data/eur/ticker");
    }

    /** {@code GET /data/eur/trades}: what the venue calls the latest. */
    public static PublicCall<List<PublicTrade>> trades() {
        return new PublicCall<>("/data/eur/trades");
    }

    /** {@code GET /data/eur/trades?since=…}: trades from {@code sinceEpochSeconds} on. */
    public static PublicCall<List<PublicTrade>> trades(long sinceEpochSeconds) {
        return new PublicCall<>("/data/eur/trades?since=" + sinceEpochSeconds);
    }

    /** {@code GET /data/eur/depth}. */
    public static PublicCall<Depth> depth() {
        return new PublicCall<>("/data/eur/depth");
    }

    /** {@code GET /currencies}. */
    public static PublicCall<List<CurrencyInfo>> currencies() {
        return new PublicCall<>("/currencies");
    }

    /** {@code GET /countries}. */
    public static PublicCall<List<Country>> countries() {
        return new PublicCall<>("/countries");
    }

    String pathTail() {
        return pathTail;
    }
}
