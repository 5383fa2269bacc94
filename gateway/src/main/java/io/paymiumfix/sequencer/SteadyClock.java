package io.paymiumfix.sequencer;

import java.util.function.LongSupplier;

/**
 * A wall clock that goes on at half speed, instead of back, when the wall clock is set back, until
 * that has caught up. Stamping by max(previous, now) alone would let time stand still for as long as
 * the step, and with it every timer: polls for fills, expiries, alarms. Safe for any thread.
 */
final class SteadyClock implements EpochMicros {

    private final EpochMicros wall;
    private final LongSupplier nanoTime;
    private long lastUs = Long.MIN_VALUE;
    private long lastNs;

    SteadyClock(final EpochMicros wall, final LongSupplier nanoTime) {
        this.wall = wall;
        this.nanoTime = nanoTime;
    }

    /** What an earlier process showed is this one's past too: the wall clock may have been set back in between. */
    @Override
    public synchronized void startAt(final long us) {
        if (us > nowUs()) {
            lastUs = us;
            lastNs = nanoTime.getAsLong();
        }
    }

    @Override
    public synchronized long nowUs() {
        final long wallUs = wall.nowUs();
        final long ns = nanoTime.getAsLong();
        if (wallUs >= lastUs) {
            lastUs = wallUs;
            lastNs = ns;
            return wallUs;
        }
        final long slowUs = (ns - lastNs) / 2_000;
        lastUs += slowUs;
        lastNs += slowUs * 2_000;
        return lastUs;
    }
}
