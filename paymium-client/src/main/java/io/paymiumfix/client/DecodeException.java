package io.paymiumfix.client;

import java.io.IOException;

/**
 * What the venue sent is not what its specification says. The message tells where and why but never repeats what was sent. No
 * stack trace: it is an ordinary result of reading from a network.
 */
final class DecodeException extends IOException {
    private static final long serialVersionUID = 1L;

    DecodeException(String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
