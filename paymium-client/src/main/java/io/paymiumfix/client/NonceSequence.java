package io.paymiumfix.client;

/**
 * The nonces of one token: each is the clock's microseconds or one more than the last, whichever is higher. So they strictly
 * increase when calls come faster than the clock ticks and when the clock is set back. Owned by {@code venue-io}.
 */
final class NonceSequence {
    /** Nonces stay below 2^53, where a number of JSON or JavaScript is still exact. */
    static final long MAX_NONCE = (1L << 53) - 1;

    /** Returned when there is no nonce left. */
    static final long EXHAUSTED = -1;

    private long last;

    /**
     * Starts above everything given.
     *
     * @throws IllegalArgumentException when that is not below 2^53
     */
    NonceSequence(long highestUsed, long nonceFloor, long nowEpochMicros) {
        last = Math.max(Math.max(highestUsed, nonceFloor), nowEpochMicros);
        if (last >= MAX_NONCE) {
            throw new IllegalArgumentException("nonce " + last + " is not below 2^53: the token must be replaced");
        }
    }

    /** The next nonce, or {@link #EXHAUSTED}. */
    long next(long nowEpochMicros) {
        long next = Math.max(last + 1, nowEpochMicros);
        if (next > MAX_NONCE) {
            return EXHAUSTED;
        }
        last = next;
        return next;
    }
}
