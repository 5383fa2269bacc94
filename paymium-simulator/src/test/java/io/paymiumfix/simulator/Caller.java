package io.paymiumfix.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A plain signing client of the tests, written from the specification and from nothing in the simulator. */
final class Caller {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final SimulatedToken token;
    private final AtomicLong nonce = new AtomicLong(1_000);

    Caller(Simulator simulator, SimulatedToken token) {
        this.base = simulator.baseUri();
        this.token = token;
    }

    /** What came back. */
    record Answer(int status, String text, HttpResponse<String> response) {

        JsonNode json() throws IOException {
            return MAPPER.readTree(text);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, "", nonce.incrementAndGet());
    }

    Answer delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, "", nonce.incrementAndGet());
    }

    Answer post(String body) throws IOException, InterruptedException {
        return send("POST", "/user/orders", body, nonce.incrementAndGet());
    }

    Answer limit(String direction, String amount, String price) throws IOException, InterruptedException {
        return post(limitBody(direction, amount, price));
    }

    static String limitBody(String direction, String amount, String price) {
        return "{\"type\":\"LimitOrder\",\"currency\":\"EUR\",\"direction\":\"" + direction + "\",\"amount\":\""
                + amount + "\",\"price\":\"" + price + "\"}";
    }

    CompletableFuture<Answer> limitLater(String direction, String amount, String price) {
        HttpRequest request =
                request("POST", "/user/orders", limitBody(direction, amount, price), nonce.incrementAndGet());
        return http.sendAsync(request, BodyHandlers.ofString())
                .thenApply(response -> new Answer(response.statusCode(), response.body(), response));
    }

    Answer send(String method, String path, String body, long withNonce) throws IOException, InterruptedException {
        return send(request(method, path, body, withNonce));
    }

    Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response);
    }

    HttpRequest request(String method, String path, String body, long withNonce) {
        return request(method, path, body, withNonce, withNonce + base.toString() + path + body);
    }

    HttpRequest request(String method, String path, String body, long withNonce, String signedText) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(10))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Api-Key", token.key())
                .header("Api-Nonce", Long.toString(withNonce))
                .header("Api-Signature", hmac(signedText))
                .header("Content-Type", "application/json")
                .build();
    }

    String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer getPublic(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + path)).build());
    }

    Answer control(Simulator simulator, String method, String path, String body)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(simulator.controlUri() + path))
                .method(method, BodyPublishers.ofString(body))
                .build());
    }
}
