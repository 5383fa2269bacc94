package io.paymiumfix.simulator.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.exchange.OrderRefused;
import io.paymiumfix.simulator.exchange.OrderType;
import io.paymiumfix.simulator.exchange.Refusal;
import io.paymiumfix.simulator.exchange.Refusal.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Decodes the body of {@code POST /user/orders}; numbers may be JSON numbers or strings. */
public final class OrderBody {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final JsonNode body;
    private final List<Refusal> refusals = new ArrayList<>();

    private OrderBody(JsonNode body) {
        this.body = body;
    }

    /** The body as a JSON object; empty when it is none. */
    public static Optional<JsonNode> parse(String text) {
        try {
            JsonNode body = MAPPER.readTree(text);
            return body.isObject() ? Optional.of(body) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /**
     * The order a body asks for.
     *
     * @throws OrderRefused when a field is not what it must be, every such field named
     */
    public static NewOrder decode(JsonNode body) throws OrderRefused {
        return new OrderBody(body).decode();
    }

    private NewOrder decode() throws OrderRefused {
        Optional<OrderType> type = Arrays.stream(OrderType.values())
                .filter(known -> known.word().equals(text("type")))
                .findFirst();
        Optional<Direction> direction = Arrays.stream(Direction.values())
                .filter(known -> known.word().equals(text("direction")))
                .findFirst();
        requireIncluded(type.isPresent(), "type");
        requireIncluded(text("currency").equalsIgnoreCase("EUR"), "currency");
        requireIncluded(direction.isPresent(), "direction");
        BigDecimal amount = number("amount");
        BigDecimal currencyAmount = number("currency_amount");
        BigDecimal price = number("price");
        if (!refusals.isEmpty()) {
            throw new OrderRefused(refusals);
        }
        String comment = text("comment").isEmpty() ? null : text("comment");
        return new NewOrder(type.orElseThrow(), direction.orElseThrow(), amount, currencyAmount, price, comment);
    }

    private void requireIncluded(boolean included, String field) {
        if (!included) {
            refusals.add(new Refusal(Kind.NOT_INCLUDED, field, null, null));
        }
    }

    private String text(String field) {
        return body.path(field).isTextual() ? body.path(field).textValue() : "";
    }

    private BigDecimal number(String field) {
        JsonNode node = body.path(field);
        if (node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.textValue().isBlank())) {
            return null;
        }
        if (node.isNumber()) {
            return node.decimalValue();
        }
        try {
            return new BigDecimal(node.isTextual() ? node.textValue().strip() : "none");
        } catch (NumberFormatException e) {
            refusals.add(new Refusal(Kind.NOT_A_NUMBER, field, null, null));
            return null;
        }
    }
}
