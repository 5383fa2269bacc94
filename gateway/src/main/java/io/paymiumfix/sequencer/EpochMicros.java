package io.paymiumfix.sequencer;

import java.time.Instant;

/** A clock: UTC microseconds since the epoch. May step either way; any thread may read it. */
@FunctionalInterface
public interface EpochMicros {

    /** What it shows now. */
    long nowUs();

    /** The journal ended at this time. A clock that shows an earlier one may go on from there in its own way. */
    default void startAt(final long us) {}

    /**
     * The machine's clock, which goes on at half speed while it is behind what it showed before. One
     * for the process: two do not know of each other's past.
     */
    static EpochMicros system() {
        return new SteadyClock(EpochMicros::machineUs, System::nanoTime, SteadyClock.WALL_CLOCK_SERVES_NS);
    }

    /** As {@link #system}, of a wall clock that may be set, and is read every time: tests set it. */
    static EpochMicros steady(final EpochMicros wall) {
        return new SteadyClock(wall, System::nanoTime, 0);
    }

    private static long machineUs() {
        final Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }
}
