package io.paymiumfix.client;

/**
 * Hears how one attempt to connect ended: exactly one of the two methods, once, on {@code venue-io}.
 *
 * @param <H> what owns the connection
 */
interface ConnectListener<H> {
    /** Connected, and with TLS the venue is who it claims to be. */
    void onConnected(H connection);

    /** No address would do; nothing of any request was written. */
    void onConnectFailed(NotSentReason reason, String detail);
}
