package io.paymiumfix.sequencer;

/**
 * One cell of a ring: a mutable holder, reused for ever; what it holds is immutable. Written by the
 * producer that claimed it, then read by the one consumer.
 */
final class Slot<T> {

    private T value;
    private long publishedNs;

    void set(final T newValue) {
        value = newValue;
        publishedNs = System.nanoTime();
    }

    long publishedNs() {
        return publishedNs;
    }

    /** Takes the value out, so that the ring holds on to nothing. */
    T take() {
        final T taken = value;
        value = null;
        return taken;
    }
}
