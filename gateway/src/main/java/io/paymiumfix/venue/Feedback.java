package io.paymiumfix.venue;

import io.paymiumfix.client.Call;
import io.paymiumfix.client.ErrorKind;
import io.paymiumfix.client.Outcome;
import io.paymiumfix.client.RateLimit;
import io.paymiumfix.client.UnknownCause;
import io.paymiumfix.venue.VenueCounters.End;

/**
 * What budget, link, lease and counters learn from how one request ended. Used by {@code venue-io}.
 */
final class Feedback implements Outcome.Handler {
    private static final int HTTP_TOO_MANY = 429;

    private final String account;
    private final Flight flight;
    private final NonceLease lease;
    private final VenueContext context;
    private final boolean overtaken;
    private final long nowUs;

    /**
     * What a request's outcome tells, apart from its order.
     *
     * @param overtaken a later request of the lane may have reached the venue before this one
     * @param nowUs when it ended
     */
    Feedback(
            final String account,
            final Flight flight,
            final NonceLease lease,
            final VenueContext context,
            final boolean overtaken,
            final long nowUs) {
        this.account = account;
        this.flight = flight;
        this.lease = lease;
        this.context = context;
        this.overtaken = overtaken;
        this.nowUs = nowUs;
    }

    @Override
    public void onAccepted(final Outcome.Accepted outcome) {
        count(End.ACCEPTED);
        lease.used(outcome.nonce());
        if (flight.call().kind() == Call.Kind.READ_USER) {
            context.link().probeAccepted(account, nowUs);
        }
        answered(outcome.rateLimit(), outcome.status());
    }

    @Override
    public void onRefused(final Outcome.Refused outcome) {
        count(End.REFUSED);
        lease.used(outcome.nonce());
        if (outcome.error().kind() == ErrorKind.NONCE_TOO_LOW) {
            nonceRefused();
        }
        answered(outcome.rateLimit(), outcome.status());
    }

    @Override
    public void onNotSent(final Outcome.NotSent outcome) {
        count(End.NOT_SENT);
        context.budget().refund(flight.rank());
        switch (outcome.reason()) {
            case CONNECT_FAILED, TLS_FAILED ->
                context.link().unreachable(outcome.reason().name(), nowUs);
            case STALE, LANE_CLOSED, LANE_FULL, NONCE_EXHAUSTED, NO_ACCESS, INTERNAL_ERROR -> {}
        }
    }

    @Override
    public void onUnknown(final Outcome.Unknown outcome) {
        count(End.UNKNOWN);
        lease.used(outcome.nonce());
        if (flight.call().kind() == Call.Kind.PLACE_ORDER) {
            context.budget().unknownOrder();
        }
        if (outcome.cause() == UnknownCause.NONCE) {
            nonceRefused();
        }
        if (outcome.httpStatus() > 0) {
            answered(outcome.rateLimit(), outcome.httpStatus());
            return;
        }
        context.budget().settled(flight.spent(), outcome.rateLimit(), nowUs);
        switch (outcome.cause()) {
            case OVERSIZE, MALFORMED_RESPONSE -> context.link().answered(nowUs);
            case LANE_CLOSED -> {}
            default -> context.link().unreachable(outcome.cause().name(), nowUs);
        }
    }

    private void answered(final RateLimit rateLimit, final int status) {
        context.budget().settled(flight.spent(), rateLimit, nowUs);
        if (status == HTTP_TOO_MANY) {
            context.link().exhausted("HTTP 429", nowUs);
        } else if (rateLimit.remaining() == 0) {
            context.link().exhausted("X-RateLimit-Remaining 0", nowUs);
        } else {
            context.link().granted(nowUs);
        }
        context.link().answered(nowUs);
    }

    private void nonceRefused() {
        if (!overtaken) {
            context.link().nonceRefused(account, nowUs);
        }
    }

    private void count(final End end) {
        context.counters().ended(flight.call().kind(), end);
    }
}
