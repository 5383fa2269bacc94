package io.paymiumfix.venue;

/** What the venue says of an order lacks something without which it is not an order. No stack trace. */
final class UnreadableOrder extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableOrder(final String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
