package io.paymiumfix.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.exchange.OrderState;
import io.paymiumfix.simulator.exchange.OrderTruth;
import io.paymiumfix.simulator.fault.Endpoint;
import io.paymiumfix.simulator.fault.Fault;
import io.paymiumfix.simulator.fault.FaultKind;
import io.paymiumfix.simulator.rest.ReceivedRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each fault, seen by a client that knows nothing of it, against the truth. */
@Timeout(30)
class FaultsTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private Simulator simulator;
    private SimulatedUser user;
    private SimulatedUser counterparty;
    private Caller caller;

    @BeforeEach
    void start() {
        simulator = Simulator.start(SimulatorSettings.defaults());
        user = simulator.createUser("BC-U1", "100000", "10");
        counterparty = simulator.createUser("BC-U2", "1000000", "100");
        caller = new Caller(simulator, user.createToken());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private void inForce(Fault fault) {
        assertTrue(simulator.faults().add(fault) > 0);
    }

    private int ordersPlaced() {
        return simulator.orders(user).size();
    }

    private ReceivedRequest lastRequest() {
        List<ReceivedRequest> requests = simulator.requests();
        return requests.get(requests.size() - 1);
    }

    private void awaitStatus(int status) {
        await().until(() -> !simulator.requests().isEmpty() && lastRequest().status() == status);
    }

    private Caller.Answer buy() throws IOException, InterruptedException {
        return caller.limit("buy", "0.1", "50000");
    }

    @Test
    void shouldHoldAReplyBackAfterProcessing() throws Exception {
        inForce(Fault.replyDelay(LONG).on(Endpoint.PLACE));
        CompletableFuture<Caller.Answer> late = caller.limitLater("buy", "0.1", "50000");
        awaitStatus(201);
        assertEquals(1, ordersPlaced());
        assertFalse(late.isDone());
        assertFalse(lastRequest().replied());
        assertEquals(200, caller.get("/user").status());
    }

    @Test
    void shouldDrawDelaysBetweenTheirBounds() throws Exception {
        inForce(Fault.replyDelay(Duration.ofMillis(40), Duration.ofMillis(90)));
        long startedNanos = System.nanoTime();
        assertEquals(201, buy().status());
        assertTrue(System.nanoTime() - startedNanos >= Duration.ofMillis(40).toNanos());
    }

    @Test
    void shouldCheckTheNonceLateWhenProcessingIsHeldBack() throws Exception {
        inForce(Fault.processingDelay(Duration.ofSeconds(2)).on(Endpoint.PLACE));
        CompletableFuture<Caller.Answer> late = caller.limitLater("buy", "0.1", "50000");
        await().until(() -> !simulator.requests().isEmpty());
        assertEquals(200, caller.get("/user").status());
        assertEquals(401, late.get().status());
        assertEquals(0, ordersPlaced());
    }

    @Test
    void shouldAcceptAndSayNothing() throws Exception {
        inForce(Fault.of(FaultKind.ACCEPT_NO_REPLY).on(Endpoint.PLACE).next(1));
        CompletableFuture<Caller.Answer> never = caller.limitLater("buy", "0.1", "50000");
        awaitStatus(201);
        assertEquals(1, ordersPlaced());
        assertEquals(201, buy().status());
        assertFalse(never.isDone());
    }

    @Test
    void shouldRefuseAndSayNothing() throws Exception {
        inForce(Fault.of(FaultKind.REFUSE_NO_REPLY).on(Endpoint.PLACE).next(1));
        CompletableFuture<Caller.Answer> never = caller.limitLater("buy", "0.1", "50000");
        awaitStatus(422);
        assertEquals(0, ordersPlaced());
        assertEquals(201, buy().status());
        assertFalse(never.isDone());
    }

    @Test
    void shouldResetBeforeProcessing() throws Exception {
        inForce(Fault.of(FaultKind.RESET_BEFORE).on(Endpoint.PLACE).next(1));
        assertThrows(IOException.class, this::buy);
        assertEquals(0, lastRequest().status());
        assertEquals(0, ordersPlaced());
        long unused = lastRequest().nonce().orElseThrow();
        assertEquals(200, caller.send("GET", "/user", "", unused).status());
    }

    @Test
    void shouldResetAfterProcessing() {
        inForce(Fault.of(FaultKind.RESET_AFTER).on(Endpoint.PLACE).next(1));
        assertThrows(IOException.class, this::buy);
        assertEquals(201, lastRequest().status());
        assertFalse(lastRequest().replied());
        assertEquals(1, ordersPlaced());
    }

    @Test
    void shouldHideAnAdmittedOrderForAWhile() throws Exception {
        inForce(Fault.hiddenOrder(Duration.ofSeconds(2)));
        UUID uuid = UUID.fromString(buy().json().get("uuid").asText());
        assertEquals(404, caller.get("/user/orders/" + uuid).status());
        assertEquals("[]", caller.get("/user/orders").text());
        assertEquals("5000.0", caller.get("/user").json().get("locked_eur").asText());
        await().until(() -> caller.get("/user/orders/" + uuid).status() == 200);
        assertEquals(1, caller.get("/user/orders").json().size());
    }

    @Test
    void shouldAnswerAnErrorWithoutDoingAnything() throws Exception {
        inForce(Fault.errorBefore(503).on(Endpoint.PLACE).next(1));
        assertEquals(503, buy().status());
        assertEquals(0, ordersPlaced());
    }

    @Test
    void shouldAnswerAnErrorAfterDoingIt() throws Exception {
        inForce(Fault.errorAfter(500).on(Endpoint.CANCEL).next(1));
        UUID uuid = simulator
                .place(user, NewOrder.limit(Direction.BUY, "0.1", "50000"))
                .uuid();
        assertEquals(500, caller.delete("/user/orders/" + uuid).status());
        assertEquals(OrderState.CANCELED, simulator.order(uuid).orElseThrow().state());
        assertEquals(204, lastRequest().status());
    }

    @Test
    void shouldCheckNoncesOnWorkersThatDoNotKnowOfEachOther() throws Exception {
        inForce(Fault.nonceWorkers(8));
        assertEquals(200, caller.send("GET", "/user", "", 1_000).status());
        int accepted = 0;
        for (int nonce = 1; nonce <= 40; nonce++) {
            accepted += caller.send("GET", "/user", "", nonce).status() == 200 ? 1 : 0;
        }
        assertTrue(accepted > 0 && accepted < 40, "accepted " + accepted + " of 40 nonces below the highest");
        simulator.faults().clear();
        assertEquals(401, caller.send("GET", "/user", "", 999).status());
    }

    @Test
    void shouldRefuseAGoodNonceNowAndThen() throws Exception {
        inForce(Fault.of(FaultKind.SPURIOUS_NONCE_ERROR).next(1));
        assertEquals(401, buy().status());
        assertEquals(0, ordersPlaced());
        assertEquals(201, buy().status());
    }

    @Test
    void shouldLimitTheRate() throws Exception {
        inForce(Fault.of(FaultKind.RATE_LIMITED).next(1));
        Caller.Answer limited = buy();
        assertEquals(429, limited.status());
        assertEquals("0", limited.header("X-RateLimit-Remaining"));
        assertEquals(0, ordersPlaced());
        inForce(Fault.remaining(3).next(1));
        assertEquals("3", buy().header("X-RateLimit-Remaining"));
        assertEquals("86397", caller.get("/user").header("X-RateLimit-Remaining"));
    }

    @Test
    void shouldSendWhatIsNotJson() throws Exception {
        inForce(Fault.of(FaultKind.MALFORMED_JSON).next(1));
        Caller.Answer answer = buy();
        assertEquals(201, answer.status());
        assertThrows(JsonProcessingException.class, answer::json);
        assertEquals(1, ordersPlaced());
    }

    @Test
    void shouldBreakOffInTheMiddleOfABody() {
        inForce(Fault.of(FaultKind.TRUNCATED_BODY).next(1));
        assertThrows(IOException.class, this::buy);
        assertEquals(1, ordersPlaced());
        assertTrue(lastRequest().replied());
    }

    @Test
    void shouldTellAStateNobodyKnows() throws Exception {
        inForce(Fault.unknownState("suspended").on(Endpoint.READ));
        UUID uuid = UUID.fromString(buy().json().get("uuid").asText());
        assertEquals(
                "suspended",
                caller.get("/user/orders/" + uuid).json().get("state").asText());
        assertEquals("active", caller.get("/user/orders").json().at("/0/state").asText());
    }

    @Test
    void shouldTellSeveralFillsAtOnce() throws Exception {
        UUID uuid = UUID.fromString(buy().json().get("uuid").asText());
        await().until(() -> simulator.order(uuid).map(OrderTruth::state).orElseThrow() == OrderState.ACTIVE);
        long fault = simulator.faults().add(Fault.of(FaultKind.MERGED_FILLS));
        for (int fills = 0; fills < 3; fills++) {
            assertEquals("0.0", traded(uuid));
            simulator.place(counterparty, NewOrder.market(Direction.SELL, "0.02"));
        }
        assertEquals(
                "0.0", caller.get("/user/orders").json().at("/0/traded_btc").asText());
        assertTrue(simulator.faults().remove(fault));
        assertEquals("0.06", traded(uuid));
    }

    private String traded(UUID uuid) throws IOException, InterruptedException {
        return caller.get("/user/orders/" + uuid).json().get("traded_btc").asText();
    }

    @Test
    void shouldTrickleAReply() throws Exception {
        inForce(Fault.slowReply(50, Duration.ofMillis(5)).on(Endpoint.USER));
        long startedNanos = System.nanoTime();
        assertEquals("BC-U1", caller.get("/user").json().get("name").asText());
        assertTrue(System.nanoTime() - startedNanos >= Duration.ofMillis(50).toNanos());
        assertEquals(201, buy().status());
    }

    @Test
    void shouldAnswerWithThePageOfAFrontEnd() throws Exception {
        inForce(Fault.of(FaultKind.HTML_502).on(Endpoint.PLACE).next(1));
        Caller.Answer answer = buy();
        assertEquals(502, answer.status());
        assertEquals("text/html", answer.header("Content-Type"));
        assertTrue(answer.text().startsWith("<html>"));
        assertEquals(1, ordersPlaced());
    }

    @Test
    void shouldStrikeOnlyWhatItIsAimedAtAndOnlyAsOftenAsToldTo() throws Exception {
        inForce(Fault.errorBefore(500).on(Endpoint.PLACE, Endpoint.CANCEL).next(2));
        assertEquals(200, caller.get("/user").status());
        assertEquals(500, buy().status());
        assertEquals(1, simulator.faults().list().get(0).fault().remaining());
        assertEquals(500, buy().status());
        assertEquals(201, buy().status());
        assertEquals(List.of(), simulator.faults().list());
    }

    @Test
    void shouldStrikeByChanceAndTheSameWayFromTheSameSeed() throws Exception {
        inForce(Fault.errorBefore(500).withProbability("0.3"));
        String first = statuses(caller);
        try (Simulator second = Simulator.start(SimulatorSettings.defaults())) {
            assertTrue(second.faults().add(Fault.errorBefore(500).withProbability("0.3")) > 0);
            SimulatedUser other = second.createUser("BC-U1", "1", "1");
            assertEquals(first, statuses(new Caller(second, other.createToken())));
        }
        assertTrue(first.contains("200") && first.contains("500"), first);
    }

    private static String statuses(Caller caller) throws IOException, InterruptedException {
        StringBuilder statuses = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            statuses.append(caller.get("/user").status()).append(' ');
        }
        return statuses.toString();
    }
}
