package io.paymiumfix.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signatures taken from the wires of published clients. Those of Paymium's own client are the form this one sends. */
@Timeout(10)
class SigningVectorsTest {
    @Test
    void shouldReproduceEverySignature() throws IOException {
        List<Map<String, String>> vectors = vectors();
        assertEquals(10, vectors.size());
        for (Map<String, String> vector : vectors) {
            assertEquals(vector.get("signature"), hmac(vector.get("secret"), vector.get("signed")));
        }
    }

    @Test
    void shouldSendPaymiumsOwnClientsRequestsByteForByte() throws IOException {
        for (Map<String, String> vector : vectors()) {
            if (vector.get("source").equals("Paymium/paymium_gem")) {
                assertSent(vector, vector.get("method").equals("POST") ? limitOrder() : firstActiveOrders());
            }
        }
    }

    @Test
    void shouldSignCancelAndUserAsPublishedClientsDo() throws IOException {
        for (Map<String, String> vector : vectors()) {
            String url = vector.get("url");
            if (vector.get("method").equals("DELETE") && !url.endsWith("/cancel")) {
                assertSent(vector, Call.cancelOrder(1, url.substring(url.lastIndexOf('/') + 1)));
            } else if (url.endsWith("/user")) {
                assertSent(vector, Call.readUser(1));
            }
        }
    }

    static String hmac(String secret, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new String(new Signer(Secret.of(secret)).add(bytes, bytes.length).sign(), StandardCharsets.US_ASCII);
    }

    private static Call limitOrder() {
        return Call.placeOrder(
                1, NewVenueOrder.limit(Direction.BUY, new BigDecimal("0.01"), new BigDecimal("54000.5")), 0);
    }

    private static Call firstActiveOrders() {
        return Call.listOrders(1, new ListQuery(true, 0, 20, null, null));
    }

    private static void assertSent(Map<String, String> vector, Call call) {
        URI url = URI.create(vector.get("url"));
        VenueAddress venue = VenueAddress.of(URI.create("http://" + url.getAuthority() + "/api/v1"));
        ApiToken token = new ApiToken(vector.get("apiKey"), Secret.of(vector.get("secret")));
        ByteBuf buffer = new RequestEncoder(venue, token)
                .signed(UnpooledByteBufAllocator.DEFAULT, call, Long.parseLong(vector.get("nonce")));
        String request = buffer.toString(StandardCharsets.US_ASCII);
        buffer.release();

        String pathAndQuery = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        assertTrue(request.startsWith(vector.get("method") + " " + pathAndQuery + " HTTP/1.1\r\n"), request);
        assertTrue(request.contains("\r\nHost: " + url.getAuthority() + "\r\n"), request);
        assertTrue(request.contains("\r\nApi-Key: " + vector.get("apiKey") + "\r\n"), request);
        assertTrue(request.contains("\r\nApi-Nonce: " + vector.get("nonce") + "\r\n"), request);
        assertTrue(request.contains("\r\nApi-Signature: " + vector.get("signature") + "\r\n"), request);
        assertTrue(request.endsWith("\r\n\r\n" + vector.get("body")), request);
    }

    private static List<Map<String, String>> vectors() throws IOException {
        try (InputStream in = SigningVectorsTest.class.getResourceAsStream("/signing-vectors.json")) {
            byte[] bytes = in.readAllBytes();
            return JsonReader.read(bytes, bytes.length, json -> OrderDecoder.list(json, SigningVectorsTest::vector));
        }
    }

    private static Map<String, String> vector(JsonReader json) throws IOException {
        Map<String, String> vector = new HashMap<>();
        json.object();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            vector.put(field, json.text());
        }
        return vector;
    }
}
