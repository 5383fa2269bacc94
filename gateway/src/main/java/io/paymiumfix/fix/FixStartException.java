package io.paymiumfix.fix;

/** The FIX edge cannot start; the message begins with a machine word and says what to do. */
public final class FixStartException extends Exception {

    private static final long serialVersionUID = 1L;

    FixStartException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
