package io.paymiumfix.client;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Decodes the venue's refusal: {@code errors} as an array or one string, or {@code error}, or MarketProtection. Pure. */
final class ErrorDecoder {
    private ErrorDecoder() {}

    /** The error, or null when the body is none of the venue's. */
    static VenueError decode(int status, byte[] body, int length) {
        try {
            return JsonReader.read(body, length, json -> error(status, json));
        } catch (DecodeException e) {
            return null;
        }
    }

    private static VenueError error(int status, JsonReader json) throws IOException {
        String error = null;
        List<String> errors = List.of();
        BigDecimal maxOrderAmount = null;
        String currency = null;
        String side = null;
        json.object();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "error" -> error = json.text();
                case "errors" -> errors = texts(json);
                case "max_order_amount" -> maxOrderAmount = json.decimal();
                case "currency" -> currency = json.text();
                case "side" -> side = json.text();
                default -> json.skip();
            }
        }
        if (error == null && errors.isEmpty()) {
            throw new DecodeException("neither error nor errors");
        }
        return new VenueError(status, ErrorKinds.of(error, errors), error, errors, maxOrderAmount, currency, side);
    }

    private static List<String> texts(JsonReader json) throws IOException {
        List<String> texts = new ArrayList<>();
        if (json.isArray()) {
            json.array();
            while (json.nextElement()) {
                add(texts, json.text());
            }
        } else {
            add(texts, json.text());
        }
        return texts;
    }

    private static void add(List<String> texts, String text) {
        if (text != null) {
            texts.add(text);
        }
    }
}
