package io.paymiumfix.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.Answer;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.Query;
import io.paymiumfix.order.VenueOrder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over real HTTP, with the test as the order core. */
@Timeout(30)
class ControlEndpointTest {
    private static final long START_US = 1_000_000;

    @TempDir
    private Path folder;

    private final List<Input> inputs = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile boolean busy;
    private volatile boolean running = true;
    private volatile boolean stalled;
    private ControlEndpoint endpoint;
    private String token;

    @BeforeEach
    void start() throws IOException {
        endpoint = new ControlEndpoint(
                new AdminSettings(0, folder.resolve("sub/admin.token")),
                (input, urgency) -> {
                    if (!busy) {
                        inputs.add(input);
                        answer((Input.OperatorCommand) input);
                    }
                    return !busy;
                },
                query -> {
                    if (!busy) {
                        answer((Query.Listing) query);
                    }
                    return !busy;
                },
                START_US,
                () -> new Health(running, stalled, "OPEN", 2, 1, 3, 77),
                () -> Map.of("inputBacklog", 4L));
        endpoint.start();
        token = Files.readString(folder.resolve("sub/admin.token")).strip();
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    private void answer(final Input.OperatorCommand command) {
        endpoint.replied(new Output.OperatorReply(1, true, "NOBODY: waits for this"));
        endpoint.replied(new Output.OperatorReply(
                command.requestId(), true, "SETTLED: order " + command.subject() + "\nfirst\nsecond"));
    }

    private void answer(final Query.Listing listing) {
        endpoint.listed(new Answer.Listing(
                listing.requestId(),
                List.of(new Answer.OrderLine(
                        listing.subject(),
                        "a",
                        "DESK1",
                        "main",
                        "u1",
                        "LIVE",
                        "accepted",
                        '2',
                        12_345_678,
                        VenueOrder.ABSENT,
                        3_000_000_000_000L,
                        0,
                        0,
                        START_US,
                        List.of("seen"),
                        List.of("bin/gateway settle X absent"))),
                List.of("main")));
    }

    private HttpResponse<String> send(final String method, final String path, final String body, final String bearer)
            throws IOException, InterruptedException {
        final HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + endpoint.port() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(final String path) throws IOException, InterruptedException {
        return send("GET", path, "", token);
    }

    private HttpResponse<String> command(final String body) throws IOException, InterruptedException {
        return send("POST", "/commands", body, token);
    }

    @Test
    void shouldKeepItsTokenForItsOwnerAndTakeItAwayAtTheEnd() throws Exception {
        final Path tokenFile = folder.resolve("sub/admin.token");
        final Path address = folder.resolve("sub/admin.json");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(tokenFile)));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(address)));
        assertTrue(token.length() >= 43, "256 bits");
        assertTrue(Files.readString(address).contains("\"port\": " + endpoint.port()));
        assertFalse(Files.readString(address).contains(token));
        endpoint.close();
        assertFalse(Files.exists(tokenFile));
        assertFalse(Files.exists(address));
    }

    @Test
    void shouldLeaveAloneTheFilesOfAnotherGatewayInTheSameFolder() throws Exception {
        final AdminSettings others = new AdminSettings(0, folder.resolve("sub/prod.token"));
        final ControlEndpoint other =
                new ControlEndpoint(others, (input, urgency) -> false, query -> false, START_US, () -> null, Map::of);
        other.start();
        final Path address = folder.resolve("sub/admin.json");
        assertEquals(folder.resolve("sub/prod.token.json"), others.addressFile());
        assertTrue(Files.readString(address).contains("\"port\": " + endpoint.port()));
        assertTrue(Files.readString(others.addressFile()).contains("\"port\": " + other.port()));
        other.close();
        assertFalse(Files.exists(others.addressFile()));
        assertTrue(Files.exists(address));
    }

    @Test
    void shouldAnswerNobodyWithoutTheTokenAndGiveNoReason() throws Exception {
        for (final String bearer : List.of("", "wrong", token + "x", token.substring(1))) {
            for (final String path : List.of("/orders", "/figures", "/commands", "/nothing")) {
                final HttpResponse<String> response = send("GET", path, "", bearer);
                assertEquals(401, response.statusCode(), path);
                assertFalse(response.body().contains("wrong"), response::body);
            }
        }
        assertEquals(
                401,
                send("POST", "/commands", "{\"action\": \"absent\"}", "wrong").statusCode());
        assertEquals(List.of(), inputs);
    }

    @Test
    void shouldAnswerNoWebPageEvenWithTheToken() throws Exception {
        for (final String header : List.of(
                "Host: rebound.example:" + endpoint.port(),
                "Host: 127.0.0.1.nip.example",
                "Host: 127.0.0.1:" + endpoint.port() + "\r\nOrigin: http://page.example")) {
            for (final String path : List.of("/health", "/orders")) {
                final String status = statusOf("GET " + path + " HTTP/1.1\r\n" + header + "\r\nAuthorization: Bearer "
                        + token + "\r\nConnection: close\r\n\r\n");
                assertTrue(status.startsWith("HTTP/1.1 403 "), header + " " + path + ": " + status);
            }
        }
        assertTrue(
                statusOf("GET /health HTTP/1.1\r\nHost: localhost:" + endpoint.port() + "\r\nConnection: close\r\n\r\n")
                        .startsWith("HTTP/1.1 200 "));
    }

    private String statusOf(final String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    @Test
    void shouldAnswerAProbeWhileManyOthersStallWithinTheirRequest() throws Exception {
        final List<Socket> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                final Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.port());
                stalled.add(socket);
                socket.getOutputStream().write("GET /hea".getBytes(StandardCharsets.US_ASCII));
            }
            final HttpRequest probe = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + endpoint.port() + "/health"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            assertEquals(
                    200, http.send(probe, HttpResponse.BodyHandlers.ofString()).statusCode());
        } finally {
            for (final Socket socket : stalled) {
                socket.close();
            }
        }
    }

    @Test
    void shouldTellItsHealthToAnyProbeOnThisMachine() throws Exception {
        final HttpResponse<String> healthy = send("GET", "/health", "", "");
        assertEquals(200, healthy.statusCode());
        assertEquals(
                "{\"running\":true,\"stalled\":false,\"mode\":\"OPEN\",\"sessions\":2,\"sessionsLoggedOn\":1,\"openOrders\":3,"
                        + "\"journalPosition\":77}",
                healthy.body().replaceAll("\\s", ""));
        stalled = true;
        assertEquals(503, send("GET", "/health", "", "").statusCode());
        stalled = false;
        running = false;
        assertEquals(503, send("GET", "/health", "", "").statusCode());
    }

    @Test
    void shouldListenOnTheLoopbackAddressOnly() throws Exception {
        for (final NetworkInterface nic : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (!nic.isLoopback()) {
                nic.inetAddresses()
                        .filter(address -> address.getAddress().length == 4)
                        .forEach(address -> {
                            final HttpRequest request = HttpRequest.newBuilder(URI.create(
                                            "http://" + address.getHostAddress() + ":" + endpoint.port() + "/health"))
                                    .build();
                            assertThrows(
                                    ConnectException.class,
                                    () -> http.send(request, HttpResponse.BodyHandlers.ofString()));
                        });
            }
        }
    }

    @Test
    void shouldListOrdersWithAmountsAsText() throws Exception {
        final HttpResponse<String> response = get("/orders?subject=ABC");
        assertEquals(200, response.statusCode());
        final String body = response.body().replaceAll("\\s+", "");
        assertTrue(body.contains("\"orderId\":\"ABC\""), body);
        assertTrue(body.contains("\"side\":\"sell\",\"amount\":\"0.12345678\",\"currencyAmount\":null"), body);
        assertTrue(body.contains("\"commands\":[\"bin/gatewaysettleXabsent\"]"), body);
    }

    @Test
    void shouldHandCommandsToTheCoreAndItsAnswerBack() throws Exception {
        final HttpResponse<String> response =
                command("{\"action\": \"adopt\", \"subject\": \"ABC\", \"argument\": \"u1\", \"operator\": \"anna\"}");
        assertEquals(200, response.statusCode());
        assertEquals(
                "{\"done\":true,\"word\":\"SETTLED\",\"text\":\"SETTLED:orderABC\",\"details\":[\"first\",\"second\"]}",
                response.body().replaceAll("\\s", ""));
        final Input.OperatorCommand given = (Input.OperatorCommand) inputs.get(0);
        assertTrue(given.requestId() > START_US, "no id of an earlier process");
        assertEquals(new Input.OperatorCommand(given.requestId(), "anna", "adopt", "ABC", "u1"), given);
    }

    @Test
    void shouldRefuseWhatItCannotRead() throws Exception {
        assertEquals(400, command("").statusCode());
        assertEquals(400, command("[]").statusCode());
        assertEquals(400, command("{\"action\": \"stop\"}").statusCode(), "only the process stops itself");
        assertEquals(400, command("{\"action\": \"dance\"}").statusCode());
        assertEquals(400, command("{\"action\": {\"a\": 1}}").statusCode());
        assertEquals(
                400, command("{\"action\": \"absent\", \"subject\": \"a\\nb\"}").statusCode());
        assertEquals(400, get("/orders?subject=%0A").statusCode());
        assertEquals(404, get("/").statusCode());
        assertEquals(405, get("/commands").statusCode());
        assertEquals(405, send("POST", "/orders", "", token).statusCode());
        assertEquals(413, command("x".repeat(20_000)).statusCode());
        assertEquals(List.of(), inputs);
    }

    @Test
    void shouldSayThatTheCoreIsBusyAndThatNothingWasDone() throws Exception {
        busy = true;
        assertEquals(503, get("/orders").statusCode());
        assertEquals(503, command("{\"action\": \"reconcile\"}").statusCode());
    }

    @Test
    void shouldShowTimeToTruthPerCause() throws Exception {
        endpoint.truthFound(new Output.TruthFound("O1", "TIMEOUT", "ADOPTED", 1_000));
        endpoint.truthFound(new Output.TruthFound("O2", "TIMEOUT", "ABSENT", 3_000));
        final String body = get("/figures").body().replaceAll("\\s", "");
        assertTrue(body.startsWith("{\"timeToTruth\":{\"TIMEOUT\":{\"count\":2,\"p50Us\":1"), body);
        assertTrue(body.endsWith("\"inputBacklog\":4}"), body);
    }

    @Test
    void shouldSayWhichPortIsTaken() {
        try (ControlEndpoint second = new ControlEndpoint(
                new AdminSettings(endpoint.port(), folder.resolve("second/admin.token")),
                (input, urgency) -> false,
                query -> false,
                START_US,
                () -> null,
                Map::of)) {
            final BindException taken = assertThrows(BindException.class, second::start);
            assertTrue(taken.getMessage().contains("127.0.0.1:" + endpoint.port()), taken::getMessage);
        }
    }

    @Test
    void shouldTakeAnswersOfTheCoreAfterItsEnd() {
        endpoint.close();
        endpoint.replied(new Output.OperatorReply(1, true, "LATE"));
        endpoint.listed(new Answer.Listing(1, List.of(), List.of()));
    }
}
