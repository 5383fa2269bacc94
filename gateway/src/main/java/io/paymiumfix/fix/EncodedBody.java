package io.paymiumfix.fix;

/**
 * Part of a message, encoded once for everybody who gets it.
 *
 * @param text complete fields, each with its SOH; one byte per character
 * @param sum of all its bytes, for CheckSum(10)
 */
record EncodedBody(String text, int sum) {
    static EncodedBody of(final String text) {
        return new EncodedBody(text, sum(text, 0, text.length()));
    }

    static int sum(final CharSequence text, final int from, final int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += text.charAt(i);
        }
        return sum;
    }
}
