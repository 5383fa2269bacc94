package io.paymiumfix.sequencer;

import java.util.function.LongSupplier;

/**
 * A wall clock that goes on at half speed, instead of back, when the wall clock is set back, until
 * that has caught up. Stamping by max(previous, now) alone would let time stand still for as long as
 * the step, and with it every timer: polls for fills, expiries, alarms. Safe for any thread.
 *
 * <p>The wall clock is read once in a while; between two readings the machine's ticks are added to the last. So a
 * step of the wall clock is seen that much later.
 */
final class SteadyClock implements EpochMicros {

    /** Of the machine's clock: a step of it, rare and mostly of seconds, is seen a millisecond later. */
    static final long WALL_CLOCK_SERVES_NS = 1_000_000;

    private static final long NS_PER_US = 1_000;

    private final EpochMicros wall;
    private final LongSupplier nanoTime;
    private final long readEveryNs;
    private long lastUs = Long.MIN_VALUE;
    private long lastNs;
    private long readUs;
    private long readNs;
    /** False until the wall clock was read, and while it shows less than this one. */
    private boolean agrees;

    /**
     * A clock that was not read yet.
     *
     * @param nanoTime ticks of the machine, ns
     * @param readEveryNs how long a reading of the wall clock serves; 0 reads it every time
     */
    SteadyClock(final EpochMicros wall, final LongSupplier nanoTime, final long readEveryNs) {
        this.wall = wall;
        this.nanoTime = nanoTime;
        this.readEveryNs = readEveryNs;
    }

    /** What an earlier process showed is this one's past too: the wall clock may have been set back in between. */
    @Override
    public synchronized void startAt(final long us) {
        if (us > nowUs()) {
            lastUs = us;
            lastNs = nanoTime.getAsLong();
            agrees = false;
        }
    }

    @Override
    public synchronized long nowUs() {
        final long ns = nanoTime.getAsLong();
        if (agrees && ns - readNs < readEveryNs) {
            lastUs = readUs + (ns - readNs) / NS_PER_US;
            lastNs = ns;
            return lastUs;
        }
        return read();
    }

    /** The ticks last: a thread that loses its processor between the two must not run ahead of the wall clock. */
    private long read() {
        readUs = wall.nowUs();
        final long ns = nanoTime.getAsLong();
        readNs = ns;
        agrees = readUs >= lastUs;
        if (agrees) {
            lastUs = readUs;
            lastNs = ns;
            return readUs;
        }
        final long slowUs = (ns - lastNs) / (2 * NS_PER_US);
        lastUs += slowUs;
        lastNs += slowUs * 2 * NS_PER_US;
        return lastUs;
    }
}
