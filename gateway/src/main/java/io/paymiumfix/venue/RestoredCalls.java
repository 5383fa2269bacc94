package io.paymiumfix.venue;

import io.paymiumfix.order.Input;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.ReadPurpose;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What becomes of the calls a journal holds without an outcome: an order of which a byte may have left is
 * unknown and never sent again; readings that the start makes anyway are not made twice; everything else is asked
 * (again). When the order left is not known, so the
 * core takes the time it received it: a later one would hide the order from the search for it. Immutable.
 *
 * @param unknown what the core is told at once
 * @param again the calls to make, in the order they were first asked for
 */
record RestoredCalls(List<Input.Unknown> unknown, List<Output.VenueCall> again) {
    private static final String RESTART = "RESTART";

    /** Keeps its own copies. */
    RestoredCalls {
        unknown = List.copyOf(unknown);
        again = List.copyOf(again);
    }

    /**
     * Sorts them out.
     *
     * @param mayHaveLeft true for an order its lane's file has marked as started, or cannot vouch for
     */
    static RestoredCalls of(final List<Output.VenueCall> unfinished, final Predicate<Output.PlaceCall> mayHaveLeft) {
        final List<Input.Unknown> unknown = new ArrayList<>();
        final List<Output.VenueCall> again = new ArrayList<>();
        for (final Output.VenueCall call : unfinished) {
            final boolean mayBeThere = call instanceof Output.PlaceCall place && mayHaveLeft.test(place);
            if (mayBeThere || isReadAnyway(call)) {
                unknown.add(new Input.Unknown(call.callId(), 0, 0, RESTART));
            } else {
                again.add(call);
            }
        }
        return new RestoredCalls(unknown, again);
    }

    /** After a start every open order is read, and polling begins anew. */
    private static boolean isReadAnyway(final Output.VenueCall call) {
        if (call instanceof Output.ReadCall read) {
            return read.purpose() != ReadPurpose.CONFIRM;
        }
        return call instanceof Output.ListCall list && list.purpose() == ReadPurpose.POLL;
    }
}
