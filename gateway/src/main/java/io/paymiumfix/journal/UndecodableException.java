package io.paymiumfix.journal;

/** Bytes that are whole by their checksum but are of no type and version this build can read. */
public final class UndecodableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UndecodableException(final String message) {
        super(message);
    }
}
