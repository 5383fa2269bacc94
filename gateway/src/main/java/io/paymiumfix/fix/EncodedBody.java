package io.paymiumfix.fix;

import java.nio.charset.StandardCharsets;

/**
 * Part of a message, encoded once for everybody who gets it. Its bytes are not changed any more.
 *
 * <p>Not a record: one of arrays would say it compares them.
 */
final class EncodedBody {
    private final byte[] bytes;
    private final int sum;

    private EncodedBody(final byte[] bytes) {
        this.bytes = bytes;
        sum = sum(bytes, 0, bytes.length);
    }

    /** @param text complete fields, each with its SOH; one byte per character */
    static EncodedBody of(final String text) {
        return new EncodedBody(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    byte[] bytes() {
        return bytes;
    }

    /** Of all its bytes, for CheckSum(10). */
    int sum() {
        return sum;
    }

    static int sum(final byte[] bytes, final int from, final int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += bytes[i] & 0xFF;
        }
        return sum;
    }
}
