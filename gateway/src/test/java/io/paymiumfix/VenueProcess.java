package io.paymiumfix;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paymiumfix.simulator.exchange.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code bin/simulator} as a process of its own, with one account that trades and another that is the rest of the
 * market, spoken to over its control endpoint. For one thread, but for {@link #trade}.
 */
final class VenueProcess implements Truth.Venue, AutoCloseable {
    private static final String ACCOUNT = "BC-U1";
    private static final String OTHERS = "BC-U2";
    private static final int CREATED = 201;
    private static final Duration STILL_CHANGING = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChildProcess process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI api;
    private final URI control;
    private final GatewayFile.Key token;
    private final List<Truth.Asked> settled = new ArrayList<>();
    private long settledThrough;

    private VenueProcess(final ChildProcess process) {
        this.process = process;
        api = URI.create(lastWord(process.awaitLine("  API ")));
        control = URI.create(lastWord(process.awaitLine("  control ")));
        process.awaitLine("account  " + OTHERS);
        token = new GatewayFile.Key(
                lastWord(process.awaitLine("  Api-Key ")), lastWord(process.awaitLine("  secret ")));
    }

    /** Starts it as the venue was observed, that is unkind; only the budget of calls is without end. */
    static VenueProcess start(final Path folder, final long seed) throws IOException {
        return new VenueProcess(ChildProcess.java(
                ChildProcess.thisJava(),
                folder,
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.paymiumfix.simulator.SimulatorMain",
                        "--port=0",
                        "--rate=0",
                        "--seed=" + seed,
                        "--calls-per-day=100000000",
                        "--request-log=100000",
                        "--history=100000",
                        "--user=" + ACCOUNT + ":en:90000000:1000",
                        "--user=" + OTHERS + ":en:90000000:1000")));
    }

    private static String lastWord(final String line) {
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    URI api() {
        return api;
    }

    /** Of the account that trades: the first it prints. */
    GatewayFile.Key token() {
        return token;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Adds a fault, in the words of the control endpoint. */
    void fail(final String faultJson) throws IOException, InterruptedException {
        final HttpResponse<String> answer = ask("POST", "/faults", faultJson);
        if (answer.statusCode() != 201) {
            throw new IOException(faultJson + ": " + answer.body());
        }
    }

    void clearFaults() throws IOException, InterruptedException {
        ask("DELETE", "/faults", "");
    }

    /** The rest of the market places a limit order; it may be out of money for the moment. */
    void trade(final Direction direction, final String amount, final String price)
            throws IOException, InterruptedException {
        final ObjectNode order = JSON.createObjectNode()
                .put("user", OTHERS)
                .put("type", "LimitOrder")
                .put("currency", "EUR")
                .put("direction", direction.word())
                .put("amount", amount)
                .put("price", price);
        ask("POST", "/orders", order.toString());
    }

    @Override
    public Optional<Truth.Placed> order(final String uuid) throws IOException, InterruptedException {
        final HttpResponse<String> answer = ask("GET", "/orders/" + uuid, "");
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(placed(JSON.readTree(answer.body())));
    }

    private static Truth.Placed placed(final JsonNode order) {
        return new Truth.Placed(
                order.get("state").asText(),
                order.hasNonNull("amount") ? new BigDecimal(order.get("amount").asText()) : null,
                new BigDecimal(order.get("traded_btc").asText()),
                new BigDecimal(order.get("traded_currency").asText()),
                new BigDecimal(order.get("btc_fee").asText()),
                new BigDecimal(order.get("currency_fee").asText()));
    }

    /** Counts the POSTs that it admitted, whatever its answer became on the way. */
    @Override
    public long placed() throws IOException, InterruptedException {
        return requests().stream()
                .filter(request -> request.method().equals("POST") && request.status() == CREATED)
                .count();
    }

    /** Every order of the account that trades. */
    Set<String> uuids() throws IOException, InterruptedException {
        final Set<String> uuids = new HashSet<>();
        final HttpResponse<InputStream> answer = http.send(
                HttpRequest.newBuilder(URI.create(control + "/users/" + ACCOUNT))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (JsonParser orders = JSON.createParser(answer.body())) {
            int depth = 0;
            for (JsonToken next = orders.nextToken(); next != null; next = orders.nextToken()) {
                depth += next.isStructStart() ? 1 : next.isStructEnd() ? -1 : 0;
                if (depth == 2 && next == JsonToken.VALUE_STRING && "uuid".equals(orders.currentName())) {
                    uuids.add(orders.getText());
                }
            }
        }
        return uuids;
    }

    /** Asks only for what can still have changed since the last time. */
    @Override
    public List<Truth.Asked> requests() throws IOException, InterruptedException {
        final Instant changing = Instant.now().minus(STILL_CHANGING);
        final JsonNode tail =
                JSON.readTree(ask("GET", "/requests/" + settledThrough, "").body());
        final List<Truth.Asked> all = new ArrayList<>(settled);
        boolean isSettled = true;
        for (final JsonNode request : tail) {
            final Truth.Asked asked = new Truth.Asked(
                    request.get("method").asText(),
                    request.get("path").asText(),
                    request.get("api_key").asText(),
                    request.path("nonce").asLong(0),
                    request.get("body").asText(),
                    request.get("status").asInt());
            all.add(asked);
            isSettled &= Instant.parse(request.get("at").asText()).isBefore(changing);
            if (isSettled) {
                settledThrough = request.get("sequence").asLong();
                settled.add(asked);
            }
        }
        return all;
    }

    private HttpResponse<String> ask(final String method, final String path, final String body)
            throws IOException, InterruptedException {
        final HttpRequest.BodyPublisher publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return http.send(
                HttpRequest.newBuilder(URI.create(control + path))
                        .method(method, publisher)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.close();
        await().until(() -> !process.isAlive());
    }
}
