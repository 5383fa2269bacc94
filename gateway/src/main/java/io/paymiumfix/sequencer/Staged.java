package io.paymiumfix.sequencer;

import io.paymiumfix.order.Input;

/** An input between its stamping and its application; a cell reused for ever by {@code order-core}. */
final class Staged {

    private Input input;
    private long timeUs;
    private long publishedNs;

    void set(final Input newInput, final long newTimeUs, final long newPublishedNs) {
        input = newInput;
        timeUs = newTimeUs;
        publishedNs = newPublishedNs;
    }

    Input input() {
        return input;
    }

    long timeUs() {
        return timeUs;
    }

    long publishedNs() {
        return publishedNs;
    }

    void clear() {
        input = null;
    }
}
