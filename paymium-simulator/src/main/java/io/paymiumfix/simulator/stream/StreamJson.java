package io.paymiumfix.simulator.stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paymiumfix.simulator.exchange.Balances;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.Level;
import io.paymiumfix.simulator.exchange.OrderTruth;
import io.paymiumfix.simulator.exchange.Trade;
import io.paymiumfix.simulator.rest.Json;
import io.paymiumfix.simulator.stream.StreamSettings.NumberStyle;
import java.math.BigDecimal;

/** The stream's events as Paymium's specification samples them. Pure functions of the settings. */
final class StreamJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final StreamSettings settings;
    private final Json json;

    StreamJson(StreamSettings settings) {
        this.settings = settings;
        this.json = settings.millisecondTimestamps() ? Json.withMilliseconds() : new Json(true);
    }

    static ObjectNode event() {
        return NODES.objectNode();
    }

    static String side(Direction side) {
        return side == Direction.BUY ? "bids" : "asks";
    }

    ObjectNode level(Direction side, Level level) {
        boolean bare = settings.numberStyle() == NumberStyle.NUMBERS
                || (settings.numberStyle() == NumberStyle.AS_SAMPLED && side == Direction.SELL);
        ObjectNode node = NODES.objectNode().put("timestamp", level.changedAt().getEpochSecond());
        put(node, "amount", level.amount(), bare);
        put(node, "price", level.price(), bare);
        return node.put("currency", "EUR");
    }

    ObjectNode trade(Trade trade) {
        boolean bare = settings.numberStyle() == NumberStyle.NUMBERS;
        ObjectNode node = NODES.objectNode();
        put(node, "price", trade.price(), bare);
        put(node, "traded_btc", trade.btc(), bare);
        node.put("timestamp", trade.at().toEpochMilli()).put("currency", "EUR");
        if (settings.tradesTellAll()) {
            node.put("uuid", trade.uuid().toString()).put("side", trade.side().word());
            put(node, "traded_currency", trade.currency(), bare);
        }
        return node;
    }

    ObjectNode order(OrderTruth order) {
        ObjectNode node = json.order(order);
        if (!settings.operationsInOrders()) {
            node.putArray("account_operations");
        }
        return node;
    }

    /** Puts what differs from {@code before}; everything when that is null. */
    void putBalances(ObjectNode node, Balances before, Balances now) {
        putChanged(node, "balance_eur", before == null ? null : before.eur(), now.eur());
        putChanged(node, "locked_eur", before == null ? null : before.lockedEur(), now.lockedEur());
        putChanged(node, "balance_btc", before == null ? null : before.btc(), now.btc());
        putChanged(node, "locked_btc", before == null ? null : before.lockedBtc(), now.lockedBtc());
    }

    private void putChanged(ObjectNode node, String field, BigDecimal before, BigDecimal now) {
        if (before == null || before.compareTo(now) != 0) {
            node.put(field, Json.number(now));
        }
    }

    /** The ticker with its numbers in this stream's style. */
    ObjectNode ticker(ObjectNode ofRest) {
        if (settings.numberStyle() != NumberStyle.NUMBERS) {
            return ofRest;
        }
        ObjectNode node = NODES.objectNode();
        ofRest.properties().forEach(field -> {
            boolean isNumber = field.getValue().isTextual()
                    && !field.getKey().equals("currency")
                    && !field.getKey().equals("trade_id");
            if (isNumber) {
                node.put(field.getKey(), new BigDecimal(field.getValue().textValue()));
            } else {
                node.set(field.getKey(), field.getValue());
            }
        });
        return node;
    }

    static ArrayNode array(ObjectNode event, String field) {
        return event.withArray(field);
    }

    private static void put(ObjectNode node, String field, BigDecimal number, boolean bare) {
        if (bare) {
            node.put(field, number.stripTrailingZeros());
        } else {
            node.put(field, Json.number(number));
        }
    }
}
