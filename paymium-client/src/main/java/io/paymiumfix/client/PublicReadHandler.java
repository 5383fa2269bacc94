package io.paymiumfix.client;

/**
 * Receives the end of one {@link PublicCall}: exactly one of the two methods, once, on {@code venue-io}. Must not block; an
 * exception thrown here is logged and harms nothing else.
 *
 * @param <T> what was read
 */
public interface PublicReadHandler<T> {
    /**
     * It was read.
     *
     * @param value what the venue answered
     * @param rateLimit the budget the answer stated
     * @param serverDateEpochSeconds the answer's {@code Date}, seconds since the epoch; −1 when absent or unreadable
     */
    void onRead(T value, RateLimit rateLimit, long serverDateEpochSeconds);

    /** It was not; asking again is harmless, but costs one call of the budget. */
    void onFailed(ReadFailure failure);
}
