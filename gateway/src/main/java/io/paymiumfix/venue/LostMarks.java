package io.paymiumfix.venue;

/**
 * When one lane's marks of earlier runs, which may be lost, are needed no more: as soon as the journal holds what the core
 * was told of the calls of those runs. It holds what lay in the ring before a lease that it holds. Owned by {@code venue-io}.
 */
final class LostMarks {
    private static final long NONE = 0;

    private final LanePort port;
    private final OutcomeQueue outcomes;
    private long leaseBehind = NONE;
    private boolean safe;
    private boolean acknowledged;

    LostMarks(final LanePort port, final OutcomeQueue outcomes) {
        this.port = port;
        this.outcomes = outcomes;
    }

    /** The ring has taken a lease of the lane; each is higher than the one before. */
    void leased(final long upToNonce) {
        if (leaseBehind == NONE && !outcomes.backlogged()) {
            leaseBehind = upToNonce;
        }
    }

    /** A lease of the lane is in the journal. */
    void journalled(final long upToNonce) {
        safe |= leaseBehind != NONE && upToNonce >= leaseBehind;
    }

    /** Time has passed. Not when told that a lease is journalled: orders may wait on that thread. */
    void tick() {
        if (safe && !acknowledged) {
            acknowledged = true;
            port.acknowledgeLostMarks();
        }
    }
}
