package io.paymiumfix.client;

/** Why the fate of a call of which a byte may have left is not known. */
public enum UnknownCause {
    /** A POST was answered with a nonce error: an earlier copy or another user of the token may be involved. */
    NONCE,
    /** No complete answer within {@link ClientSettings#responseTimeoutMs()}. */
    TIMEOUT,
    /** The connection ended before a complete answer. */
    CONNECTION_LOST,
    /** What came is not an HTTP/1.1 response. */
    MALFORMED_RESPONSE,
    /** The answer is longer than {@link ClientSettings#maxResponseBytes()}. */
    OVERSIZE,
    /** The right 2xx status, but the body is not the JSON it should be. */
    UNREADABLE_BODY,
    /** A status this call does not have: 3xx (never followed), another 2xx or another 4xx. */
    UNEXPECTED_STATUS,
    /** A 4xx without the venue's JSON error: something between us and the venue answered. */
    NO_VENUE_ERROR,
    /** A 5xx, whatever its body says. */
    SERVER_ERROR,
    /** The lane was closed before the answer came. */
    LANE_CLOSED
}
