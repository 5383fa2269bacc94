package io.paymiumfix.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.fault.Fault;
import io.paymiumfix.simulator.fault.FaultKind;
import io.paymiumfix.simulator.market.BookStirrerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client of Paymium's own examples against the simulator's stream. */
@Timeout(400)
class StockClientIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PUBLIC_CONNECTED = "{\"namespace\":\"/public\",\"event\":\"connect\"";
    private static final String USER_CONNECTED = "{\"namespace\":\"/user\",\"event\":\"connect\"";
    private static final String PUBLIC_EVENT = "{\"namespace\":\"/public\",\"event\":\"stream\"";
    private static final String USER_EVENT = "{\"namespace\":\"/user\",\"event\":\"stream\"";
    private static final SimulatorSettings SHORT_TIMERS = SimulatorSettings.defaults()
            .withStream(stream -> stream.pingInterval(Duration.ofMillis(200)).pingTimeout(Duration.ofMillis(500)));

    private static Path installed;

    @BeforeAll
    static void install() throws Exception {
        installed = NpmClients.installLocked("socketio-client");
    }

    private static String channelOf(Simulator simulator, SimulatedUser user) throws Exception {
        return new Caller(simulator, user.createToken())
                .get("/user")
                .json()
                .get("channel_id")
                .asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling", "any"})
    void shouldTellPublicAndUserEvents(String transport) throws Exception {
        try (Simulator simulator = Simulator.start(SimulatorSettings.defaults())) {
            SimulatedUser maker = simulator.createUser("BC-U2", "1000000", "10");
            SimulatedUser user = simulator.createUser("BC-U1", "100000", "2");
            try (StockClient client = new StockClient(installed, simulator, channelOf(simulator, user), transport)) {
                client.await(PUBLIC_CONNECTED).await(USER_CONNECTED);
                Awaitility.await().until(() -> simulator.userListeners(user) == 1);
                simulator.place(maker, NewOrder.limit(Direction.SELL, "0.5", "55000"));
                simulator.place(user, NewOrder.limit(Direction.BUY, "0.2", "56000"));
                client.await(PUBLIC_EVENT, 2).await(USER_EVENT);
                JsonNode order = last(client, USER_EVENT).get("orders").get(0);
                assertEquals("filled", order.get("state").asText());
                assertEquals("0.2", order.get("traded_btc").asText());
                assertTrue(order.get("account_operations").size() > 3, order::toString);
                JsonNode data = last(client, PUBLIC_EVENT);
                assertEquals("0.3", data.at("/asks/0/amount").asText());
                assertTrue(data.at("/asks/0/amount").isNumber());
                assertEquals("55000.0", data.at("/trades/0/price").asText());
            }
        }
    }

    @Test
    void shouldKeepAClientThatPings() throws Exception {
        try (Simulator simulator = Simulator.start(SHORT_TIMERS);
                StockClient client = new StockClient(installed, simulator, "none", "websocket")) {
            client.await(PUBLIC_CONNECTED);
            simulator.bookStirrer(BookStirrerSettings.defaults().withRate(5)).start();
            client.await(PUBLIC_EVENT, 10);
            assertTrue(
                    client.lines().stream().noneMatch(line -> line.contains("disconnect")), client.lines()::toString);
        }
    }

    @Test
    void shouldBeLeftWhenItAnswersNoPings() throws Exception {
        try (Simulator simulator = Simulator.start(SHORT_TIMERS);
                StockClient client = new StockClient(installed, simulator, "none", "websocket")) {
            client.await(PUBLIC_CONNECTED);
            simulator.faults().add(Fault.of(FaultKind.STREAM_ZOMBIE).next(1));
            client.await("{\"namespace\":\"/public\",\"event\":\"disconnect\",\"data\":\"ping timeout\"}")
                    .await(PUBLIC_CONNECTED, 2);
        }
    }

    private static JsonNode last(StockClient client, String begin) throws IOException {
        List<String> lines =
                client.lines().stream().filter(line -> line.startsWith(begin)).toList();
        return MAPPER.readTree(lines.get(lines.size() - 1)).get("data");
    }
}
