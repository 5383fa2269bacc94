package io.paymiumfix.client;

/**
 * Hears one stream. Every method runs on {@code venue-io} and must not block; one that throws is logged and harms nothing
 * else. Data come only between {@link StreamState#LIVE} and the next state, in the order the venue sent them.
 *
 * <p>The stream has neither sequence numbers nor a beginning: on each LIVE, and after each {@link #onUnreadable}, read afresh
 * what must be complete.
 */
public interface StreamListener {
    /** The stream is in another state now, or in the same one anew. */
    void onState(StreamState state, StreamReason reason);

    /**
     * Something public changed.
     *
     * @param receivedEpochMicros when its last byte was read, µs since the Unix epoch, UTC, by the client's clock
     */
    default void onPublicData(PublicData data, long receivedEpochMicros) {}

    /**
     * Something of the account changed.
     *
     * @param receivedEpochMicros when its last byte was read, µs since the Unix epoch, UTC, by the client's clock
     */
    default void onUserData(UserData data, long receivedEpochMicros) {}

    /** The venue told something here that could not be read; the stream goes on without it. */
    default void onUnreadable(StreamNamespace namespace) {}
}
