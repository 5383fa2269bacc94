package io.paymiumfix.venue;

import io.paymiumfix.client.OrderListing;
import io.paymiumfix.client.Outcome;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.VenueOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the outcome of one request into the one input its call ends in, or into the wish for a further page.
 * What the account's open orders are known to be advances when the core's ring has taken the input. Used by
 * {@code venue-io}.
 */
final class CallEnding implements Outcome.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(CallEnding.class);

    private final PendingCall pending;
    private final KnownOrders known;
    private final OutcomeQueue outcomes;
    private final long nowUs;
    private boolean wantsFurtherPage;

    private CallEnding(
            final PendingCall pending, final KnownOrders known, final OutcomeQueue outcomes, final long nowUs) {
        this.pending = pending;
        this.known = known;
        this.outcomes = outcomes;
        this.nowUs = nowUs;
    }

    /** Ends the call, or returns false when it needs a further page. */
    static boolean end(
            final PendingCall pending,
            final Outcome outcome,
            final KnownOrders known,
            final OutcomeQueue outcomes,
            final long nowUs) {
        final CallEnding ending = new CallEnding(pending, known, outcomes, nowUs);
        outcome.dispatch(ending);
        return !ending.wantsFurtherPage;
    }

    @Override
    public void onAccepted(final Outcome.Accepted outcome) {
        if (pending.walk() != null) {
            onPage(outcome);
            return;
        }
        final Input input = Replies.accepted(outcome);
        if (input instanceof Input.Accepted accepted && accepted.order() != null) {
            final VenueOrder order = accepted.order();
            if (pending.call() instanceof Output.ReadCall read && !read.uuid().equals(order.uuid())) {
                LOG.error("ALARM account {}: {} was answered with another order", read.account(), pending);
                outcomes.deliver(Replies.unreadable(outcome));
                return;
            }
            outcomes.deliver(input, () -> known.toldByReply(order, outcome.nonce()));
            return;
        }
        outcomes.deliver(input);
    }

    private void onPage(final Outcome.Accepted outcome) {
        final ListingWalk walk = pending.walk();
        if (!(outcome.body() instanceof OrderListing page)) {
            outcomes.deliver(Replies.unreadable(outcome));
            return;
        }
        walk.dated(outcome.serverDateEpochSeconds(), outcome.startedEpochMicros(), nowUs);
        try {
            if (!walk.take(page, outcome.nonce(), outcome.startedEpochMicros(), known)) {
                wantsFurtherPage = true;
                return;
            }
        } catch (final UnreadableOrder | RuntimeException e) {
            LOG.error(
                    "account {}: a listing cannot be used, it ends without result",
                    pending.call().account(),
                    e);
            outcomes.deliver(Replies.unreadable(outcome));
            return;
        }
        final Reading reading = walk.reading(known);
        final Input.OrdersRead input = reading.input();
        outcomes.deliver(
                input, () -> known.advance(reading.listed(), input.orders(), reading.tellsMissing(), input.nonce()));
    }

    @Override
    public void onRefused(final Outcome.Refused outcome) {
        outcomes.deliver(Replies.refused(outcome));
    }

    @Override
    public void onNotSent(final Outcome.NotSent outcome) {
        LOG.warn(
                "account {}: {} did not leave ({}: {})",
                pending.call().account(),
                pending,
                outcome.reason(),
                outcome.detail());
        outcomes.deliver(Replies.notSent(outcome));
    }

    @Override
    public void onUnknown(final Outcome.Unknown outcome) {
        LOG.warn(
                "account {}: the outcome of {} is unknown ({} {}): {}",
                pending.call().account(),
                pending,
                outcome.cause(),
                outcome.detail(),
                pending.rank() == Rank.PLACE
                        ? "it is never sent again, the venue's orders will tell"
                        : "it may be asked again");
        outcomes.deliver(Replies.unknown(outcome));
    }
}
