package io.paymiumfix.sequencer;

import io.paymiumfix.order.Answer;
import io.paymiumfix.order.Output.Alarm;
import io.paymiumfix.order.Output.ModeApplied;
import io.paymiumfix.order.Output.OperatorReply;
import io.paymiumfix.order.Output.TruthFound;
import io.paymiumfix.order.Output.VenueCall;

/**
 * Where outputs and answers go that are neither reports nor timers, nor for a client. Called by {@code order-core}: must hand over
 * and return; anything thrown stops the gateway.
 */
public interface Edges {

    /** A call to the venue: onto its account's lane. */
    void onVenueCall(VenueCall call);

    /** Something a person should know of. */
    void onAlarm(Alarm alarm);

    /** The core applies another mode from now on. */
    void onModeApplied(ModeApplied mode);

    /** What became of an operator's command. */
    void onOperatorReply(OperatorReply reply);

    /** The orders a person asked to see. */
    void onListing(Answer.Listing listing);

    /** An unknown outcome was settled. */
    void onTruthFound(TruthFound truth);
}
