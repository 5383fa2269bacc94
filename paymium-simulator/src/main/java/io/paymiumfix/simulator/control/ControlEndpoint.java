package io.paymiumfix.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paymiumfix.simulator.exchange.Exchange;
import io.paymiumfix.simulator.exchange.OrderRefused;
import io.paymiumfix.simulator.exchange.OrderTruth;
import io.paymiumfix.simulator.exchange.User;
import io.paymiumfix.simulator.fault.FaultsInForce;
import io.paymiumfix.simulator.rest.Call;
import io.paymiumfix.simulator.rest.Json;
import io.paymiumfix.simulator.rest.LocalHandler;
import io.paymiumfix.simulator.rest.OrderBody;
import io.paymiumfix.simulator.rest.ReceivedRequest;
import io.paymiumfix.simulator.rest.Reply;
import io.paymiumfix.simulator.rest.RequestLog;
import io.paymiumfix.simulator.rest.Scope;
import io.paymiumfix.simulator.rest.Tokens;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Answers {@code /_control}:
 *
 * <pre>
 *   GET    /faults               the faults in force
 *   POST   /faults               {"kind":"reply_delay","on":["place"],"next":1,"delay_ms":200}
 *   DELETE /faults, /faults/7    all, or one
 *   GET    /orders/UUID          the truth about an order
 *   DELETE /orders/UUID          cancel it as its owner would
 *   POST   /orders               {"user":"BC-U2","type":"LimitOrder","currency":"EUR",...}: matched at once
 *   POST   /mid                  {"price":"51000"}: the market maker quotes around it
 *   GET    /users                every account with its balances
 *   GET    /users/BC-U2          the truth about every order of an account, newest first
 *   POST   /users                {"name":"BC-U2","locale":"fr","eur":"1000","btc":"1"}
 *   POST   /tokens               {"user":"BC-U2","scopes":["basic","activity","trade"]}
 *   GET    /requests             the requests received
 *   GET    /requests/17          those after the one with this sequence
 * </pre>
 */
public final class ControlEndpoint implements LocalHandler {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Exchange exchange;
    private final Tokens tokens;
    private final FaultsInForce faults;
    private final RequestLog log;
    private final Consumer<BigDecimal> moveMid;
    private final Json json = new Json(false);

    /** Controls these; {@code moveMid} takes the market maker to a price. */
    public ControlEndpoint(
            Exchange exchange, Tokens tokens, FaultsInForce faults, RequestLog log, Consumer<BigDecimal> moveMid) {
        this.exchange = exchange;
        this.tokens = tokens;
        this.faults = faults;
        this.log = log;
        this.moveMid = moveMid;
    }

    @Override
    public Reply answer(Call call) {
        if (!call.remote().getAddress().isLoopbackAddress()
                || !call.header("origin").isEmpty()) {
            return Reply.error(403, "the control endpoint answers programs on this machine only");
        }
        String path = call.path().substring(PATH.length());
        int slash = path.indexOf('/', 1);
        String resource = slash < 0 ? path : path.substring(0, slash);
        String name = slash < 0 ? "" : path.substring(slash + 1);
        try {
            return answer(call, call.method() + " " + resource, name);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Reply.error(400, String.valueOf(e.getMessage()));
        } catch (OrderRefused e) {
            return Reply.error(422, e.getMessage());
        }
    }

    private Reply answer(Call call, String operation, String name) throws OrderRefused {
        return switch (operation) {
            case "GET /faults" -> faults();
            case "POST /faults" -> added(faults.add(FaultJson.decode(body(call))));
            case "DELETE /faults" -> remove(name);
            case "GET /orders" ->
                exchange.order(UUID.fromString(name)).map(this::truth).orElseGet(() -> Reply.empty(404));
            case "DELETE /orders" -> Reply.empty(exchange.cancel(UUID.fromString(name)) ? 204 : 404);
            case "POST /orders" ->
                truth(exchange.placeAndActivate(text(body(call), "user"), OrderBody.decode(body(call))));
            case "POST /mid" -> mid(new BigDecimal(text(body(call), "price")));
            case "GET /users" -> name.isEmpty() ? users() : orders(name);
            case "POST /users" -> open(body(call));
            case "POST /tokens" -> token(body(call));
            case "GET /requests" -> requests(name.isEmpty() ? 0 : Long.parseLong(name));
            default -> Reply.empty(404);
        };
    }

    private static JsonNode body(Call call) {
        return OrderBody.parse(call.body())
                .orElseThrow(() -> new IllegalArgumentException("the body is not a JSON object"));
    }

    private static String text(JsonNode body, String field) {
        if (!body.hasNonNull(field)) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return body.get(field).asText();
    }

    private Reply faults() {
        ArrayNode array = NODES.arrayNode();
        faults.list().forEach(active -> array.add(FaultJson.encode(active)));
        return Reply.json(200, array);
    }

    private static Reply added(long id) {
        return Reply.json(201, NODES.objectNode().put("id", id));
    }

    private Reply remove(String id) {
        if (id.isEmpty()) {
            faults.clear();
            return Reply.empty(204);
        }
        return Reply.empty(faults.remove(Long.parseLong(id)) ? 204 : 404);
    }

    private Reply truth(OrderTruth order) {
        return Reply.json(200, json.order(order).put("user", order.user()));
    }

    private Reply orders(String user) {
        if (exchange.user(user).isEmpty()) {
            return Reply.empty(404);
        }
        ArrayNode array = NODES.arrayNode();
        exchange.orders(user, (uuid, state) -> true, 0, Integer.MAX_VALUE)
                .forEach(order -> array.add(json.order(order)));
        return Reply.json(200, array);
    }

    private Reply mid(BigDecimal price) {
        moveMid.accept(price);
        return Reply.empty(204);
    }

    private Reply users() {
        ArrayNode array = NODES.arrayNode();
        exchange.users().forEach(user -> array.add(Json.user(user, exchange.balances(user.name()))));
        return Reply.json(200, array);
    }

    private Reply open(JsonNode body) {
        User user = exchange.open(
                text(body, "name"),
                body.path("locale").asText("en"),
                new BigDecimal(text(body, "eur")),
                new BigDecimal(text(body, "btc")));
        return Reply.json(201, Json.user(user, exchange.balances(user.name())));
    }

    private Reply token(JsonNode body) {
        String user = text(body, "user");
        if (exchange.user(user).isEmpty()) {
            throw new IllegalArgumentException("user=" + user + ": unknown");
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        body.path("scopes")
                .forEach(word -> scopes.add(Scope.valueOf(word.asText().toUpperCase(Locale.ROOT))));
        String key = tokens.create(user, scopes);
        return Reply.json(201, NODES.objectNode().put("key", key).put("secret", tokens.secretOf(key)));
    }

    private Reply requests(long after) {
        ArrayNode array = NODES.arrayNode();
        log.list().stream()
                .filter(request -> request.sequence() > after)
                .forEach(request -> array.add(request(request)));
        return Reply.json(200, array);
    }

    private static ObjectNode request(ReceivedRequest request) {
        ObjectNode node = NODES.objectNode()
                .put("sequence", request.sequence())
                .put("at", request.at().toString())
                .put("method", request.method())
                .put("path", request.path())
                .put("api_key", request.apiKey())
                .put("body", request.body())
                .put("status", request.status())
                .put("replied", request.replied());
        request.nonce().ifPresent(nonce -> node.put("nonce", nonce));
        return node;
    }
}
