package io.paymiumfix.client;

/**
 * Lets one log line a minute pass and counts the others, so that a venue gone mad does not fill a disk. Owned by one thread.
 */
final class LogLimit {
    private static final long PAUSE_NS = 60_000_000_000L;

    private final NanoClock nanoClock;

    private boolean passedBefore;
    private long passedNs;
    private long withheld;

    LogLimit(NanoClock nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** Whether to write a line now; if so, {@link #takeWithheld()} says how many were not written before it. */
    boolean pass() {
        long nowNs = nanoClock.nanoTime();
        if (passedBefore && nowNs - passedNs < PAUSE_NS) {
            withheld++;
            return false;
        }
        passedBefore = true;
        passedNs = nowNs;
        return true;
    }

    /** How many lines were withheld since the last call. */
    long takeWithheld() {
        long taken = withheld;
        withheld = 0;
        return taken;
    }
}
