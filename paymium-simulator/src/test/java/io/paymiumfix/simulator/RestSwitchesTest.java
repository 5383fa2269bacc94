package io.paymiumfix.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.simulator.exchange.ExchangeSettings;
import io.paymiumfix.simulator.rest.RestSettings;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The switches that no other test turns. */
@Timeout(20)
class RestSwitchesTest {

    private final AtomicLong nowMicros = new AtomicLong(1_795_171_924_000_000L);
    private Simulator simulator;
    private Caller caller;

    private void start(UnaryOperator<RestSettings.Builder> rest) {
        start(SimulatorSettings.defaults().withRest(rest));
    }

    private void start(SimulatorSettings settings) {
        simulator = Simulator.start(settings, nowMicros::get);
        caller = new Caller(
                simulator, simulator.createUser("BC-U1", "100000", "10").createToken());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void shouldAnswerALowNonceWithTheStatusAskedFor() throws Exception {
        start(rest -> rest.nonceErrorStatus(422));
        assertEquals(422, caller.send("GET", "/user", "", 0).status());
    }

    @Test
    void shouldAnswerARefusedCancelWithTheStatusAskedFor() throws Exception {
        start(rest -> rest.cancelRefusedStatus(422));
        String uuid = caller.limit("buy", "0.1", "50000").json().get("uuid").asText();
        assertTrue(simulator.cancel(UUID.fromString(uuid)));
        Caller.Answer refused = caller.delete("/user/orders/" + uuid);
        assertEquals(422, refused.status());
        assertEquals("{\"errors\":[\"Unable to cancel this order\"]}", refused.text());
    }

    @Test
    void shouldLeaveBodiesOutThatNobodySpecified() throws Exception {
        start(rest -> rest.undocumentedErrorBodies(false));
        Caller.Answer unknown = caller.get("/user/orders/" + UUID.randomUUID());
        assertEquals(404, unknown.status());
        assertEquals("", unknown.text());
        String uuid = caller.limit("buy", "0.1", "50000").json().get("uuid").asText();
        assertTrue(simulator.cancel(UUID.fromString(uuid)));
        assertEquals("", caller.delete("/user/orders/" + uuid).text());
    }

    @Test
    void shouldCountButNotRefuseCallsBeyondTheLimit() throws Exception {
        start(rest -> rest.callsPerWindow(1).rateLimitEnforced(false));
        assertEquals("0", caller.get("/user").header("X-RateLimit-Remaining"));
        Caller.Answer beyond = caller.get("/user");
        assertEquals(200, beyond.status());
        assertEquals("0", beyond.header("X-RateLimit-Remaining"));
    }

    @Test
    void shouldOpenANewWindowAsOftenAsAskedFor() throws Exception {
        start(rest -> rest.callsPerWindow(1).rateWindow(Duration.ofMinutes(1)));
        assertEquals(200, caller.get("/user").status());
        assertEquals(429, caller.get("/user").status());
        nowMicros.addAndGet(60_000_000);
        assertEquals(200, caller.get("/user").status());
    }

    @Test
    void shouldVerifyTheSchemeThatClientsSee() throws Exception {
        start(rest -> rest.scheme("https"));
        assertEquals(401, caller.get("/user").status());
        String seen = simulator.baseUri().toString().replace("http:", "https:");
        HttpRequest request = caller.request("GET", "/user", "", 5_000, "5000" + seen + "/user");
        assertEquals(200, caller.send(request).status());
    }

    @Test
    void shouldRememberAsManyRequestsAsAskedFor() throws Exception {
        start(rest -> rest.requestLogSize(2));
        for (int i = 0; i < 5; i++) {
            assertEquals(200, caller.get("/user").status());
        }
        assertEquals(2, simulator.requests().size());
        assertEquals(5, simulator.requests().get(1).sequence());
    }

    @Test
    void shouldEchoCommentsWhenSoSwitched() throws Exception {
        String body = "{\"type\":\"LimitOrder\",\"currency\":\"EUR\",\"direction\":\"buy\",\"amount\":\"0.1\","
                + "\"price\":\"50000\",\"comment\":\"mine\"}";
        start(SimulatorSettings.defaults());
        assertTrue(caller.post(body).json().get("comment").isNull());
        stop();
        start(SimulatorSettings.defaults().withExchange(exchange -> exchange.commentEchoed(true)));
        assertEquals("mine", caller.post(body).json().get("comment").asText());
    }

    @Test
    void shouldHoldTheKindVenueToTheSpecification() {
        start(SimulatorSettings.kind());
        assertEquals(ExchangeSettings.kind(), simulator.settings().exchange());
        assertEquals(RestSettings.kind(), simulator.settings().rest());
    }
}
