package io.paymiumfix.simulator.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What the venue answers, before it becomes bytes. Immutable.
 *
 * @param status HTTP status
 * @param contentType MIME type of the body
 * @param body the body, empty for none
 * @param headers further headers, in order
 */
public record Reply(int status, String contentType, String body, Map<String, String> headers) {

    static final String JSON = "application/json; charset=utf-8";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A reply with a JSON body. */
    public static Reply json(int status, JsonNode body) {
        try {
            return new Reply(status, JSON, MAPPER.writeValueAsString(body), Map.of());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that cannot be written", e);
        }
    }

    /** A reply without a body. */
    public static Reply empty(int status) {
        return new Reply(status, JSON, "", Map.of());
    }

    /** An error as Paymium words it: {@code {"errors":[…]}}. */
    public static Reply errors(int status, List<String> sentences) {
        ObjectNode body = MAPPER.createObjectNode();
        sentences.forEach(body.putArray("errors")::add);
        return json(status, body);
    }

    /** An error of one sentence. */
    public static Reply error(int status, String sentence) {
        return errors(status, List.of(sentence));
    }

    Reply withHeaders(Map<String, String> newHeaders) {
        return new Reply(status, contentType, body, newHeaders);
    }

    Reply withBody(String newBody) {
        return new Reply(status, contentType, newBody, headers);
    }

    byte[] bodyBytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
