package io.paymiumfix.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.Level;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.market.BookStirrerSettings;
import io.paymiumfix.simulator.stream.StreamSettings;
import io.paymiumfix.simulator.stream.StreamSettings.NumberStyle;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StreamTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PUBLIC_EVENT = "42/public,";
    private static final String USER_EVENT = "42/user,";

    private Simulator simulator = Simulator.start(SimulatorSettings.defaults());

    @AfterEach
    void stop() {
        simulator.close();
    }

    private void restart(UnaryOperator<StreamSettings.Builder> change) {
        simulator.close();
        simulator = Simulator.start(SimulatorSettings.defaults().withStream(change));
    }

    private static JsonNode data(String frame) throws IOException {
        return MAPPER.readTree(frame.substring(frame.indexOf('['))).get(1);
    }

    private String channelOf(SimulatedUser user) throws Exception {
        return new Caller(simulator, user.createToken())
                .get("/user")
                .json()
                .get("channel_id")
                .asText();
    }

    private RawStream userStream(SimulatedUser user) throws Exception {
        RawStream stream = new RawStream(simulator);
        stream.send("40/user").await("40/user").send("42/user,[\"channel\",\"" + channelOf(user) + "\"]");
        Awaitility.await().until(() -> simulator.userListeners(user) == 1);
        return stream;
    }

    @Test
    void shouldSpeakAsTheWirePageShows() {
        try (RawStream stream = new RawStream(simulator)) {
            stream.await("40");
            assertTrue(stream.frames().get(0).startsWith("0{\"sid\":"), stream.frames()::toString);
            assertTrue(stream.frames().get(0).contains("\"pingInterval\":25000,\"pingTimeout\":60000"));
            stream.send("40/public").await("40/public").send("2").await("3");
            stream.send("40/nosuch").await("44/nosuch");
        }
    }

    @Test
    void shouldServeRestAndStreamOnOnePort() throws Exception {
        SimulatedUser user = simulator.createUser("BC-U1", "1000", "1");
        Caller caller = new Caller(simulator, user.createToken());
        try (RawStream stream = userStream(user)) {
            String uuid =
                    caller.limit("buy", "0.01", "50000").json().get("uuid").asText();
            stream.await(USER_EVENT, 2);
            JsonNode first = data(stream.frames(USER_EVENT).get(0));
            assertEquals("pending_execution", first.at("/orders/0/state").asText());
            assertEquals(uuid, first.at("/orders/0/uuid").asText());
            assertEquals("500.0", first.get("locked_eur").asText());
            assertEquals("500.0", first.get("balance_eur").asText());
            assertFalse(first.has("balance_btc"));
            JsonNode second = data(stream.frames(USER_EVENT).get(1));
            assertEquals("active", second.at("/orders/0/state").asText());
            assertFalse(second.has("locked_eur"));
            assertEquals(24, second.at("/orders/0/created_at").asText().length());
        }
    }

    @Test
    void shouldTellNobodyWhatIsAnothers() throws Exception {
        SimulatedUser ann = simulator.createUser("ann", "1000000", "10");
        SimulatedUser ben = simulator.createUser("ben", "1000000", "10");
        try (RawStream toAnn = userStream(ann);
                RawStream toBen = userStream(ben);
                RawStream toNobody = new RawStream(simulator)) {
            toNobody.send("40/user").await("40/user").send("42/user,[\"channel\",\"guess\"]");
            simulator.place(ann, NewOrder.limit(Direction.BUY, "1", "50000"));
            toAnn.await(USER_EVENT);
            simulator.place(ben, NewOrder.limit(Direction.BUY, "2", "40000"));
            toBen.await(USER_EVENT);
            assertEquals(1, toAnn.frames(USER_EVENT).size());
            assertEquals(1, toBen.frames(USER_EVENT).size());
            assertEquals(List.of(), toNobody.frames(USER_EVENT));
        }
    }

    @Test
    void shouldTellOnlyWhatChangedWithTheAmountThatIsThereNow() throws Exception {
        SimulatedUser ann = simulator.createUser("ann", "1000000", "10");
        try (RawStream stream = RawStream.publicOf(simulator)) {
            var first = simulator.place(ann, NewOrder.limit(Direction.BUY, "1", "50000"));
            stream.await(PUBLIC_EVENT, 1);
            simulator.place(ann, NewOrder.limit(Direction.BUY, "0.5", "50000"));
            stream.await(PUBLIC_EVENT, 2);
            simulator.cancel(first.uuid());
            stream.await(PUBLIC_EVENT, 3);
            simulator.place(ann, NewOrder.limit(Direction.SELL, "0.5", "50000"));
            stream.await(PUBLIC_EVENT, 4);
            List<String> events = stream.frames(PUBLIC_EVENT);
            assertTrue(data(events.get(0)).has("ticker"));
            assertEquals("1.5", data(events.get(1)).at("/bids/0/amount").asText());
            assertEquals("0.5", data(events.get(2)).at("/bids/0/amount").asText());
            JsonNode last = data(events.get(3));
            assertEquals("0.0", last.at("/bids/0/amount").asText());
            assertEquals("0.5", last.at("/trades/0/traded_btc").asText());
            assertTrue(last.at("/trades/0/timestamp").asLong() > 1_500_000_000_000L);
            assertFalse(last.has("asks"));
            assertFalse(last.has("ticker"), "within a second of the first");
            stream.await("42/public,[\"stream\",{\"ticker\":");
        }
    }

    @Test
    void shouldWriteNumbersAsSwitched() throws Exception {
        restart(stream -> stream.numberStyle(NumberStyle.NUMBERS).tradesTellAll(true));
        SimulatedUser ann = simulator.createUser("ann", "1000000", "10");
        try (RawStream stream = RawStream.publicOf(simulator)) {
            simulator.place(ann, NewOrder.limit(Direction.BUY, "0.00000001", "50000"));
            simulator.place(ann, NewOrder.limit(Direction.SELL, "0.00000001", "50000"));
            stream.await(PUBLIC_EVENT, 2);
            JsonNode bid = data(stream.frames(PUBLIC_EVENT).get(0)).at("/bids/0");
            assertTrue(bid.get("price").isNumber() && bid.get("amount").isNumber(), bid::toString);
            JsonNode trade = data(stream.frames(PUBLIC_EVENT).get(1)).at("/trades/0");
            assertEquals("sell", trade.get("side").asText());
            assertEquals(
                    0,
                    new BigDecimal("0.0005")
                            .compareTo(trade.get("traded_currency").decimalValue()));
        }
    }

    @Test
    void shouldTellTheWholeBookOnJoiningWhereSwitchedSo() throws Exception {
        restart(stream -> stream.snapshotOnJoin(true).numberStyle(NumberStyle.STRINGS));
        SimulatedUser ann = simulator.createUser("ann", "1000000", "10");
        simulator.place(ann, NewOrder.limit(Direction.BUY, "1", "50000"));
        simulator.place(ann, NewOrder.limit(Direction.SELL, "1", "50001"));
        try (RawStream stream = RawStream.publicOf(simulator)) {
            stream.await(PUBLIC_EVENT);
            JsonNode event = data(stream.frames(PUBLIC_EVENT).get(0));
            assertEquals("50000.0", event.at("/bids/0/price").asText());
            assertEquals("50001.0", event.at("/asks/0/price").asText());
            assertTrue(event.at("/asks/0/price").isTextual());
            assertEquals("50000.0", event.at("/ticker/bid").asText());
        }
    }

    @Test
    void shouldGatherChangesForAsLongAsSwitched() throws Exception {
        restart(stream -> stream.publishDelay(Duration.ofMillis(50)).operationsInOrders(false));
        SimulatedUser ann = simulator.createUser("ann", "1000000", "10");
        try (RawStream stream = userStream(ann)) {
            simulator.place(ann, NewOrder.limit(Direction.BUY, "1", "50000"));
            simulator.place(ann, NewOrder.limit(Direction.BUY, "2", "49000"));
            stream.await(USER_EVENT);
            JsonNode orders = data(stream.frames(USER_EVENT).get(0)).get("orders");
            assertEquals(2, orders.size());
            assertEquals(0, orders.at("/0/account_operations").size());
        }
    }

    @Test
    void shouldGiveAFollowerOfEveryEventTheWholeBook() throws Exception {
        BookStirrer stirrer =
                simulator.bookStirrer(BookStirrerSettings.defaults().withRate(1_000));
        try (RawStream stream = RawStream.publicOf(simulator)) {
            stirrer.start();
            for (int checkpoint = 1; checkpoint <= 3; checkpoint++) {
                long target = checkpoint * 300L;
                Awaitility.await().until(() -> stirrer.changes() >= target);
                BookTruth truth = stirrer.pause();
                Awaitility.await().untilAsserted(() -> {
                    assertEquals(levels(truth.bids()), followed(stream, "bids"));
                    assertEquals(levels(truth.asks()), followed(stream, "asks"));
                });
                assertTrue(truth.bids().size() > 5, truth::toString);
                stirrer.start();
            }
        }
    }

    private static Map<BigDecimal, String> levels(List<Level> levels) {
        Map<BigDecimal, String> book = new TreeMap<>();
        levels.forEach(level -> book.put(level.price(), level.amount().toPlainString()));
        return book;
    }

    private static Map<BigDecimal, String> followed(RawStream stream, String side) throws IOException {
        Map<BigDecimal, String> book = new TreeMap<>();
        for (String frame : stream.frames(PUBLIC_EVENT)) {
            for (JsonNode level : data(frame).path(side)) {
                BigDecimal amount = new BigDecimal(level.get("amount").asText()).stripTrailingZeros();
                BigDecimal price = new BigDecimal(level.get("price").asText()).stripTrailingZeros();
                BigDecimal key = price.scale() < 0 ? price.setScale(0) : price;
                if (amount.signum() == 0) {
                    book.remove(key);
                } else {
                    book.put(key, (amount.scale() < 0 ? amount.setScale(0) : amount).toPlainString());
                }
            }
        }
        return book;
    }
}
