package io.paymiumfix.client;

import java.math.BigDecimal;
import java.util.List;

/**
 * The venue's own refusal: an HTTP 4xx with its JSON. Immutable; texts are as sent, in the account's language.
 *
 * @param status HTTP status
 * @param kind stable word for the texts
 * @param error {@code error}, or null
 * @param errors {@code errors}, which the venue sends as an array or as one string; empty when left out
 * @param maxOrderAmount {@code max_order_amount} of market protection, or null
 * @param currency unit of {@code maxOrderAmount}, or null
 * @param side {@code side} of market protection, or null
 */
public record VenueError(
        int status,
        ErrorKind kind,
        String error,
        List<String> errors,
        BigDecimal maxOrderAmount,
        String currency,
        String side) {
    /** Copies the list. */
    public VenueError {
        errors = List.copyOf(errors);
    }

    /** The venue's words in one line: {@code error} if there is one, else the {@code errors} joined. */
    public String text() {
        return error != null ? error : String.join("; ", errors);
    }
}
