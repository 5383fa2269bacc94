package io.paymiumfix.simulator.exchange;

import java.time.Instant;

/** Where the venue's time comes from. */
@FunctionalInterface
public interface EpochClock {

    /** Microseconds since the Unix epoch. */
    long epochMicros();

    /** The machine's clock. */
    static EpochClock system() {
        return () -> {
            Instant now = Instant.now();
            return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        };
    }
}
