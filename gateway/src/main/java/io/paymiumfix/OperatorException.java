package io.paymiumfix;

/** A command could not be put to the running gateway. The message is one sentence for a person. */
final class OperatorException extends Exception {

    private static final long serialVersionUID = 1L;

    OperatorException(final String message) {
        super(message);
    }

    OperatorException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
