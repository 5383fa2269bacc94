package io.paymiumfix.client;

/** Whether calls may be made with an OAuth2 access. */
public enum AccessState {
    /** The access token is valid, as far as we know. */
    VALID,
    /** The access token ran out or was refused: it must be renewed before the next call. */
    STALE,
    /** The refresh token was refused too: only the account's holder can grant access again. */
    REVOKED
}
