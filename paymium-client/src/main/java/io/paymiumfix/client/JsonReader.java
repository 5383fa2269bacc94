package io.paymiumfix.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Walks one JSON document in one pass over its bytes. Unknown fields are skipped, null is null, and of a field given twice the
 * last one counts. Nothing thrown from here repeats what was read. Owned by the thread that decodes.
 */
final class JsonReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxNumberLength(1_000)
                    .maxStringLength(100_000)
                    .maxNameLength(1_000)
                    .build())
            .build();

    private static final String[] WORDS = {
        "pending_execution",
        "active",
        "filled",
        "executed",
        "canceled",
        "LimitOrder",
        "MarketOrder",
        "buy",
        "sell",
        "EUR"
    };

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /** Decodes a whole document; anything behind it but white space is a fault. */
    static <T> T read(byte[] bytes, int length, JsonDecoder<T> decoder) throws DecodeException {
        return read(bytes, 0, length, decoder);
    }

    /** As {@link #read(byte[], int, JsonDecoder)}, of the {@code length} bytes from {@code offset} on. */
    static <T> T read(byte[] bytes, int offset, int length, JsonDecoder<T> decoder) throws DecodeException {
        try (JsonParser parser = FACTORY.createParser(bytes, offset, length)) {
            parser.nextToken();
            T value = decoder.decode(new JsonReader(parser));
            if (parser.nextToken() != null) {
                throw new DecodeException("more than one JSON value");
            }
            return value;
        } catch (DecodeException e) {
            throw e;
        } catch (IOException e) {
            // Jackson's message may quote the input, so it goes no further.
            throw new DecodeException("not JSON");
        }
    }

    /** Requires that the value at hand is an object; then {@link #nextField()} walks it. */
    void object() throws IOException {
        require(parser.hasToken(JsonToken.START_OBJECT), "not an object");
    }

    /** Goes to the next field's value and returns the field's name; null at the end of the object. */
    String nextField() throws IOException {
        String name = parser.nextFieldName();
        if (name == null) {
            require(parser.hasToken(JsonToken.END_OBJECT), "an object that does not end");
            return null;
        }
        parser.nextToken();
        return name;
    }

    /** Requires that the value at hand is an array; then {@link #nextElement()} walks it. */
    void array() throws IOException {
        require(isArray(), "not an array");
    }

    /** Goes to the next element; false at the end of the array. */
    boolean nextElement() throws IOException {
        JsonToken token = parser.nextToken();
        require(token != null, "an array that does not end");
        return token != JsonToken.END_ARRAY;
    }

    boolean isArray() {
        return parser.hasToken(JsonToken.START_ARRAY);
    }

    boolean isNull() {
        return parser.hasToken(JsonToken.VALUE_NULL);
    }

    boolean isScalar() {
        return parser.currentToken() != null && parser.currentToken().isScalarValue();
    }

    /** A word; null for null. */
    String text() throws IOException {
        require(isScalar(), "not a text");
        return isNull() ? null : parser.getText();
    }

    /** As {@link #text()}, but one and the same text each time for a word that most orders have; null for null. */
    String word() throws IOException {
        require(isScalar(), "not a text");
        if (isNull()) {
            return null;
        }
        for (String word : WORDS) {
            if (textIs(word)) {
                return word;
            }
        }
        return parser.getText();
    }

    private boolean textIs(String word) throws IOException {
        if (parser.getTextLength() != word.length()) {
            return false;
        }
        char[] text = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        for (int i = 0; i < word.length(); i++) {
            if (text[offset + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** An exact decimal out of a number or a string; null for null. */
    BigDecimal decimal() throws IOException {
        if (isNull()) {
            return null;
        }
        JsonToken token = parser.currentToken();
        require(token == JsonToken.VALUE_STRING || (token != null && token.isNumeric()), "not a decimal");
        return Decimals.parse(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    /** True or false; null for anything else. */
    Boolean flag() throws IOException {
        boolean known = parser.hasToken(JsonToken.VALUE_TRUE) || parser.hasToken(JsonToken.VALUE_FALSE);
        skip();
        return known ? Boolean.valueOf(parser.hasToken(JsonToken.VALUE_TRUE)) : null;
    }

    /** A time out of ISO 8601 text or epoch seconds or milliseconds; null when it cannot be read. */
    VenueTime time() throws IOException {
        if (parser.hasToken(JsonToken.VALUE_STRING) || parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
            return VenueTimes.parse(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        }
        skip();
        return null;
    }

    /** Passes over the value at hand, with everything in it. */
    void skip() throws IOException {
        parser.skipChildren();
    }

    private static void require(boolean condition, String otherwise) throws DecodeException {
        if (!condition) {
            throw new DecodeException(otherwise);
        }
    }
}
