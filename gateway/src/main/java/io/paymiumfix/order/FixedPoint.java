package io.paymiumfix.order;

import java.nio.charset.StandardCharsets;

/**
 * Exact decimals as scaled {@code long}s: text in, text out, never a {@code double}.
 */
public final class FixedPoint {

    /** The text is not a plain decimal number ({@code 12}, {@code 12.50}, {@code .5}, {@code -1}). */
    public static final long NOT_A_NUMBER = Long.MIN_VALUE;
    /** The number has digits below the scale that are not zero. */
    public static final long TOO_PRECISE = Long.MIN_VALUE + 1;
    /** The number does not fit. */
    public static final long TOO_LARGE = Long.MIN_VALUE + 2;

    /** Of what {@link #put} puts: sign, a zero and a point before 18 decimals. */
    public static final int MOST_BYTES = 21;

    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private FixedPoint() {}

    /** True for the three values of {@link #parse} that are not numbers. */
    public static boolean isFault(final long parsed) {
        return parsed <= TOO_LARGE;
    }

    /**
     * Reads a plain decimal: an optional minus, digits, an optional point and digits.
     *
     * @param scale decimals kept, 0 to 18
     * @return the number times 10^scale, or one of the three faults
     */
    public static long parse(final CharSequence text, final int scale) {
        final int length = text.length();
        int at = 0;
        final boolean negative = length > 0 && text.charAt(0) == '-';
        if (negative) {
            at = 1;
        }
        long value = 0;
        int digits = 0;
        int decimals = -1;
        boolean tooPrecise = false;
        boolean tooLarge = false;
        for (; at < length; at++) {
            final char c = text.charAt(at);
            if (c == '.' && decimals < 0) {
                decimals = 0;
                continue;
            }
            if (c < '0' || c > '9') {
                return NOT_A_NUMBER;
            }
            digits++;
            final int digit = c - '0';
            if (decimals >= scale) {
                tooPrecise |= digit != 0;
                continue;
            }
            if (decimals >= 0) {
                decimals++;
            }
            if (value > (Long.MAX_VALUE - digit) / 10) {
                tooLarge = true;
            } else {
                value = value * 10 + digit;
            }
        }
        if (digits == 0) {
            return NOT_A_NUMBER;
        }
        if (tooLarge) {
            return TOO_LARGE;
        }
        final long factor = POWERS[scale - Math.max(decimals, 0)];
        if (value > Long.MAX_VALUE / factor) {
            return TOO_LARGE;
        }
        if (tooPrecise) {
            return TOO_PRECISE;
        }
        return negative ? -value * factor : value * factor;
    }

    /** Writes {@code value / 10^scale} without exponent and without trailing zeros. */
    public static String format(final long value, final int scale) {
        if (value == 0) {
            return "0";
        }
        final byte[] text = new byte[MOST_BYTES];
        return new String(text, 0, put(text, 0, value, scale), StandardCharsets.ISO_8859_1);
    }

    /**
     * Puts what {@link #format} writes, one byte for each character.
     *
     * @param at where it begins; from there on is room for {@value #MOST_BYTES} bytes
     * @return where it ends
     */
    public static int put(final byte[] text, final int at, final long value, final int scale) {
        if (value == Long.MIN_VALUE) {
            throw new IllegalArgumentException("not a number: the value of an absent field");
        }
        int begin = at;
        if (value < 0) {
            text[begin++] = '-';
        }
        long rest = Math.abs(value);
        int decimals = scale;
        while (decimals > 0 && rest % 10 == 0) {
            rest /= 10;
            decimals--;
        }
        if (decimals == 0) {
            return putDigits(text, begin, rest, 1);
        }
        final int point = putDigits(text, begin, rest / POWERS[decimals], 1);
        text[point] = '.';
        return putDigits(text, point + 1, rest % POWERS[decimals], decimals);
    }

    /** At least so many of them, with zeros before; says where they end. */
    private static int putDigits(final byte[] text, final int at, final long number, final int least) {
        int count = least;
        while (count < POWERS.length && number >= POWERS[count]) {
            count++;
        }
        long rest = number;
        for (int i = at + count - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + count;
    }
}
