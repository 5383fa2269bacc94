package io.paymiumfix.bench;

/** The run cannot go on: the other side refused, fell silent, or said what no measurement may contain. */
final class BenchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BenchException(String message) {
        super(message);
    }

    BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
