package io.paymiumfix.simulator.exchange;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where the venue's time comes from. */
@FunctionalInterface
public interface EpochClock {

    /** Microseconds since the Unix epoch. */
    long epochMicros();

    /** The same as an instant. */
    default Instant now() {
        return instant(epochMicros());
    }

    /** Microseconds since the Unix epoch as an instant. */
    static Instant instant(long epochMicros) {
        return Instant.EPOCH.plus(epochMicros, ChronoUnit.MICROS);
    }

    /** The machine's clock. */
    static EpochClock system() {
        return () -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
