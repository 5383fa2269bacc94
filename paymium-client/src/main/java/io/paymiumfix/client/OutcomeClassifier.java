package io.paymiumfix.client;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Decides what a response means for a call. The status decides; a text never does, but for the nonce error on a POST. Pure.
 */
final class OutcomeClassifier {
    private static final int NOT_FOUND = 404;

    private OutcomeClassifier() {}

    static Outcome classify(Call call, long nonce, long startedEpochMicros, Response response) {
        if (response.status == acceptedStatus(call.kind())) {
            return accepted(call, nonce, startedEpochMicros, response);
        }
        VenueError error = isUnknownOrder(call, response) ? unknownOrder(response) : venueError(response);
        boolean nonceInDoubt = error != null && call.post() && error.kind() == ErrorKind.NONCE_TOO_LOW;
        if (error != null && !nonceInDoubt) {
            return new Outcome.Refused(call.callId(), nonce, response.status, error, response.rateLimit());
        }
        UnknownCause cause = nonceInDoubt ? UnknownCause.NONCE : causeOf(response.status);
        String detail = nonceInDoubt ? error.text() : "HTTP status " + response.status;
        return unknown(call, nonce, startedEpochMicros, cause, response, detail);
    }

    /**
     * The specification describes 404 for an order that does not exist, and no body for it. Where the rate limit's headers say that it
     * is the venue who answers, nothing is left open; without them something in between may have.
     */
    private static boolean isUnknownOrder(Call call, Response response) {
        boolean ofAnOrder = call.kind() == Call.Kind.READ_ORDER || call.kind() == Call.Kind.CANCEL_ORDER;
        return ofAnOrder && response.status == NOT_FOUND && response.rateLimit().isTold() && isEmpty(response);
    }

    /** Nothing, or JSON's empty object. */
    private static boolean isEmpty(Response response) {
        String body = new String(response.body, 0, response.bodyLength, StandardCharsets.ISO_8859_1).trim();
        return body.isEmpty() || body.equals("{}");
    }

    private static VenueError unknownOrder(Response response) {
        return new VenueError(response.status, ErrorKind.NOT_FOUND, "404 without a word", List.of(), null, null, null);
    }

    /** The venue's refusal when the status is one it refuses with and the body is its JSON; else null. */
    static VenueError venueError(Response response) {
        return refuses(response.status)
                ? ErrorDecoder.decode(response.status, response.body, response.bodyLength)
                : null;
    }

    /** Why a status that is neither the accepted one nor a readable refusal leaves everything open. */
    static UnknownCause causeOf(int status) {
        if (status >= 500) {
            return UnknownCause.SERVER_ERROR;
        }
        return refuses(status) ? UnknownCause.NO_VENUE_ERROR : UnknownCause.UNEXPECTED_STATUS;
    }

    private static Outcome accepted(Call call, long nonce, long startedEpochMicros, Response response) {
        ReplyBody body;
        try {
            body = body(call, response);
        } catch (DecodeException e) {
            return unknown(call, nonce, startedEpochMicros, UnknownCause.UNREADABLE_BODY, response, e.getMessage());
        }
        return new Outcome.Accepted(
                call.callId(),
                nonce,
                startedEpochMicros,
                response.status,
                body,
                response.rateLimit(),
                response.dateEpochSeconds);
    }

    private static ReplyBody body(Call call, Response response) throws DecodeException {
        return switch (call.kind()) {
            case PLACE_ORDER -> order(response);
            case READ_ORDER -> asked(call, order(response));
            case LIST_ORDERS -> JsonReader.read(response.body, response.bodyLength, OrderDecoder::listing);
            case READ_USER -> JsonReader.read(response.body, response.bodyLength, UserDecoder::user);
            case CANCEL_ORDER -> NoContent.NO_CONTENT;
        };
    }

    private static VenueOrder order(Response response) throws DecodeException {
        VenueOrder order = JsonReader.read(response.body, response.bodyLength, OrderDecoder::order);
        if (order.uuid() == null || order.uuid().isEmpty()) {
            throw new DecodeException("an order without uuid");
        }
        return order;
    }

    private static VenueOrder asked(Call call, VenueOrder order) throws DecodeException {
        String path = call.pathTail().toLowerCase(Locale.ROOT);
        if (!path.endsWith("/" + order.uuid().toLowerCase(Locale.ROOT))) {
            throw new DecodeException("another order than the one asked for");
        }
        return order;
    }

    private static Outcome unknown(
            Call call, long nonce, long startedEpochMicros, UnknownCause cause, Response response, String detail) {
        return new Outcome.Unknown(
                call.callId(), nonce, startedEpochMicros, cause, response.status, response.rateLimit(), detail);
    }

    private static int acceptedStatus(Call.Kind kind) {
        return switch (kind) {
            case PLACE_ORDER -> 201;
            case CANCEL_ORDER -> 204;
            case READ_ORDER, LIST_ORDERS, READ_USER -> 200;
        };
    }

    private static boolean refuses(int status) {
        return switch (status) {
            case 400, 401, 403, 404, 422, 429 -> true;
            default -> false;
        };
    }
}
