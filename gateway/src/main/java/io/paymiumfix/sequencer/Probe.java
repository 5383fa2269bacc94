package io.paymiumfix.sequencer;

/** Measures the way of an input through the sequencer. Called by {@code order-core} for each input. */
@FunctionalInterface
public interface Probe {

    /** Measures nothing. */
    Probe NONE = (publishedNs, journalledNs, appliedNs) -> {};

    /** Three readings of {@link System#nanoTime}: offered, durable as set, its outputs handed over. */
    void onApplied(long publishedNs, long journalledNs, long appliedNs);
}
