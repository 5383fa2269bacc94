package io.paymiumfix.fix;

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

    /** @param text complete fields, each with its SOH; a character that one byte does not hold becomes a question mark */
    static EncodedBody of(final String text) {
        final byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = Latin1Buffer.oneByte(text.charAt(i));
        }
        return new EncodedBody(bytes);
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
