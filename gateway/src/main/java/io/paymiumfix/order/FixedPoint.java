package io.paymiumfix.order;

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
        final StringBuilder text = new StringBuilder(24);
        append(text, value, scale);
        return text.toString();
    }

    private static void append(final StringBuilder text, final long value, final int scale) {
        if (value == Long.MIN_VALUE) {
            throw new IllegalArgumentException("not a number: the value of an absent field");
        }
        if (value < 0) {
            text.append('-');
        }
        final long magnitude = Math.abs(value);
        final long whole = magnitude / POWERS[scale];
        long rest = magnitude % POWERS[scale];
        text.append(whole);
        if (rest == 0) {
            return;
        }
        int width = scale;
        while (rest % 10 == 0) {
            rest /= 10;
            width--;
        }
        text.append('.');
        for (int lead = width - 1; lead > 0 && rest < POWERS[lead]; lead--) {
            text.append('0');
        }
        text.append(rest);
    }
}
