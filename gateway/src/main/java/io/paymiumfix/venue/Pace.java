package io.paymiumfix.venue;

/**
 * Calls that may be made by now at a rate that changes, saved up to a burst. May go into debt for calls that
 * must be finished. Owned by {@code venue-io}.
 */
final class Pace {
    private final int burst;
    private double saved;
    private long atUs;

    Pace(final int burst, final long nowUs) {
        this.burst = burst;
        this.saved = burst;
        this.atUs = nowUs;
    }

    /** Lets time pass; a clock set back lets none pass. */
    void advance(final long nowUs, final double callsPerUs) {
        saved = Math.min(burst, saved + Math.max(0, nowUs - atUs) * callsPerUs);
        atUs = nowUs;
    }

    /** True when a call is saved up. */
    boolean ready() {
        return saved >= 1;
    }

    /** A call was made. */
    void take() {
        saved -= 1;
    }

    /** A call was not made after all. */
    void giveBack() {
        saved = Math.min(burst, saved + 1);
    }
}
