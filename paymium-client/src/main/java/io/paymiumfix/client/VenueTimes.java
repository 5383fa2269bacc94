package io.paymiumfix.client;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads the venue's times: ISO 8601 with minutes, seconds or a fraction, epoch seconds, epoch milliseconds. Reads along the
 * characters where they lie, since every order has two. Pure: one instance, one text.
 */
final class VenueTimes {
    private static final int LONGEST = 40;
    private static final int MOST_EPOCH_DIGITS = 15;
    private static final int MOST_FRACTION_DIGITS = 9;
    /** Numbers from here on are milliseconds: as seconds they would lie beyond the year 5000. */
    private static final long FIRST_MILLIS = 100_000_000_000L;

    private static final int NONE = -1;

    private final char[] text;
    private final int end;
    private int at;
    /** A part of the form is missing, so the text is no time. */
    private boolean broken;

    private VenueTimes(char[] text, int offset, int length) {
        this.text = text;
        this.end = offset + length;
        this.at = offset;
    }

    /** The time, or null when the text is none: a time is never worth losing an order's other fields for. */
    static VenueTime parse(char[] text, int offset, int length) {
        if (length > LONGEST) {
            return null;
        }
        int digits = 0;
        while (digits < length && isDigit(text[offset + digits])) {
            digits++;
        }
        VenueTimes times = new VenueTimes(text, offset, length);
        return digits > 0 && digits == length ? times.epoch(length) : times.iso();
    }

    private VenueTime epoch(int length) {
        if (length > MOST_EPOCH_DIGITS) {
            return null;
        }
        long number = 0;
        for (; at < end; at++) {
            number = number * 10 + (text[at] - '0');
        }
        return number < FIRST_MILLIS ? new VenueTime(number * 1_000, 1_000) : new VenueTime(number, 1);
    }

    private VenueTime iso() {
        int year = number(4);
        require('-');
        int month = number(2);
        require('-');
        int day = number(2);
        if (!skips(' ')) {
            require('T');
        }
        int hour = number(2);
        require(':');
        int minute = number(2);
        int second = skips(':') ? number(2) : NONE;
        int fractionAt = at + 1;
        int fractionDigits = second != NONE && skips('.') ? digits() : 0;
        long offsetSeconds = zone();
        if (broken || at != end || hour > 23 || minute > 59 || second > 60) {
            return null;
        }
        long epochDay;
        try {
            epochDay = LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException e) {
            return null;
        }
        long seconds = epochDay * 86_400L + hour * 3_600L + minute * 60L + Math.max(second, 0) - offsetSeconds;
        return new VenueTime(
                seconds * 1_000 + millis(fractionAt, fractionDigits), resolutionMs(second, fractionDigits));
    }

    private long zone() {
        if (skips('Z')) {
            return 0;
        }
        boolean west = skips('-');
        if (!west) {
            require('+');
        }
        long hours = number(2);
        skips(':');
        long minutes = number(2);
        return (west ? -1 : 1) * (hours * 3_600 + minutes * 60);
    }

    private int millis(int fractionAt, int fractionDigits) {
        int millis = 0;
        for (int i = 0; i < 3; i++) {
            millis = millis * 10 + (i < fractionDigits ? text[fractionAt + i] - '0' : 0);
        }
        return millis;
    }

    private static int resolutionMs(int second, int fractionDigits) {
        if (second == NONE) {
            return 60_000;
        }
        return switch (fractionDigits) {
            case 0 -> 1_000;
            case 1 -> 100;
            case 2 -> 10;
            default -> 1;
        };
    }

    /** A number of exactly so many digits. */
    private int number(int digits) {
        int number = 0;
        for (int i = 0; i < digits; i++) {
            if (at == end || !isDigit(text[at])) {
                broken = true;
                return 0;
            }
            number = number * 10 + (text[at] - '0');
            at++;
        }
        return number;
    }

    /** How many digits follow: 1 to 9. */
    private int digits() {
        int from = at;
        while (at < end && isDigit(text[at])) {
            at++;
        }
        broken |= at == from || at - from > MOST_FRACTION_DIGITS;
        return at - from;
    }

    private void require(char expected) {
        broken |= !skips(expected);
    }

    private boolean skips(char wanted) {
        boolean found = at < end && text[at] == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
