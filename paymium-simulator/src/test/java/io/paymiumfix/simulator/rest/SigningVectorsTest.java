package io.paymiumfix.simulator.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** Requests of published clients as they went over the wire. */
class SigningVectorsTest {

    @Test
    void shouldVerifyEveryRequestSeenOnTheWire() throws IOException {
        int verified = 0;
        for (JsonNode vector : vectors()) {
            assertTrue(matches(vector, vector.get("signature").asText(), true), vector::toString);
            verified++;
        }
        assertEquals(10, verified);
    }

    @Test
    void shouldRefuseTheQueryWithoutItsQuestionMarkWhenSoSwitched() throws IOException {
        int refused = 0;
        for (JsonNode vector : vectors()) {
            boolean isBareQuery = vector.get("url").asText().contains("?")
                    && !vector.get("signed").asText().contains("?");
            assertEquals(!isBareQuery, matches(vector, vector.get("signature").asText(), false), vector::toString);
            refused += isBareQuery ? 1 : 0;
        }
        assertEquals(1, refused);
    }

    @Test
    void shouldRefuseASignatureWithOneDigitChanged() throws IOException {
        for (JsonNode vector : vectors()) {
            String signature = vector.get("signature").asText();
            String changed = (signature.charAt(0) == '0' ? '1' : '0') + signature.substring(1);
            assertFalse(matches(vector, changed, true), vector::toString);
        }
    }

    private static boolean matches(JsonNode vector, String signature, boolean bareQueryAccepted) {
        return Signature.matches(
                signature,
                vector.get("secret").asText(),
                vector.get("nonce").asText(),
                vector.get("url").asText(),
                vector.get("body").asText(),
                bareQueryAccepted);
    }

    private static JsonNode vectors() throws IOException {
        try (InputStream file = SigningVectorsTest.class.getResourceAsStream("/signing-vectors.json")) {
            return new ObjectMapper().readTree(file);
        }
    }
}
