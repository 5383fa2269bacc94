package io.paymiumfix.order;

/** Crockford's base 32: short ids that can be read out loud and sort as they grow. */
final class Base32 {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Base32() {}

    /** The number without leading zeros. */
    static String of(final long number) {
        return padded(number, 1);
    }

    /** The number with at least so many digits. */
    static String padded(final long number, final int width) {
        if (number < 0) {
            throw new IllegalArgumentException("negative: " + number);
        }
        final char[] digits = new char[13];
        int at = digits.length;
        long rest = number;
        do {
            digits[--at] = DIGITS.charAt((int) (rest & 31));
            rest >>>= 5;
        } while (rest != 0 || digits.length - at < width);
        return new String(digits, at, digits.length - at);
    }
}
