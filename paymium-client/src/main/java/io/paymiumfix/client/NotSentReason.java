package io.paymiumfix.client;

/** Why not one byte of a request was written. Each of them proves that the venue never saw the call. */
public enum NotSentReason {
    /** Its {@code notAfterEpochMicros} had passed when its turn came. */
    STALE,
    /** No address of the venue could be found or connected to. */
    CONNECT_FAILED,
    /** Connected, but TLS failed: untrusted certificate, wrong host name, no common protocol. */
    TLS_FAILED,
    /** The lane or the client is closed or closing. */
    LANE_CLOSED,
    /** More calls wait in the lane than {@link ClientSettings#laneQueueLimit()} allows. */
    LANE_FULL,
    /** The token's nonces have reached 2^53; it must be replaced. */
    NONCE_EXHAUSTED,
    /** The account's holder, or the venue, ended the OAuth2 access, or it cannot be renewed at present. */
    NO_ACCESS,
    /** The request could not be built or marked in the lane's file. */
    INTERNAL_ERROR
}
