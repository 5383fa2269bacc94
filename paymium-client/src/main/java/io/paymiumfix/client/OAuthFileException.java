package io.paymiumfix.client;

/** The file of an OAuth2 access cannot be used; the message names it and says what to do, and holds no secret. */
public final class OAuthFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OAuthFileException(String message, Exception cause) {
        super(message, cause);
    }
}
