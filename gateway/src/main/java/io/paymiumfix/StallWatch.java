package io.paymiumfix;

/**
 * Tells a core that does not come forward, as behind a disk that does not answer, from one that has nothing to do. It looks when
 * it is asked, so it takes two looks of a probe to tell. Any thread.
 */
final class StallWatch {
    /** Nanoseconds without an input applied, while some waited at each look. */
    static final long STALLED_NS = 5_000_000_000L;

    private boolean waited;
    private long position;
    private long sinceNs;

    /**
     * One look.
     *
     * @param lastSequence of the inputs applied
     * @param backlog inputs and reports that wait or are being handled
     */
    synchronized boolean isStalled(final long lastSequence, final long backlog, final long nowNs) {
        final boolean waits = backlog > 0;
        if (!waits || !waited || lastSequence != position) {
            sinceNs = nowNs;
        }
        waited = waits;
        position = lastSequence;
        return waits && nowNs - sinceNs >= STALLED_NS;
    }
}
