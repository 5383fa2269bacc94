package io.paymiumfix.sequencer;

import java.time.Instant;

/** A clock: UTC microseconds since the epoch. May step either way; any thread may read it. */
@FunctionalInterface
public interface EpochMicros {

    /** What it shows now. */
    long nowUs();

    /** The machine's clock. */
    static EpochMicros system() {
        return () -> {
            final Instant now = Instant.now();
            return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        };
    }
}
