package io.paymiumfix.simulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paymiumfix.simulator.exchange.Candle;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.EpochClock;
import io.paymiumfix.simulator.exchange.Exchange;
import io.paymiumfix.simulator.exchange.Level;
import io.paymiumfix.simulator.exchange.Trade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code /data/eur/…}: ticker, trades, depth and bars, for anyone. */
public final class MarketData {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private final Exchange exchange;
    private final EpochClock clock;
    private final Json json;

    MarketData(Exchange exchange, EpochClock clock, Json json) {
        this.exchange = exchange;
        this.clock = clock;
        this.json = json;
    }

    /** The reply for a path below {@code /data/}, or null when there is none. */
    Reply answer(String resource, Call call) {
        return switch (resource) {
            case "/data/eur/ticker" -> Reply.json(200, ticker());
            case "/data/eur/depth" -> Reply.json(200, depth());
            case "/data/eur/trades" -> trades(call);
            case "/data/eur/ohlcv" -> bars(call);
            default -> null;
        };
    }

    /** The ticker as of now. */
    public ObjectNode ticker() {
        Instant now = clock.now();
        Candle day = exchange.tape().summary(now.minus(DAY)).orElse(null);
        BigDecimal bid = best(Direction.BUY);
        BigDecimal ask = best(Direction.SELL);
        Trade last = exchange.tape().last();
        return NODES.objectNode()
                .put("high", day == null ? null : Json.number(day.high()))
                .put("low", day == null ? null : Json.number(day.low()))
                .put("volume", day == null ? "0.0" : Json.number(day.volume()))
                .put("bid", Json.number(bid))
                .put("ask", Json.number(ask))
                .put("midpoint", Json.number(middle(bid, ask)))
                .put("vwap", day == null ? null : Json.number(day.vwap()))
                .put("at", now.getEpochSecond())
                .put("price", last == null ? null : Json.number(last.price()))
                .put("open", day == null ? null : Json.number(day.open()))
                .put("variation", day == null ? "0.0" : Json.number(day.variation()))
                .put("currency", "EUR")
                .put("trade_id", last == null ? null : last.uuid().toString())
                .put("size", last == null ? null : Json.number(last.btc()));
    }

    private BigDecimal best(Direction side) {
        List<Level> levels = exchange.levels(side);
        return levels.isEmpty() ? null : levels.get(0).price();
    }

    private static BigDecimal middle(BigDecimal bid, BigDecimal ask) {
        return bid == null || ask == null
                ? null
                : bid.add(ask).divide(BigDecimal.valueOf(2), 3, RoundingMode.HALF_EVEN);
    }

    private ObjectNode depth() {
        ObjectNode node = NODES.objectNode();
        ArrayNode bids = node.putArray("bids");
        exchange.levels(Direction.BUY).forEach(level -> bids.add(Json.level(level)));
        ArrayNode asks = node.putArray("asks");
        exchange.levels(Direction.SELL).forEach(level -> asks.add(Json.level(level)));
        return node;
    }

    private Reply trades(Call call) {
        Instant since;
        try {
            since = call.parameter("since")
                    .map(text -> Instant.ofEpochSecond(Integer.parseUnsignedInt(text)))
                    .orElseGet(() -> clock.now().minus(WEEK));
        } catch (NumberFormatException e) {
            return Reply.error(400, "Since is not a number");
        }
        ArrayNode array = NODES.arrayNode();
        exchange.tape().since(since).forEach(trade -> array.add(json.trade(trade)));
        return Reply.json(200, array);
    }

    private Reply bars(Call call) {
        return BarsQuery.of(call, clock.now())
                .map(query -> {
                    ArrayNode array = NODES.arrayNode();
                    exchange.tape()
                            .candles(query.from(), query.until(), query.interval())
                            .forEach(candle -> array.add(bar(candle)));
                    return Reply.json(200, array);
                })
                .orElseGet(() -> Reply.json(
                        400, NODES.objectNode().put("errors", "Interval / StartTime / EndTime does not match")));
    }

    private static ArrayNode bar(Candle candle) {
        return NODES.arrayNode()
                .add(candle.opensAt().toEpochMilli())
                .add(Json.number(candle.open()))
                .add(Json.number(candle.high()))
                .add(Json.number(candle.low()))
                .add(Json.number(candle.close()))
                .add(Json.number(candle.volume()));
    }
}
