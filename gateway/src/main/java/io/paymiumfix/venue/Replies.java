package io.paymiumfix.venue;

import io.paymiumfix.client.ErrorKind;
import io.paymiumfix.client.NoContent;
import io.paymiumfix.client.Outcome;
import io.paymiumfix.client.UserInfo;
import io.paymiumfix.client.VenueError;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.NotSentReason;
import io.paymiumfix.order.RefusalKind;
import io.paymiumfix.order.VenueOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The client's outcomes in the core's words. Pure, but for a log line where the venue makes no sense. */
final class Replies {
    /** The cause of an {@link Input.Unknown} whose answer lacks what it must have. */
    static final String UNREADABLE = "UNREADABLE";

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private Replies() {}

    static Input accepted(final Outcome.Accepted outcome) {
        if (outcome.body() instanceof NoContent) {
            return accepted(outcome, null);
        }
        if (outcome.body() instanceof UserInfo user) {
            return BalancesDecoder.decode(outcome, user);
        }
        if (!(outcome.body() instanceof io.paymiumfix.client.VenueOrder told)) {
            return unreadable(outcome);
        }
        try {
            return accepted(outcome, OrderDecoder.decode(told));
        } catch (final UnreadableOrder | RuntimeException e) {
            LOG.error(
                    "call {}: the venue took it, but its reply cannot be used: the outcome is unknown",
                    outcome.callId(),
                    e);
            return unreadable(outcome);
        }
    }

    private static Input accepted(final Outcome.Accepted outcome, final VenueOrder order) {
        return new Input.Accepted(outcome.callId(), outcome.nonce(), outcome.startedEpochMicros(), order);
    }

    static Input unreadable(final Outcome.Accepted outcome) {
        return new Input.Unknown(outcome.callId(), outcome.nonce(), outcome.startedEpochMicros(), UNREADABLE);
    }

    static Input refused(final Outcome.Refused outcome) {
        return new Input.Refused(
                outcome.callId(),
                outcome.nonce(),
                outcome.status(),
                kind(outcome.error().kind(), outcome.status()),
                text(outcome.error()));
    }

    static Input unknown(final Outcome.Unknown outcome) {
        final String cause = outcome.httpStatus() > 0
                ? outcome.cause() + "_" + outcome.httpStatus()
                : outcome.cause().name();
        return new Input.Unknown(outcome.callId(), outcome.nonce(), outcome.startedEpochMicros(), cause);
    }

    static Input notSent(final Outcome.NotSent outcome) {
        final NotSentReason reason = switch (outcome.reason()) {
            case STALE -> NotSentReason.STALE;
            case LANE_CLOSED -> NotSentReason.STOPPING;
            case LANE_FULL -> NotSentReason.BUDGET_EMPTY;
            case CONNECT_FAILED, TLS_FAILED, NONCE_EXHAUSTED, NO_ACCESS, INTERNAL_ERROR -> NotSentReason.CONNECT_FAILED;
        };
        return new Input.NotSent(outcome.callId(), reason, outcome.reason() + ": " + outcome.detail());
    }

    private static RefusalKind kind(final ErrorKind kind, final int status) {
        return switch (kind) {
            case INSUFFICIENT_FUNDS -> RefusalKind.INSUFFICIENT_FUNDS;
            case MARKET_PROTECTION -> RefusalKind.MARKET_PROTECTION;
            case AMOUNT_INVALID -> RefusalKind.AMOUNT_INVALID;
            case PRICE_INVALID -> RefusalKind.PRICE_INVALID;
            case NONCE_TOO_LOW -> RefusalKind.NONCE_TOO_LOW;
            // What decides about a cancel is the status: a text may say "not allowed" of anything.
            case SIGNATURE_INVALID, FORBIDDEN_SCOPE, NOT_FOUND, RATE_LIMITED, UNKNOWN_TEXT -> byStatus(status);
        };
    }

    private static RefusalKind byStatus(final int status) {
        return switch (status) {
            case 401, 403 -> RefusalKind.NOT_AUTHORISED;
            case 404 -> RefusalKind.NOT_FOUND;
            case 429 -> RefusalKind.RATE_LIMITED;
            default -> RefusalKind.OTHER;
        };
    }

    private static String text(final VenueError error) {
        final StringBuilder text = new StringBuilder();
        append(text, error.error());
        error.errors().forEach(words -> append(text, words));
        if (error.maxOrderAmount() != null) {
            append(text, "max_order_amount " + error.maxOrderAmount().toPlainString());
            if (error.currency() != null) {
                text.append(' ').append(error.currency());
            }
        }
        return text.toString();
    }

    private static void append(final StringBuilder text, final String words) {
        if (words != null && !words.isEmpty()) {
            text.append(text.length() == 0 ? "" : "; ").append(words);
        }
    }
}
