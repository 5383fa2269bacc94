package io.paymiumfix.sequencer;

/**
 * Sizes and waits of the sequencer.
 *
 * @param inboundSlots inputs that may wait for the core; a power of two
 * @param outboundSlots reports that may wait for the FIX side; a power of two
 * @param maxBatch inputs journalled together at most
 * @param waitMode how the consumers wait
 * @param outboundFullMs how long the core waits for room for a report before the gateway stops
 */
public record SequencerSettings(
        int inboundSlots, int outboundSlots, int maxBatch, WaitMode waitMode, long outboundFullMs) {

    /** 8,192 inputs, 16,384 reports, batches of 256, blocking, 5 s. */
    public static final SequencerSettings DEFAULTS =
            new SequencerSettings(8_192, 16_384, 256, WaitMode.BLOCKING, 5_000);

    private static final int MIN_SLOTS = 4;

    /** Refuses what cannot work. */
    public SequencerSettings {
        checkSlots("inboundSlots", inboundSlots);
        checkSlots("outboundSlots", outboundSlots);
        if (maxBatch < 1 || outboundFullMs < 0) {
            throw new IllegalArgumentException("maxBatch=" + maxBatch + ", outboundFullMs=" + outboundFullMs);
        }
    }

    private static void checkSlots(final String name, final int slots) {
        if (slots < MIN_SLOTS || Integer.bitCount(slots) != 1) {
            throw new IllegalArgumentException(name + "=" + slots + ": a power of two, at least " + MIN_SLOTS);
        }
    }
}
