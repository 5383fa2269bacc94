package io.paymiumfix.client;

/** Why a stream is in its {@link StreamState}. */
public enum StreamReason {
    /** It was opened. */
    OPENED,
    /** The pause after the last connection is over. */
    RETRY,
    /** Every namespace wanted has been joined, and the user's channel has been asked for. */
    JOINED,
    /** No address of the venue could be found or connected to. */
    CONNECT_FAILED,
    /** Connected, but TLS failed: untrusted certificate, wrong host name, no common protocol. */
    TLS_FAILED,
    /** The venue did not take up the WebSocket: it closed the connection, or answered with something else. */
    HANDSHAKE_REFUSED,
    /** Connected, but not joined within {@link StreamSettings#openTimeoutMs()}. */
    OPEN_TIMEOUT,
    /** Nothing was received within {@link StreamSettings#pongTimeoutMs()} of a ping. */
    SILENT,
    /** The venue ended the connection, or the network did. */
    CLOSED_BY_VENUE,
    /** The venue ended a namespace and left the connection standing. */
    NAMESPACE_LEFT,
    /** The venue refused a namespace. */
    NAMESPACE_REFUSED,
    /** A message was longer than {@link StreamSettings#maxFrameBytes()}. */
    OVERSIZE,
    /** What was received is no WebSocket traffic that could be followed any further. */
    PROTOCOL_BROKEN,
    /** The owner asked for a new connection. */
    RESTARTED,
    /** The owner closed the stream or its client. */
    CLOSED_BY_OWNER
}
