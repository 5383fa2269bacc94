package io.paymiumfix.client;

import java.time.Instant;

/** The wall clock that nonces and freshness limits are measured with; injected so that tests can set it back. */
@FunctionalInterface
public interface EpochMicrosClock {
    /** Microseconds since the Unix epoch, UTC. May step in either direction. */
    long epochMicros();

    /** The machine's clock. */
    static EpochMicrosClock system() {
        return () -> {
            Instant now = Instant.now();
            return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        };
    }
}
