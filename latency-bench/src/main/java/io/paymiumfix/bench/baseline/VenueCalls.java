package io.paymiumfix.bench.baseline;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signed calls of the venue, each waited for, by java.net.http and Jackson databind. All sessions share it. Nonces are
 * counted up, but two calls of two threads may overtake one another on their way; the real venue would refuse the later
 * one, the bench's does not.
 */
final class VenueCalls {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final URI orders;
    private final String apiKey;
    private final SecretKeySpec secret;
    private final AtomicLong lastNonce = new AtomicLong(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));

    VenueCalls(URI orders, String apiKey, String apiSecret) {
        ObjectMapper mapper = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        writer = mapper.writerFor(NewVenueOrder.class);
        reader = mapper.readerFor(VenueOrder.class);
        this.orders = orders;
        this.apiKey = apiKey;
        secret = new SecretKeySpec(apiSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** Places an order and waits for the venue's answer. */
    VenueOrder place(NewVenueOrder order) throws IOException, InterruptedException {
        String body = writer.writeValueAsString(order);
        HttpRequest request = signed(orders, body)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return reader.readValue(call(request, CREATED));
    }

    /** Cancels an order, then reads what has become of it. */
    VenueOrder cancel(String uuid) throws IOException, InterruptedException {
        URI order = URI.create(orders + "/" + uuid);
        call(signed(order, "").DELETE().build(), NO_CONTENT);
        return reader.readValue(call(signed(order, "").GET().build(), OK));
    }

    private HttpRequest.Builder signed(URI uri, String body) {
        long nonce = lastNonce.incrementAndGet();
        return HttpRequest.newBuilder(uri)
                .timeout(REPLY_TIMEOUT)
                .header("Api-Key", apiKey)
                .header("Api-Nonce", Long.toString(nonce))
                .header("Api-Signature", signature(nonce + uri.toString() + body));
    }

    private byte[] call(HttpRequest request, int wanted) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != wanted) {
            throw new IOException("the venue answered " + response.statusCode() + " "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body();
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with " + ALGORITHM, e);
        }
    }
}
