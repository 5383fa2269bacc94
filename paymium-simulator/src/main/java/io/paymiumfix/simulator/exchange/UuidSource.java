package io.paymiumfix.simulator.exchange;

import java.util.SplittableRandom;
import java.util.UUID;

/** Version 4 uuids that repeat with their seed. */
final class UuidSource {

    private static final long VERSION_BITS = 0xF000L;
    private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;

    private final SplittableRandom random;

    UuidSource(long seed) {
        this.random = new SplittableRandom(seed);
    }

    UUID next() {
        long high = (random.nextLong() & ~VERSION_BITS) | 0x4000L;
        long low = (random.nextLong() & ~VARIANT_BITS) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
