package io.paymiumfix.client;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** Decodes {@code /data/eur/…}, and the same things where the public stream tells them. Pure. */
final class MarketDataDecoder {
    private MarketDataDecoder() {}

    static Ticker ticker(JsonReader json) throws IOException {
        BigDecimal high = null;
        BigDecimal low = null;
        BigDecimal volume = null;
        BigDecimal bid = null;
        BigDecimal ask = null;
        BigDecimal midpoint = null;
        BigDecimal vwap = null;
        VenueTime at = null;
        BigDecimal price = null;
        BigDecimal open = null;
        BigDecimal variation = null;
        String currency = null;
        String tradeId = null;
        BigDecimal size = null;
        json.object();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "high" -> high = json.decimal();
                case "low" -> low = json.decimal();
                case "volume" -> volume = json.decimal();
                case "bid" -> bid = json.decimal();
                case "ask" -> ask = json.decimal();
                case "midpoint" -> midpoint = json.decimal();
                case "vwap" -> vwap = json.decimal();
                case "at" -> at = json.time();
                case "price" -> price = json.decimal();
                case "open" -> open = json.decimal();
                case "variation" -> variation = json.decimal();
                case "currency" -> currency = json.text();
                case "trade_id" -> tradeId = json.text();
                case "size" -> size = json.decimal();
                default -> json.skip();
            }
        }
        return new Ticker(
                high, low, volume, bid, ask, midpoint, vwap, at, price, open, variation, currency, tradeId, size);
    }

    static List<PublicTrade> trades(JsonReader json) throws IOException {
        return OrderDecoder.list(json, MarketDataDecoder::trade);
    }

    static Depth depth(JsonReader json) throws IOException {
        List<Depth.Level> bids = List.of();
        List<Depth.Level> asks = List.of();
        json.object();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "bids" -> bids = OrderDecoder.listOrNone(json, MarketDataDecoder::level);
                case "asks" -> asks = OrderDecoder.listOrNone(json, MarketDataDecoder::level);
                default -> json.skip();
            }
        }
        return new Depth(bids, asks);
    }

    static PublicTrade trade(JsonReader json) throws IOException {
        String uuid = null;
        BigDecimal price = null;
        BigDecimal tradedBtc = null;
        BigDecimal tradedCurrency = null;
        String side = null;
        String currency = null;
        VenueTime createdAt = null;
        VenueTime createdAtInt = null;
        json.object();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "uuid" -> uuid = json.text();
                case "price" -> price = json.decimal();
                case "traded_btc" -> tradedBtc = json.decimal();
                case "traded_currency" -> tradedCurrency = json.decimal();
                case "side" -> side = json.text();
                case "currency" -> currency = json.text();
                case "created_at" -> createdAt = json.time();
                case "created_at_int", "timestamp" -> createdAtInt = json.time();
                default -> json.skip();
            }
        }
        return new PublicTrade(
                uuid,
                price,
                tradedBtc,
                tradedCurrency,
                side,
                currency,
                createdAtInt != null ? createdAtInt : createdAt);
    }

    static Depth.Level level(JsonReader json) throws IOException {
        BigDecimal price = null;
        BigDecimal amount = null;
        VenueTime timestamp = null;
        json.object();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "price" -> price = json.decimal();
                case "amount" -> amount = json.decimal();
                case "timestamp" -> timestamp = json.time();
                default -> json.skip();
            }
        }
        if (price == null || amount == null) {
            throw new DecodeException("a level without price or amount");
        }
        return new Depth.Level(price, amount, timestamp);
    }
}
