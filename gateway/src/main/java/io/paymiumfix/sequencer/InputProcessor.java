package io.paymiumfix.sequencer;

import io.paymiumfix.order.Input;
import io.paymiumfix.order.Outputs;

/** The order core as the sequencer sees it: a pure function of its state, the input and the time. */
@FunctionalInterface
public interface InputProcessor {

    /**
     * Applies one input. Called by one thread; anything thrown stops the gateway.
     *
     * @param sequence the input's, dense, from 1
     * @param timeUs the input's time, never less than the one before
     * @param outputs takes what follows, in order
     */
    void apply(long sequence, long timeUs, Input input, Outputs outputs);
}
