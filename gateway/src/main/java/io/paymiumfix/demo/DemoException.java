package io.paymiumfix.demo;

/** The demo cannot go on; the message says what was waited for, or what failed, for a person. */
final class DemoException extends Exception {

    private static final long serialVersionUID = 1L;

    DemoException(final String message) {
        super(message);
    }

    DemoException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
