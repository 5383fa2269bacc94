package io.paymiumfix.simulator.fault;

/** Everything that can go wrong on purpose. Each says what happens to the request, or the stream's event, it strikes. */
public enum FaultKind {
    /** Processed at once; the reply is held back for {@code delay} (or a time drawn between it and {@code delayMax}). */
    REPLY_DELAY,
    /** Held back unprocessed for that time, then processed: its nonce is checked late. */
    PROCESSING_DELAY,
    /** Processed; the reply never comes and the connection stays open. */
    ACCEPT_NO_REPLY,
    /** Authenticated (the nonce is used), then refused without effect; the reply never comes. */
    REFUSE_NO_REPLY,
    /** The connection is reset before the request is looked at; the nonce is not used. */
    RESET_BEFORE,
    /** Processed; the connection is reset instead of a reply. */
    RESET_AFTER,
    /** PLACE: admitted and live, but in no listing and 404 by uuid until {@code delay} has passed. */
    HIDDEN_ORDER,
    /** Authenticated (the nonce is used), then answered {@code status} with an empty body and no effect. */
    ERROR_BEFORE,
    /** Processed; answered {@code status} with an empty body all the same. */
    ERROR_AFTER,
    /** Nonces are checked by {@code number} workers that do not know of each other, one drawn per request. */
    NONCE_WORKERS,
    /** A good nonce is refused as too low; nothing is processed. */
    SPURIOUS_NONCE_ERROR,
    /** 429 with X-RateLimit-Remaining 0; nothing is processed. */
    RATE_LIMITED,
    /** Answered as usual, but X-RateLimit-Remaining says {@code number}. */
    REMAINING,
    /** Processed; the body is not JSON though the headers say so. */
    MALFORMED_JSON,
    /** Processed; half the body is sent and the connection is closed. */
    TRUNCATED_BODY,
    /** Processed; every {@code state} in the reply is {@code word}. */
    UNKNOWN_STATE,
    /** READ, LIST: orders are shown as they were when the fault first struck them; told all at once when it is removed. */
    MERGED_FILLS,
    /** Processed; the reply leaves in pieces of {@code number} bytes, {@code delay} apart. */
    SLOW_REPLY,
    /** Processed; a front end's 502 page in HTML is sent instead of the reply. */
    HTML_502,
    /** PLACE: processed at once; the reply is held back for {@code delay}, at least until the stream has told of the order. */
    UPDATE_BEFORE_REPLY,
    /** The event is lost. */
    STREAM_DROP,
    /** The event is sent twice. */
    STREAM_DUPLICATE,
    /** The next event overtakes this one; without another within {@code delay} (200 ms when zero) this one is sent. */
    STREAM_REORDER,
    /** The event, and what follows it on this connection, is sent {@code delay} later, in order. */
    STREAM_DELAY,
    /** The lying stream: connected, pings answered, every event lost. */
    STREAM_SILENCE,
    /** The connection stays open and nothing is sent on it ever again, not even the answer to a ping. */
    STREAM_ZOMBIE,
    /** The connection is reset instead of the event. */
    STREAM_DISCONNECT,
    /** The client is put out of the event's namespace; the connection stays. */
    STREAM_LEAVE,
    /** A frame that cannot be parsed is sent before the event. */
    STREAM_GARBAGE;

    /** Whether it strikes events of the stream; the others strike requests. */
    public boolean isOfStream() {
        return name().startsWith("STREAM_");
    }
}
