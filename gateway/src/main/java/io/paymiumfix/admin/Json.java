package io.paymiumfix.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paymiumfix.order.Answer;
import io.paymiumfix.order.FixedPoint;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.VenueOrder;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What the endpoint says, as JSON. Amounts are decimals in text: a reader must not make them binary fractions. Pure. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int E8 = 8;
    private static final int E10 = 10;

    private Json() {}

    static JsonNode parse(final byte[] body) throws JsonProcessingException {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory does not fail", e);
        }
    }

    static byte[] bytes(final JsonNode node) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    static ObjectNode error(final String text) {
        return MAPPER.createObjectNode().put("error", text);
    }

    static ObjectNode health(final Health health) {
        return MAPPER.createObjectNode()
                .put("running", health.running())
                .put("stalled", health.stalled())
                .put("mode", health.mode())
                .put("sessions", health.sessions())
                .put("sessionsLoggedOn", health.sessionsLoggedOn())
                .put("openOrders", health.openOrders())
                .put("journalPosition", health.journalPosition());
    }

    static ObjectNode figures(final TruthFigures truth, final Map<String, Long> more) {
        final ObjectNode node = MAPPER.createObjectNode();
        final ObjectNode causes = node.putObject("timeToTruth");
        truth.lines()
                .forEach((cause, line) -> causes.putObject(cause)
                        .put("count", line.count())
                        .put("p50Us", line.p50Us())
                        .put("p90Us", line.p90Us())
                        .put("p99Us", line.p99Us())
                        .put("maxUs", line.maxUs()));
        more.forEach(node::put);
        return node;
    }

    static ObjectNode reply(final Output.OperatorReply reply) {
        final List<String> lines = reply.text().lines().toList();
        final ObjectNode node = MAPPER.createObjectNode()
                .put("done", reply.done())
                .put("word", lines.isEmpty() ? "" : lines.get(0).replaceFirst(":.*", ""))
                .put("text", lines.isEmpty() ? "" : lines.get(0));
        final ArrayNode details = node.putArray("details");
        lines.stream().skip(1).forEach(details::add);
        return node;
    }

    static ObjectNode listing(final Answer.Listing listing) {
        final ObjectNode node = MAPPER.createObjectNode();
        final ArrayNode orders = node.putArray("orders");
        listing.orders().forEach(line -> orders.add(order(line)));
        listing.accounts().forEach(node.putArray("accounts")::add);
        return node;
    }

    private static ObjectNode order(final Answer.OrderLine line) {
        final ObjectNode node = MAPPER.createObjectNode()
                .put("orderId", line.orderId())
                .put("clOrdId", line.clOrdId())
                .put("owner", line.owner())
                .put("account", line.account())
                .put("uuid", line.uuid())
                .put("state", line.state())
                .put("reason", line.reason())
                .put("side", side(line.side()))
                .put("amount", number(line.amountSatoshi(), E8))
                .put("currencyAmount", number(line.cashE8(), E8))
                .put("price", number(line.priceE8(), E8))
                .put("tradedBtc", number(line.tradedSatoshi(), E8))
                .put("tradedCurrency", number(line.tradedCurrencyE10(), E10))
                .put(
                        "received",
                        Instant.EPOCH.plus(line.receivedUs(), ChronoUnit.MICROS).toString());
        line.evidence().forEach(node.putArray("evidence")::add);
        line.commands().forEach(node.putArray("commands")::add);
        return node;
    }

    private static String side(final char side) {
        return switch (side) {
            case '1' -> "buy";
            case '2' -> "sell";
            default -> String.valueOf(side);
        };
    }

    private static String number(final long value, final int scale) {
        return value == VenueOrder.ABSENT ? null : FixedPoint.format(value, scale);
    }
}
