package io.paymiumfix.bench.report;

/** A file is no result, or two results have nothing to compare; the message says which and why. */
public final class ResultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ResultException(String message) {
        super(message);
    }
}
