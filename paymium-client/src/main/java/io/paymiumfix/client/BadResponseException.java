package io.paymiumfix.client;

/** The bytes read are no response this client can take. No stack trace, nothing of what was read. */
final class BadResponseException extends Exception {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an enum is
    private final UnknownCause unknownCause;

    BadResponseException(UnknownCause unknownCause, String message) {
        super(message, null, false, false);
        this.unknownCause = unknownCause;
    }

    UnknownCause unknownCause() {
        return unknownCause;
    }
}
