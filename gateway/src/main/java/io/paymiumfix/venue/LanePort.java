package io.paymiumfix.venue;

import io.paymiumfix.client.Call;
import io.paymiumfix.client.OutcomeHandler;

/** A lane of the client, as far as this package needs it. Called from {@code venue-io} only. */
interface LanePort {

    /** Hands a call over; the handler is called exactly once. */
    void submit(Call call, OutcomeHandler handler);

    /** Opens a connection ahead of need. */
    void warm();

    /** The journal has what the core was told of the calls of earlier runs: the marks that may be lost are not needed. */
    void acknowledgeLostMarks();
}
