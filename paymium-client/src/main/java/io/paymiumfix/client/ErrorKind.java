package io.paymiumfix.client;

/**
 * A stable word for the venue's error text, which comes in English or French. For people and for messages; no decision about
 * money hangs on it, with one documented exception: a nonce error on a POST makes its outcome {@link Outcome.Unknown}.
 */
public enum ErrorKind {
    /** The balance does not cover the order. */
    INSUFFICIENT_FUNDS,
    /** {@code market_protection_volume_too_large}. */
    MARKET_PROTECTION,
    /** Something is wrong with amount or currency_amount. */
    AMOUNT_INVALID,
    /** Something is wrong with price. */
    PRICE_INVALID,
    /** The nonce is not higher than the last one the venue took from this token. */
    NONCE_TOO_LOW,
    /** Signature or key not accepted. */
    SIGNATURE_INVALID,
    /** The token lacks the scope, or the account may not do this. */
    FORBIDDEN_SCOPE,
    /** No such order. */
    NOT_FOUND,
    /** The budget of calls is spent. */
    RATE_LIMITED,
    /** A text nobody has mapped yet; it is preserved as it came. */
    UNKNOWN_TEXT
}
