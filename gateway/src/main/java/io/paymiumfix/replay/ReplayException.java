package io.paymiumfix.replay;

/** The replay cannot run. The message is for a person: which file and line, what is wrong, and what to do. */
public final class ReplayException extends Exception {

    private static final long serialVersionUID = 1L;

    ReplayException(final String message) {
        super(message);
    }

    ReplayException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
