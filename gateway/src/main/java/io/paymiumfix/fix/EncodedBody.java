package io.paymiumfix.fix;

import java.util.Arrays;

/**
 * Part of a message, encoded once for everybody who gets it. Its bytes are not changed any more, unless they lie {@link #in} a buffer.
 *
 * <p>Not a record: one of arrays would say it compares them.
 */
final class EncodedBody {
    private final byte[] bytes;
    private final int length;
    private final int sum;

    private EncodedBody(final byte[] bytes, final int length) {
        this.bytes = bytes;
        this.length = length;
        sum = sum(bytes, 0, length);
    }

    /** @param text complete fields, each with its SOH; a character that one byte does not hold becomes a question mark */
    static EncodedBody of(final String text) {
        return in(new Latin1Buffer(text.length()).put(text));
    }

    /** @param text complete fields, each with its SOH */
    static EncodedBody of(final Latin1Buffer text) {
        return new EncodedBody(Arrays.copyOf(text.array(), text.length()), text.length());
    }

    /** The same, of the bytes as they lie there: over when something else is put. */
    static EncodedBody in(final Latin1Buffer text) {
        return new EncodedBody(text.array(), text.length());
    }

    /** Of which the first {@link #length} are it. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
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
