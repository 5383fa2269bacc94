package io.paymiumfix.client;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling from a least to a greatest pause, each spread by half of itself either
 * way, so that clients that lost the venue together do not come back together. Owned by {@code venue-io}.
 */
final class Backoff {
    private final int minMs;
    private final int maxMs;
    private final RandomGenerator random;

    private int baseMs;

    Backoff(int minMs, int maxMs, RandomGenerator random) {
        this.minMs = minMs;
        this.maxMs = maxMs;
        this.random = random;
        this.baseMs = minMs;
    }

    /** The pause to make now, ms; the next one is longer. */
    int nextMs() {
        int base = baseMs;
        baseMs = (int) Math.min(maxMs, base * 2L);
        return base / 2 + random.nextInt(base + 1);
    }

    /** Things went well: the next pause is the shortest again. */
    void reset() {
        baseMs = minMs;
    }
}
