package io.paymiumfix.client;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decodes {@code ["stream", {…}]}, the one event Paymium sends. Pure. */
final class StreamDecoder {
    private static final String STREAM = "stream";

    private StreamDecoder() {}

    /** What changed in public; null when the event is another one. */
    static PublicData publicEvent(JsonReader json) throws IOException {
        return event(json, StreamDecoder::publicData);
    }

    /** What changed of the account; null when the event is another one. */
    static UserData userEvent(JsonReader json) throws IOException {
        return event(json, StreamDecoder::userData);
    }

    private static <T> T event(JsonReader json, JsonDecoder<T> content) throws IOException {
        json.array();
        if (!json.nextElement()) {
            throw new DecodeException("an event without a name");
        }
        boolean isStream = STREAM.equals(json.text());
        T value = null;
        while (json.nextElement()) {
            if (isStream && value == null) {
                value = content.decode(json);
            } else {
                json.skip();
            }
        }
        if (isStream && value == null) {
            throw new DecodeException("a stream event without content");
        }
        return value;
    }

    private static PublicData publicData(JsonReader json) throws IOException {
        Ticker ticker = null;
        List<PublicTrade> trades = List.of();
        List<Depth.Level> bids = List.of();
        List<Depth.Level> asks = List.of();
        json.object();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "ticker" -> ticker = json.isNull() ? null : MarketDataDecoder.ticker(json);
                case "trades" -> trades = OrderDecoder.listOrNone(json, MarketDataDecoder::trade);
                case "bids" -> bids = OrderDecoder.listOrNone(json, StreamDecoder::level);
                case "asks" -> asks = OrderDecoder.listOrNone(json, StreamDecoder::level);
                default -> json.skip();
            }
        }
        return new PublicData(ticker, trades, bids, asks);
    }

    private static Depth.Level level(JsonReader json) throws IOException {
        Depth.Level level = MarketDataDecoder.level(json);
        if (level.amount().signum() < 0 || level.price().signum() <= 0) {
            throw new DecodeException("a level whose price or amount cannot be");
        }
        return level;
    }

    private static UserData userData(JsonReader json) throws IOException {
        List<VenueOrder> orders = List.of();
        Map<String, BigDecimal> balances = new HashMap<>();
        Map<String, BigDecimal> locked = new HashMap<>();
        json.object();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            if (field.equals("orders")) {
                orders = OrderDecoder.listOrNone(json, StreamDecoder::order);
            } else if (field.startsWith(UserDecoder.BALANCE)) {
                UserDecoder.put(balances, field.substring(UserDecoder.BALANCE.length()), json.decimal());
            } else if (field.startsWith(UserDecoder.LOCKED)) {
                UserDecoder.put(locked, field.substring(UserDecoder.LOCKED.length()), json.decimal());
            } else {
                json.skip();
            }
        }
        return new UserData(orders, balances, locked);
    }

    private static VenueOrder order(JsonReader json) throws IOException {
        VenueOrder order = OrderDecoder.order(json);
        if (order.uuid() == null) {
            throw new DecodeException("an order without uuid");
        }
        return order;
    }
}
