package io.paymiumfix.sequencer;

import io.paymiumfix.order.Input;

/** Learns of each input when it is journalled as set, and before the core applies it. */
@FunctionalInterface
public interface AppendListener {

    /** Called by {@code order-core}, in order; must not block; anything thrown stops the gateway. */
    void afterAppend(Input input);
}
