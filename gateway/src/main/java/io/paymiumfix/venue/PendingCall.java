package io.paymiumfix.venue;

import io.paymiumfix.client.Call;
import io.paymiumfix.order.Output;

/** A call of the core on its way through a lane, with the time it came. Owned by {@code venue-io}. */
final class PendingCall {
    private static final int TIMES_A_PAGE_IS_ASKED_FOR = 3;

    private final Output.VenueCall call;
    private final Rank rank;
    private final long arrivedUs;
    private final ListingWalk walk;
    private int failedPage = -1;
    private int pageFailures;

    PendingCall(final Output.VenueCall call, final long arrivedUs, final VenueSettings.Limits limits) {
        this.call = call;
        this.rank = Rank.of(call);
        this.arrivedUs = arrivedUs;
        this.walk = call instanceof Output.ListCall list ? new ListingWalk(list, limits) : null;
    }

    Output.VenueCall call() {
        return call;
    }

    Rank rank() {
        return rank;
    }

    long arrivedUs() {
        return arrivedUs;
    }

    /** The listing this call walks; only for a {@link Output.ListCall}. */
    ListingWalk walk() {
        return walk;
    }

    /** True once a page of its listing was read. */
    boolean begun() {
        return walk != null && walk.begun();
    }

    /**
     * Whether a page of its listing that had no answer is asked for again, so that one bad answer in many pages
     * does not lose them all. A listing that looks for fills is not worth it: the next one comes soon.
     */
    boolean asksPageAgain() {
        if (walk == null || rank == Rank.POLL) {
            return false;
        }
        if (failedPage != walk.pagesRead()) {
            failedPage = walk.pagesRead();
            pageFailures = 0;
        }
        pageFailures++;
        return pageFailures < TIMES_A_PAGE_IS_ASKED_FOR;
    }

    /** True for an order whose time has passed. */
    boolean stale(final long nowUs) {
        return call instanceof Output.PlaceCall place && place.notAfterUs() > 0 && nowUs > place.notAfterUs();
    }

    /**
     * The request to make next; the pages of a listing are made one by one.
     *
     * @throws IllegalArgumentException when the venue's language cannot say it
     */
    Call request() {
        if (call instanceof Output.PlaceCall place) {
            return CallEncoder.place(place);
        }
        if (call instanceof Output.CancelCall cancel) {
            return Call.cancelOrder(cancel.callId(), cancel.uuid());
        }
        if (call instanceof Output.ReadCall read) {
            return Call.readOrder(read.callId(), read.uuid());
        }
        if (call instanceof Output.BalancesCall) {
            return Call.readUser(call.callId());
        }
        return Call.listOrders(call.callId(), walk.query());
    }

    /** What the call is about, for log lines. */
    @Override
    public String toString() {
        if (call instanceof Output.PlaceCall place) {
            return "placing order " + place.orderId();
        }
        if (call instanceof Output.CancelCall cancel) {
            return "cancelling order " + cancel.orderId();
        }
        if (call instanceof Output.ReadCall read) {
            return "reading order " + read.orderId();
        }
        return call instanceof Output.BalancesCall ? "reading balances" : "listing orders";
    }
}
