package io.paymiumfix.order;

/** What the gateway lets through to the venue at present. */
public enum VenueMode {
    /** Everything. */
    OPEN,
    /** Cancels and readings only: the rate budget is empty or a nonce was refused. */
    CANCEL_ONLY,
    /** Readings only. */
    READ_ONLY,
    /** The venue cannot be reached; cancels are kept and tried again. */
    DOWN,
    /** After a start, until every known order has been read once. */
    RECOVERING
}
