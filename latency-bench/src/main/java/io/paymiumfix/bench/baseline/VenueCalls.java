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
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signed calls of the venue, one at a time, by java.net.http and Jackson databind. */
final class VenueCalls {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int CREATED = 201;
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
    private long lastNonce = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());

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
        lastNonce++;
        HttpRequest request = HttpRequest.newBuilder(orders)
                .timeout(REPLY_TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Api-Key", apiKey)
                .header("Api-Nonce", Long.toString(lastNonce))
                .header("Api-Signature", signature(lastNonce + orders.toString() + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != CREATED) {
            throw new IOException("the venue answered " + response.statusCode() + " "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return reader.readValue(response.body());
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
