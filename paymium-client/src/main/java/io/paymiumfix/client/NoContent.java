package io.paymiumfix.client;

/** The empty answer, 204, of a cancel: the venue took the request; the order's final state must still be read. */
public enum NoContent implements ReplyBody {
    /** The only one. */
    NO_CONTENT
}
