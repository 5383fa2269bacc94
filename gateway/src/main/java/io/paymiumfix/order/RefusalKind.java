package io.paymiumfix.order;

/** What a refusal by the venue is about, whatever language its text is in. */
public enum RefusalKind {
    /** The balance does not cover the order. */
    INSUFFICIENT_FUNDS,
    /** A market order larger than the book can take ({@code market_protection_volume_too_large}). */
    MARKET_PROTECTION,
    /** The amount is too small, too large or not a number to the venue. */
    AMOUNT_INVALID,
    /** The price is not one the venue takes. */
    PRICE_INVALID,
    /** The token was used by someone else with a higher nonce. */
    NONCE_TOO_LOW,
    /** The token, its signature or its scopes do not allow the call (401, 403). */
    NOT_AUTHORISED,
    /** Nothing of that id (404). */
    NOT_FOUND,
    /** Too many calls (429). */
    RATE_LIMITED,
    /** A refusal whose text is not known to us. */
    OTHER
}
