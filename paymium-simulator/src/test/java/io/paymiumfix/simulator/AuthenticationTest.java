package io.paymiumfix.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.simulator.rest.ReceivedRequest;
import io.paymiumfix.simulator.rest.Scope;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AuthenticationTest {

    private Simulator simulator;
    private SimulatedUser user;
    private Caller caller;

    @BeforeEach
    void start() {
        start(SimulatorSettings.defaults());
    }

    private void start(SimulatorSettings settings) {
        stop();
        simulator = Simulator.start(settings);
        user = simulator.createUser("BC-U1", "100000", "10");
        caller = new Caller(simulator, user.createToken());
    }

    @AfterEach
    void stop() {
        if (simulator != null) {
            simulator.close();
        }
    }

    @Test
    void shouldTellTheUserWhoSigned() throws Exception {
        Caller.Answer answer = caller.get("/user");
        assertEquals(200, answer.status());
        assertEquals("BC-U1", answer.json().get("name").asText());
        assertEquals("100000.0", answer.json().get("balance_eur").asText());
        assertEquals("10.0", answer.json().get("balance_btc").asText());
        assertEquals("0.0", answer.json().get("locked_eth").asText());
        assertEquals("application/json; charset=utf-8", answer.header("Content-Type"));
    }

    @Test
    void shouldRefuseMissingUnknownAndWrongCredentials() throws Exception {
        assertEquals(401, caller.getPublic("/user").status());
        assertEquals(
                401,
                new Caller(simulator, new SimulatedToken("nobody", "x"))
                        .get("/user")
                        .status());
        HttpRequest wrong = caller.request("GET", "/user", "", 7, "7 and something else");
        assertEquals(401, caller.send(wrong).status());
    }

    @Test
    void shouldAcceptANonceOnlyIfItIsHigherThanAnyBefore() throws Exception {
        assertEquals(200, caller.send("GET", "/user", "", 10).status());
        Caller.Answer repeated = caller.send("GET", "/user", "", 10);
        assertEquals(401, repeated.status());
        assertTrue(repeated.text().contains("nonce"));
        assertEquals(401, caller.send("GET", "/user", "", 9).status());
        assertEquals(200, caller.send("GET", "/user", "", 11).status());
        assertEquals(401, caller.send("GET", "/user", "", 0).status());
    }

    @Test
    void shouldUseANonceEvenWhenTheScopeIsMissing() throws Exception {
        Caller reader = new Caller(simulator, user.createToken(Scope.ACTIVITY));
        assertEquals(403, reader.send("GET", "/user", "", 5).status());
        assertEquals(401, reader.send("GET", "/user/orders", "", 5).status());
        assertEquals(200, reader.send("GET", "/user/orders", "", 6).status());
        assertEquals(403, reader.send("POST", "/user/orders", "{}", 7).status());
    }

    @Test
    void shouldKeepTheNoncesOfTokensApart() throws Exception {
        assertEquals(200, caller.send("GET", "/user", "", 100).status());
        Caller other = new Caller(simulator, user.createToken());
        assertEquals(200, other.send("GET", "/user", "", 1).status());
    }

    @Test
    void shouldNotUseTheNonceOfAWrongSignature() throws Exception {
        assertEquals(
                401,
                caller.send(caller.request("GET", "/user", "", 50, "wrong")).status());
        assertEquals(200, caller.send("GET", "/user", "", 50).status());
    }

    @Test
    void shouldAcceptBothWaysOfSigningAQuery() throws Exception {
        String base = simulator.baseUri().toString();
        String path = "/user/orders?page=1&per_page=5";
        HttpRequest bare = caller.request("GET", path, "", 20, 20 + base + "/user/orderspage=1&per_page=5");
        assertEquals(200, caller.send(bare).status());
        assertEquals(200, caller.send("GET", path, "", 21).status());

        start(SimulatorSettings.defaults().withRest(rest -> rest.bareQuerySignatureAccepted(false)));
        base = simulator.baseUri().toString();
        bare = caller.request("GET", path, "", 20, 20 + base + "/user/orderspage=1&per_page=5");
        assertEquals(401, caller.send(bare).status());
        assertEquals(200, caller.send("GET", path, "", 21).status());
    }

    @Test
    void shouldVerifyAgainstWhateverHostTheClientNames() throws Exception {
        SimulatedToken token = user.createToken();
        Caller signer = new Caller(simulator, token);
        String request = "GET /api/v1/user HTTP/1.1\r\nHost: paymium.test\r\nConnection: close\r\nApi-Key: "
                + token.key() + "\r\nApi-Nonce: 1\r\nApi-Signature: "
                + signer.hmac("1http://paymium.test/api/v1/user") + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
        }
    }

    @Test
    void shouldLeaveNoncesOfGetsAloneWhenSoSwitched() throws Exception {
        start(SimulatorSettings.defaults().withRest(rest -> rest.noncesCheckedOnGets(false)));
        assertEquals(200, caller.send("GET", "/user", "", 5).status());
        assertEquals(200, caller.send("GET", "/user", "", 5).status());
        String body = Caller.limitBody("buy", "0.1", "50000");
        assertEquals(201, caller.send("POST", "/user/orders", body, 5).status());
        assertEquals(401, caller.send("POST", "/user/orders", body, 5).status());
    }

    @Test
    void shouldAnswerInTheLanguageOfTheUser() throws Exception {
        SimulatedUser french = simulator.createUser("BC-U2", "fr", new BigDecimal("10"), BigDecimal.ZERO);
        Caller frenchCaller = new Caller(simulator, french.createToken());
        Caller.Answer refused = frenchCaller.limit("buy", "1", "50000");
        assertEquals(422, refused.status());
        assertEquals(
                "Le montant des opérations est supérieur à votre solde disponible (10 EUR)",
                refused.json().at("/errors/0").asText());
        assertEquals(
                "Operations account operations amount is greater than your available balance (10 BTC)",
                caller.limit("sell", "11", "50000").json().at("/errors/0").asText());
    }

    @Test
    void shouldRememberEveryRequestAndWhatBecameOfIt() throws Exception {
        caller.send("GET", "/user?x=1", "", 3);
        caller.send("GET", "/user", "", 3);
        List<ReceivedRequest> requests = simulator.requests();
        assertEquals(2, requests.size());
        assertEquals("/api/v1/user?x=1", requests.get(0).path());
        assertEquals(3, requests.get(0).nonce().orElseThrow());
        assertEquals(200, requests.get(0).status());
        assertTrue(requests.get(0).replied());
        assertEquals(401, requests.get(1).status());
    }
}
