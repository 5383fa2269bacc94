package io.paymiumfix.client;

import java.math.BigDecimal;

/**
 * Exact decimals out of the venue's JSON numbers and strings. Precision and scale are bounded before anything is expanded, so
 * that {@code 1e-999999999} or a megabyte of digits is a {@link DecodeException} and not a full heap. Pure.
 */
final class Decimals {
    /** Most significant digits, and most decimals, a value may have. */
    static final int MAX_PRECISION = 40;

    private static final int MAX_TEXT_LENGTH = 100;
    private static final int MAX_EXPONENT_DIGITS = 3;

    private Decimals() {}

    /** True when the value is small enough to be written out in plain digits. */
    static boolean bounded(BigDecimal value) {
        return value.precision() <= MAX_PRECISION && Math.abs((long) value.scale()) <= MAX_PRECISION;
    }

    /** Reads {@code [-]digits[.digits][e[+|-]digits]}. */
    static BigDecimal parse(char[] text, int offset, int length) throws DecodeException {
        if (length == 0 || length > MAX_TEXT_LENGTH || !wellFormed(text, offset, offset + length)) {
            throw new DecodeException("not a decimal of at most " + MAX_TEXT_LENGTH + " characters");
        }
        BigDecimal value = new BigDecimal(text, offset, length);
        if (!bounded(value)) {
            throw new DecodeException("a decimal beyond " + MAX_PRECISION + " digits");
        }
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    private static boolean wellFormed(char[] text, int offset, int end) {
        int at = offset;
        if (text[at] == '-') {
            at++;
        }
        int afterWhole = skipDigits(text, at, end);
        if (afterWhole == at) {
            return false;
        }
        at = afterWhole;
        if (at < end && text[at] == '.') {
            int afterFraction = skipDigits(text, at + 1, end);
            if (afterFraction == at + 1) {
                return false;
            }
            at = afterFraction;
        }
        return at == end || exponent(text, at, end);
    }

    private static boolean exponent(char[] text, int offset, int end) {
        int at = offset;
        if (text[at] != 'e' && text[at] != 'E') {
            return false;
        }
        at++;
        if (at < end && (text[at] == '+' || text[at] == '-')) {
            at++;
        }
        int digits = end - at;
        return digits > 0 && digits <= MAX_EXPONENT_DIGITS && skipDigits(text, at, end) == end;
    }

    private static int skipDigits(char[] text, int offset, int end) {
        int at = offset;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }
}
