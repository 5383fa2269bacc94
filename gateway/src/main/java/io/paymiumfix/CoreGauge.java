package io.paymiumfix;

import io.paymiumfix.order.Input;
import io.paymiumfix.order.OrderCore;
import io.paymiumfix.order.Outputs;
import io.paymiumfix.sequencer.InputProcessor;
import java.util.concurrent.atomic.AtomicLong;

/** The order core with two figures of it that any thread may read. Written by {@code order-core}. */
final class CoreGauge implements InputProcessor {
    private final OrderCore core;
    private final AtomicLong openOrders = new AtomicLong();
    private final AtomicLong lastSequence = new AtomicLong();

    /**
     * Goes on with a core.
     *
     * @param lastApplied the sequence of the last input it was given
     */
    CoreGauge(final OrderCore core, final long lastApplied) {
        this.core = core;
        openOrders.set(core.openOrders());
        lastSequence.set(lastApplied);
    }

    @Override
    public void apply(final long sequence, final long timeUs, final Input input, final Outputs outputs) {
        core.apply(sequence, timeUs, input, outputs);
        openOrders.lazySet(core.openOrders());
        lastSequence.lazySet(sequence);
    }

    /** Orders that have not ended. */
    long openOrders() {
        return openOrders.get();
    }

    /** The sequence of the last input applied. */
    long lastSequence() {
        return lastSequence.get();
    }
}
