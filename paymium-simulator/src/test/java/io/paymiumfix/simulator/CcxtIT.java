package io.paymiumfix.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.exchange.OrderState;
import io.paymiumfix.simulator.exchange.OrderTruth;
import io.paymiumfix.simulator.rest.ReceivedRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** ccxt as published, in Node, over real sockets: the library Paymium's own documentation recommends. */
@Timeout(400)
class CcxtIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @BeforeAll
    static void install() throws Exception {
        NpmClients.install();
    }

    @Test
    void shouldPlaceReadAndCancelWithCcxt() throws Exception {
        SimulatorSettings settings = SimulatorSettings.defaults().withRest(rest -> rest.oldCancelPath(true));
        try (Simulator simulator = Simulator.start(settings)) {
            SimulatedUser maker = simulator.createUser("BC-U2", "1000000", "10");
            simulator.place(maker, NewOrder.limit(Direction.BUY, "1", "53000"));
            simulator.place(maker, NewOrder.limit(Direction.SELL, "1", "55000"));
            SimulatedUser user = simulator.createUser("BC-U1", "1000", "2");
            SimulatedToken token = user.createToken();
            String hostOnly = "http://127.0.0.1:" + simulator.port() + "/api";

            Map<String, JsonNode> steps =
                    byStep(NpmClients.run("ccxt-session.cjs", hostOnly, token.key(), token.secret()));

            OrderTruth order = simulator.orders(user).get(0);
            assertEquals("1000", steps.get("free").get("EUR").asText());
            assertEquals("2", steps.get("free").get("BTC").asText());
            assertEquals(order.uuid().toString(), steps.get("placed").asText());
            assertEquals("540.005", steps.get("locked").get("EUR").asText());
            assertEquals("54000.5", steps.get("bid").asText());
            assertEquals("[\"" + order.uuid() + "\"]", json(steps, "listed"));
            assertEquals("1000", steps.get("after").get("EUR").asText());
            assertTrue(json(steps, "refused").contains("ExchangeError"), json(steps, "refused"));
            assertTrue(json(steps, "refused").contains("available balance"), json(steps, "refused"));
            assertEquals(OrderState.CANCELED, order.state());
            assertEquals("0.01", order.amount().toPlainString());
            assertEquals("54000.5", order.price().toPlainString());
            assertEquals(1, simulator.orders(user).size());
            assertNoncesIncrease(simulator.requests());
        }
    }

    private static void assertNoncesIncrease(List<ReceivedRequest> requests) {
        long last = 0;
        for (ReceivedRequest request : requests) {
            if (request.nonce().isPresent()) {
                assertTrue(request.nonce().getAsLong() > last, requests::toString);
                last = request.nonce().getAsLong();
            }
        }
        assertTrue(last > 0, requests::toString);
    }

    private static String json(Map<String, JsonNode> steps, String step) {
        return steps.get(step).toString();
    }

    private static Map<String, JsonNode> byStep(List<String> lines) throws IOException {
        Map<String, JsonNode> steps = new HashMap<>();
        for (String line : lines) {
            JsonNode node = MAPPER.readTree(line);
            steps.put(node.get("step").asText(), node.get("value"));
        }
        return steps;
    }
}
