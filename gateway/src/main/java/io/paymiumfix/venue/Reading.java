package io.paymiumfix.venue;

import io.paymiumfix.order.Input;
import io.paymiumfix.order.VenueOrder;
import java.util.List;
import java.util.Set;

/**
 * A finished listing: what the core is told and what it was told from. Immutable.
 *
 * @param listed every trading order that was shown
 * @param orders those the core is told of
 */
record Reading(
        long callId,
        long nonce,
        long startedUs,
        boolean complete,
        Set<String> listed,
        List<VenueOrder> orders,
        List<String> missing) {

    Input.OrdersRead input() {
        return new Input.OrdersRead(callId, nonce, startedUs, complete, orders, missing);
    }
}
