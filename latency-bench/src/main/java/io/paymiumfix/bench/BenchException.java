package io.paymiumfix.bench;

/** The run cannot go on: the other side refused, fell silent, or said what no measurement may contain. */
public class BenchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a sentence for whoever runs the bench. */
    public BenchException(String message) {
        super(message);
    }

    /** With what led to it. */
    public BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
