package io.paymiumfix.sequencer;

import io.paymiumfix.order.Output.Alarm;
import io.paymiumfix.order.Output.ModeApplied;
import io.paymiumfix.order.Output.OperatorReply;
import io.paymiumfix.order.Output.TruthFound;
import io.paymiumfix.order.Output.VenueCall;

/**
 * Where outputs go that are neither reports nor timers. Called by {@code order-core}: must hand over
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

    /** An unknown outcome was settled. */
    void onTruthFound(TruthFound truth);
}
