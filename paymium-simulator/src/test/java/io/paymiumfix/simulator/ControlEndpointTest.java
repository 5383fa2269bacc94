package io.paymiumfix.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.market.MarketMakerSettings;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ControlEndpointTest {

    private final Simulator simulator = Simulator.start(SimulatorSettings.defaults());
    private final SimulatedUser user = simulator.createUser("BC-U1", "100000", "10");
    private final Caller caller = new Caller(simulator, user.createToken());

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Caller.Answer control(String method, String path, String body) throws Exception {
        return caller.control(simulator, method, path, body);
    }

    @Test
    void shouldSwitchFaultsOnAndOff() throws Exception {
        Caller.Answer added = control(
                "POST",
                "/faults",
                "{\"kind\":\"error_before\",\"on\":[\"user\"],\"next\":3,\"probability\":1,\"status\":503}");
        assertEquals(201, added.status(), added.text());
        assertEquals(503, caller.get("/user").status());
        JsonNode listed = control("GET", "/faults", "").json();
        assertEquals("error_before", listed.at("/0/kind").asText());
        assertEquals(2, listed.at("/0/next").asInt());
        assertEquals("[\"user\"]", listed.at("/0/on").toString());
        String id = added.json().get("id").asText();
        assertEquals(204, control("DELETE", "/faults/" + id, "").status());
        assertEquals(404, control("DELETE", "/faults/" + id, "").status());
        assertEquals(200, caller.get("/user").status());
        assertEquals(
                201, control("POST", "/faults", "{\"kind\":\"rate_limited\"}").status());
        assertEquals(204, control("DELETE", "/faults", "").status());
        assertEquals(200, caller.get("/user").status());
    }

    @Test
    void shouldSayWhatIsWrongWithARequest() throws Exception {
        assertEquals(
                400, control("POST", "/faults", "{\"kind\":\"earthquake\"}").status());
        assertEquals(
                400,
                control("POST", "/faults", "{\"kind\":\"reset_after\",\"once\":true}")
                        .status());
        assertEquals(400, control("POST", "/faults", "kind=x").status());
        assertEquals(
                400,
                control("POST", "/faults", "{\"kind\":\"rate_limited\",\"on\":[]}")
                        .status());
        assertEquals(400, control("POST", "/mid", "{\"price\":\"1\"}").status());
        assertEquals(400, control("GET", "/orders/nonsense", "").status());
        assertEquals(404, control("GET", "/nothing", "").status());
        Caller.Answer unknown = control("POST", "/tokens", "{\"user\":\"nobody\"}");
        assertEquals("{\"errors\":[\"user=nobody: unknown\"]}", unknown.text());
    }

    @Test
    void shouldTellTheTruthAboutEveryOrderOfAnAccount() throws Exception {
        simulator.place(user, NewOrder.limit(Direction.BUY, "0.5", "50000"));
        simulator.place(user, NewOrder.limit(Direction.SELL, "0.2", "50000"));

        JsonNode orders = control("GET", "/users/BC-U1", "").json();

        assertEquals(2, orders.size());
        assertEquals("filled", orders.at("/0/state").asText());
        assertEquals("0.2", orders.at("/1/traded_btc").asText());
        assertEquals(404, control("GET", "/users/nobody", "").status());
    }

    @Test
    void shouldTellOnlyTheRequestsAfterAGivenOne() throws Exception {
        for (int i = 0; i < 3; i++) {
            caller.get("/user");
        }

        JsonNode requests = control("GET", "/requests/2", "").json();

        assertEquals(1, requests.size());
        assertEquals(3, requests.at("/0/sequence").asInt());
        assertEquals("", requests.at("/0/body").asText());
    }

    @Test
    void shouldRefuseWhatAWebPageSends() throws Exception {
        HttpRequest forged = HttpRequest.newBuilder(URI.create(simulator.controlUri() + "/users"))
                .header("Origin", "https://example.com")
                .build();
        assertEquals(403, caller.send(forged).status());
    }

    @Test
    void shouldPlaceCounterOrdersAndTellTheTruth() throws Exception {
        String uuid = simulator
                .place(user, NewOrder.limit(Direction.BUY, "0.5", "50000"))
                .uuid()
                .toString();
        String stranger = "{\"name\":\"BC-U2\",\"locale\":\"fr\",\"eur\":\"1000\",\"btc\":\"1\"}";
        assertEquals(201, control("POST", "/users", stranger).status());
        assertEquals(400, control("POST", "/users", stranger).status());
        Caller.Answer placed = control(
                "POST",
                "/orders",
                "{\"user\":\"BC-U2\",\"type\":\"MarketOrder\",\"currency\":\"EUR\",\"direction\":\"sell\",\"amount\":0.2}");
        assertEquals("filled", placed.json().get("state").asText(), placed.text());
        JsonNode truth = control("GET", "/orders/" + uuid, "").json();
        assertEquals("0.2", truth.get("traded_btc").asText());
        assertEquals("BC-U1", truth.get("user").asText());
        assertEquals(204, control("DELETE", "/orders/" + uuid, "").status());
        assertEquals(404, control("DELETE", "/orders/" + uuid, "").status());
    }

    @Test
    void shouldCreateTokensThatWork() throws Exception {
        JsonNode token = control("POST", "/tokens", "{\"user\":\"BC-U1\",\"scopes\":[\"basic\"]}")
                .json();
        Caller reader = new Caller(
                simulator,
                new SimulatedToken(
                        token.get("key").asText(), token.get("secret").asText()));
        assertEquals(200, reader.get("/user").status());
        assertEquals(403, reader.get("/user/orders").status());
    }

    @Test
    void shouldMoveTheMarketMaker() throws Exception {
        simulator.marketMaker(MarketMakerSettings.defaults());
        assertEquals(204, control("POST", "/mid", "{\"price\":\"61000\"}").status());
        assertEquals(
                "60990.0",
                caller.getPublic("/data/eur/ticker").json().get("bid").asText());
    }

    @Test
    void shouldListRequestsAndUsersWithoutSecrets() throws Exception {
        caller.get("/user");
        Caller.Answer requests = control("GET", "/requests", "");
        assertEquals("/api/v1/user", requests.json().at("/0/path").asText());
        assertEquals(200, requests.json().at("/0/status").asInt());
        assertTrue(!requests.text().contains("ignature"));
        assertEquals("BC-U1", control("GET", "/users", "").json().at("/0/name").asText());
    }
}
