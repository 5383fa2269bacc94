package io.paymiumfix.venue;

import java.util.function.LongUnaryOperator;

/** Doubling waits between probes, 1 s to 30 s, each drawn from its upper half. Owned by {@code venue-io}. */
final class ProbeBackoff {
    private static final long FIRST_US = 1_000_000;
    private static final long LONGEST_US = 30_000_000;

    private final LongUnaryOperator jitter;
    private long nextUs = FIRST_US;

    /** @param jitter gives a number from 0 to below its argument */
    ProbeBackoff(final LongUnaryOperator jitter) {
        this.jitter = jitter;
    }

    /** How long to wait now; the next wait is twice as long. */
    long waitUs() {
        final long waitUs = nextUs / 2 + jitter.applyAsLong(nextUs / 2);
        nextUs = Math.min(LONGEST_US, nextUs * 2);
        return waitUs;
    }

    void reset() {
        nextUs = FIRST_US;
    }
}
