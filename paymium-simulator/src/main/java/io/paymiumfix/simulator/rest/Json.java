package io.paymiumfix.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paymiumfix.simulator.exchange.AccountOperation;
import io.paymiumfix.simulator.exchange.Balances;
import io.paymiumfix.simulator.exchange.Level;
import io.paymiumfix.simulator.exchange.OrderRefused.MarketProtection;
import io.paymiumfix.simulator.exchange.OrderTruth;
import io.paymiumfix.simulator.exchange.Trade;
import io.paymiumfix.simulator.exchange.User;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The exchange's records as Paymium writes them: numbers as strings with at least one decimal. Pure functions. */
public final class Json {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> OTHER_COINS = List.of("lbtc", "bch", "eth", "ltc", "bcio", "bat", "dai", "etc");
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final DateTimeFormatter times;

    /** Times stop at the minute or at the second. */
    public Json(boolean minuteTimestamps) {
        this(minuteTimestamps ? MINUTES : SECONDS);
    }

    private Json(DateTimeFormatter times) {
        this.times = times;
    }

    /** Times go on to the millisecond. */
    public static Json withMilliseconds() {
        return new Json(MILLISECONDS);
    }

    /** A TradingOrder. */
    public ObjectNode order(OrderTruth order) {
        ObjectNode node = NODES.objectNode()
                .put("uuid", order.uuid().toString())
                .put("currency_amount", number(order.currencyAmount()))
                .put("state", order.state().word())
                .put("btc_fee", number(order.btcFee()))
                .put("currency_fee", number(order.currencyFee()))
                .put("created_at", times.format(order.createdAt()))
                .put("updated_at", times.format(order.updatedAt()))
                .put("currency", "EUR")
                .put("comment", order.comment())
                .put("amount", number(order.amount()))
                .put("type", order.type().word())
                .put("traded_btc", number(order.tradedBtc()))
                .put("traded_currency", number(order.tradedCurrency()))
                .put("direction", order.direction().word())
                .put("price", number(order.price()));
        ArrayNode operations = node.putArray("account_operations");
        order.operations().forEach(operation -> operations.add(operation(operation)));
        return node;
    }

    private ObjectNode operation(AccountOperation operation) {
        return NODES.objectNode()
                .put("uuid", operation.uuid().toString())
                .put("amount", number(operation.amount()))
                .put("currency", operation.coin().name())
                .put("created_at", times.format(operation.createdAt()))
                .put("created_at_int", operation.createdAt().getEpochSecond())
                .put("name", operation.name())
                .putNull("address")
                .putNull("tx_hash")
                .put("is_trading_account", operation.isTradingAccount());
    }

    /** The body of {@code GET /user}. */
    public static ObjectNode user(User user, Balances balances) {
        ObjectNode node = NODES.objectNode()
                .put("name", user.name())
                .put("email", user.name().toLowerCase(Locale.ROOT) + "@example.com")
                .put("locale", user.locale())
                .put("channel_id", user.channelId())
                .put("meta_state", "approved")
                .put("balance_eur", number(balances.eur()))
                .put("locked_eur", number(balances.lockedEur()))
                .put("balance_btc", number(balances.btc()))
                .put("locked_btc", number(balances.lockedBtc()));
        for (String coin : OTHER_COINS) {
            node.put("balance_" + coin, "0.0").put("locked_" + coin, "0.0");
        }
        return node;
    }

    /** The 422 body of a market order too large for the book. */
    static ObjectNode marketProtection(MarketProtection protection) {
        return NODES.objectNode()
                .put("error", "market_protection_volume_too_large")
                .put("max_order_amount", number(protection.maxOrderAmount()))
                .put("currency", protection.coin().name())
                .put("side", protection.side().word());
    }

    ObjectNode trade(Trade trade) {
        return NODES.objectNode()
                .put("uuid", trade.uuid().toString())
                .put("traded_btc", number(trade.btc()))
                .put("traded_currency", number(trade.currency()))
                .put("created_at", times.format(trade.at()))
                .put("created_at_int", trade.at().getEpochSecond())
                .put("currency", "EUR")
                .put("side", trade.side().word())
                .put("price", number(trade.price()));
    }

    static JsonNode level(Level level) {
        return NODES.objectNode().put("amount", number(level.amount())).put("price", number(level.price()));
    }

    /** A number as the venue prints it: never an exponent, at least one decimal; null stays null. */
    public static String number(BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal plain = number.stripTrailingZeros();
        return (plain.scale() < 1 ? plain.setScale(1) : plain).toPlainString();
    }
}
