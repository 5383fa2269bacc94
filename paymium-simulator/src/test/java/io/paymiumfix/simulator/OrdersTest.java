package io.paymiumfix.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.exchange.OrderState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OrdersTest {

    private Simulator simulator;
    private SimulatedUser counterparty;
    private Caller caller;

    @BeforeEach
    void start() {
        start(SimulatorSettings.defaults());
    }

    private void start(SimulatorSettings settings) {
        stop();
        simulator = Simulator.start(settings);
        counterparty = simulator.createUser("BC-U2", "1000000", "100");
        caller = new Caller(
                simulator, simulator.createUser("BC-U1", "100000", "10").createToken());
    }

    @AfterEach
    void stop() {
        if (simulator != null) {
            simulator.close();
        }
    }

    private UUID placed(Caller.Answer answer) throws Exception {
        assertEquals(201, answer.status(), answer.text());
        UUID uuid = UUID.fromString(answer.json().get("uuid").asText());
        await().until(() -> simulator.order(uuid).orElseThrow().state() != OrderState.PENDING_EXECUTION);
        return uuid;
    }

    @Test
    void shouldReplyPendingThenRestThenFill() throws Exception {
        Caller.Answer reply = caller.limit("buy", "0.5", "50000");
        JsonNode pending = reply.json();
        assertEquals("pending_execution", pending.get("state").asText());
        assertEquals("0.0", pending.get("traded_btc").asText());
        assertEquals("0.5", pending.get("amount").asText());
        assertEquals("50000.0", pending.get("price").asText());
        assertTrue(pending.get("currency_amount").isNull());
        assertEquals("-25000.0", pending.at("/account_operations/0/amount").asText());
        UUID uuid = placed(reply);
        assertEquals("active", read(uuid).get("state").asText());
        simulator.place(counterparty, NewOrder.limit(Direction.SELL, "0.2", "50000"));
        assertEquals("0.2", read(uuid).get("traded_btc").asText());
        assertEquals("active", read(uuid).get("state").asText());
        simulator.place(counterparty, NewOrder.market(Direction.SELL, "0.3"));
        JsonNode filled = read(uuid);
        assertEquals("filled", filled.get("state").asText());
        assertEquals("25000.0", filled.get("traded_currency").asText());
        assertEquals("-0.0005", filled.get("btc_fee").asText());
        assertEquals(8, filled.get("account_operations").size());
        assertTrue(filled.at("/account_operations/2/created_at_int").isIntegralNumber());
    }

    private JsonNode read(UUID uuid) throws Exception {
        return caller.get("/user/orders/" + uuid).json();
    }

    @Test
    void shouldAcceptNumbersInEveryNotation() throws Exception {
        String body = "{\"type\":\"LimitOrder\",\"currency\":\"eur\",\"direction\":\"sell\",\"amount\":1e-8,"
                + "\"price\":54000.50}";
        UUID uuid = placed(caller.post(body));
        assertEquals("0.00000001", read(uuid).get("amount").asText());
        assertEquals("54000.5", read(uuid).get("price").asText());
    }

    @Test
    void shouldRefuseWithEverySentence() throws Exception {
        Caller.Answer refused = caller.post("{\"type\":\"LimitOrder\",\"currency\":\"EUR\",\"direction\":\"buy\","
                + "\"price\":\"54000\",\"currency_amount\":\"100\"}");
        assertEquals(422, refused.status());
        assertEquals("{\"errors\":[\"Amount can't be blank\",\"Amount is not a number\"]}", refused.text());
        assertEquals(
                "{\"errors\":[\"Type is not included in the list\",\"Currency is not included in the list\","
                        + "\"Direction is not included in the list\",\"Amount is not a number\"]}",
                caller.post("{\"type\":\"Transfer\",\"currency\":\"USD\",\"amount\":\"many\"}")
                        .text());
        assertEquals(400, caller.post("type=LimitOrder").status());
        assertEquals(400, caller.post("[]").status());
        assertEquals(0, simulator.orders(simulator.user("BC-U1").orElseThrow()).size());
    }

    @Test
    void shouldProtectTheMarket() throws Exception {
        simulator.place(counterparty, NewOrder.limit(Direction.SELL, "0.25", "50000"));
        Caller.Answer refused =
                caller.post("{\"type\":\"MarketOrder\",\"currency\":\"EUR\",\"direction\":\"buy\",\"amount\":0.3}");
        assertEquals(422, refused.status());
        assertEquals(
                "{\"error\":\"market_protection_volume_too_large\",\"max_order_amount\":\"0.25\","
                        + "\"currency\":\"BTC\",\"side\":\"buy\"}",
                refused.text());
    }

    @Test
    void shouldCancelOnlyWhatIsActive() throws Exception {
        UUID uuid = placed(caller.limit("buy", "0.5", "50000"));
        Caller.Answer cancelled = caller.delete("/user/orders/" + uuid + "/");
        assertEquals(204, cancelled.status());
        assertEquals("", cancelled.text());
        assertEquals("canceled", read(uuid).get("state").asText());
        assertEquals("0.0", caller.get("/user").json().get("locked_eur").asText());
        assertEquals(500, caller.delete("/user/orders/" + uuid).status());
        assertEquals(404, caller.delete("/user/orders/" + UUID.randomUUID()).status());
        assertEquals(404, caller.delete("/user/orders/nonsense").status());
        assertEquals(404, caller.delete("/user/orders/" + uuid + "/cancel").status());
    }

    @Test
    void shouldNotShowOrCancelTheOrdersOfOthers() throws Exception {
        UUID foreign = simulator
                .place(counterparty, NewOrder.limit(Direction.BUY, "1", "1000"))
                .uuid();
        assertEquals(404, caller.get("/user/orders/" + foreign).status());
        assertEquals(404, caller.delete("/user/orders/" + foreign).status());
        assertEquals(OrderState.ACTIVE, simulator.order(foreign).orElseThrow().state());
    }

    @Test
    void shouldCancelOnTheOlderPathWhenSoSwitched() throws Exception {
        start(SimulatorSettings.defaults().withRest(rest -> rest.oldCancelPath(true)));
        UUID uuid = placed(caller.limit("buy", "0.5", "50000"));
        assertEquals(204, caller.delete("/user/orders/" + uuid + "/cancel").status());
    }

    @Test
    void shouldRefuseToCancelWhatIsPendingUnlessSwitched() throws Exception {
        start(SimulatorSettings.defaults().withExchange(exchange -> exchange.activationDelay(Duration.ofMinutes(1))));
        String uuid = caller.limit("buy", "0.5", "50000").json().get("uuid").asText();
        assertEquals(500, caller.delete("/user/orders/" + uuid).status());
        assertEquals(
                "pending_execution",
                caller.get("/user/orders/" + uuid).json().get("state").asText());
        simulator.activate(UUID.fromString(uuid));
        assertEquals(204, caller.delete("/user/orders/" + uuid).status());

        start(SimulatorSettings.defaults()
                .withExchange(exchange ->
                        exchange.activationDelay(Duration.ofMinutes(1)).pendingCancelable(true)));
        uuid = caller.limit("buy", "0.5", "50000").json().get("uuid").asText();
        assertEquals(204, caller.delete("/user/orders/" + uuid).status());
    }

    @Test
    void shouldReplyTheExecutedStateWhenSoSwitched() throws Exception {
        start(SimulatorSettings.defaults().withRest(rest -> rest.replyShowsExecution(true)));
        simulator.place(counterparty, NewOrder.limit(Direction.SELL, "0.5", "50000"));
        JsonNode reply = caller.limit("buy", "0.5", "50000").json();
        assertEquals("filled", reply.get("state").asText());
        assertEquals("0.5", reply.get("traded_btc").asText());
    }

    @Test
    void shouldListTwentyNewestWhateverIsAskedFor() throws Exception {
        List<String> oldestFirst = placeMany(25);
        simulator.cancel(UUID.fromString(oldestFirst.get(24)));
        List<String> newestFirst = new ArrayList<>(oldestFirst);
        Collections.reverse(newestFirst);
        assertEquals(newestFirst.subList(0, 20), list("/user/orders"));
        assertEquals(newestFirst.subList(0, 20), list("/user/orders?active=true&limit=3&types=MarketOrder"));
        assertEquals(newestFirst.subList(5, 25), list("/user/orders?offset=5&limit=3"));
        assertEquals(newestFirst.subList(10, 15), list("/user/orders?page=3&per_page=5"));
        assertEquals(List.of(), list("/user/orders?page=9"));
        assertEquals(400, caller.get("/user/orders?page=x").status());
    }

    @Test
    void shouldListAsSpecifiedWhenSoSwitched() throws Exception {
        start(SimulatorSettings.kind());
        List<String> oldestFirst = placeMany(25);
        simulator.cancel(UUID.fromString(oldestFirst.get(24)));
        assertEquals(24, list("/user/orders?active=true").size());
        assertEquals(List.of(oldestFirst.get(24)), list("/user/orders?offset=0&limit=1"));
        assertFalse(
                caller.get("/user/orders").json().at("/0/created_at").asText().matches(".*T..:..Z"));
    }

    private List<String> placeMany(int count) throws Exception {
        SimulatedUser user = simulator.user("BC-U1").orElseThrow();
        List<String> uuids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            uuids.add(simulator
                    .place(user, NewOrder.limit(Direction.BUY, "0.01", "1000"))
                    .uuid()
                    .toString());
        }
        return uuids;
    }

    private List<String> list(String path) throws Exception {
        List<String> uuids = new ArrayList<>();
        caller.get(path).json().forEach(order -> uuids.add(order.get("uuid").asText()));
        return uuids;
    }

    @Test
    void shouldStopTimesAtTheMinuteButNotTheirIntegers() throws Exception {
        UUID uuid = placed(caller.limit("buy", "0.5", "50000"));
        assertTrue(read(uuid).get("created_at").asText().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\dZ"));
        assertEquals(
                simulator.order(uuid).orElseThrow().createdAt().getEpochSecond(),
                read(uuid).at("/account_operations/0/created_at_int").asLong());
    }
}
