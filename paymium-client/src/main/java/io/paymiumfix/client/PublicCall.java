package io.paymiumfix.client;

import java.util.List;

/**
 * One unsigned {@code GET}. Immutable. The only market is EUR.
 *
 * @param <T> what it reads
 */
public final class PublicCall<T> {
    private final String pathTail;
    private final JsonDecoder<T> decoder;

    private PublicCall(String pathTail, JsonDecoder<T> decoder) {
        this.pathTail = pathTail;
        this.decoder = decoder;
    }

    /** {@code GET /data/eur/ticker}. */
    public static PublicCall<Ticker> ticker() {
        return new PublicCall<>("/data/eur/ticker", MarketDataDecoder::ticker);
    }

    /** {@code GET /data/eur/trades}: what the venue calls the latest. */
    public static PublicCall<List<PublicTrade>> trades() {
        return new PublicCall<>("/data/eur/trades", MarketDataDecoder::trades);
    }

    /** {@code GET /data/eur/trades?since=…}: trades from {@code sinceEpochSeconds} on. */
    public static PublicCall<List<PublicTrade>> trades(long sinceEpochSeconds) {
        return new PublicCall<>("/data/eur/trades?since=" + sinceEpochSeconds, MarketDataDecoder::trades);
    }

    /** {@code GET /data/eur/depth}. */
    public static PublicCall<Depth> depth() {
        return new PublicCall<>("/data/eur/depth", MarketDataDecoder::depth);
    }

    /** {@code GET /currencies}. */
    public static PublicCall<List<CurrencyInfo>> currencies() {
        return new PublicCall<>("/currencies", ReferenceDecoder::currencies);
    }

    /** {@code GET /countries}. */
    public static PublicCall<List<Country>> countries() {
        return new PublicCall<>("/countries", ReferenceDecoder::countries);
    }

    String pathTail() {
        return pathTail;
    }

    JsonDecoder<T> decoder() {
        return decoder;
    }

    @Override
    public String toString() {
        return "PublicCall[GET " + pathTail + "]";
    }
}
