package io.paymiumfix.venue;

import io.paymiumfix.order.Output;
import io.paymiumfix.order.ReadPurpose;

/** The order in which waiting calls of one lane leave; the first goes first. */
enum Rank {
    /** DELETE: less risk for the client. */
    CANCEL,
    /** POST. */
    PLACE,
    /** A reading that settles an unknown outcome. */
    RESOLVE,
    /** A reading after a cancel, an acceptance or a restart. */
    CONFIRM,
    /** A reading that looks for fills. */
    POLL,
    /** A public reading for market data. */
    MARKET;

    /** A GET. */
    boolean isReading() {
        return compareTo(PLACE) > 0;
    }

    /** The rank of a call. */
    static Rank of(final Output.VenueCall call) {
        if (call instanceof Output.PlaceCall) {
            return PLACE;
        }
        if (call instanceof Output.ReadCall read) {
            return of(read.purpose());
        }
        if (call instanceof Output.ListCall list) {
            return of(list.purpose());
        }
        if (call instanceof Output.BalancesCall balances) {
            return of(balances.purpose());
        }
        return CANCEL;
    }

    private static Rank of(final ReadPurpose purpose) {
        return switch (purpose) {
            case RESOLVE -> RESOLVE;
            case CONFIRM -> CONFIRM;
            case POLL -> POLL;
        };
    }
}
