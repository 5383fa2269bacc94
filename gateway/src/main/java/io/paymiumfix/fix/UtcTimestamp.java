package io.paymiumfix.fix;

/** UTCTimestamp of FIX, {@code yyyyMMdd-HH:mm:ss} with up to 9 digits of a second, and microseconds since the epoch. */
final class UtcTimestamp {

    /** The text is not a timestamp. */
    static final long NOT_A_TIME = 0;

    private static final int SECONDS_LENGTH = 17;
    private static final int MAX_FRACTION_DIGITS = 9;
    private static final long US_PER_S = 1_000_000;
    private static final int S_PER_DAY = 86_400;
    private static final int MICROS_DIGITS = 6;
    /** FIX has four digits for a year. */
    private static final long YEAR_0_US = -62_167_219_200_000_000L;

    private static final long YEAR_10000_US = 253_402_300_800_000_000L;

    /** Of what is written here, to microseconds. */
    private static final int MOST_LENGTH = 24;

    private UtcTimestamp() {}

    /** Microseconds since the epoch, digits beyond them cut off; {@link #NOT_A_TIME} for any other text. */
    static long parseUs(final String text) {
        final int length = text.length();
        if (length < SECONDS_LENGTH
                || length == SECONDS_LENGTH + 1
                || text.charAt(8) != '-'
                || text.charAt(11) != ':'
                || text.charAt(14) != ':'
                || (length > SECONDS_LENGTH && text.charAt(SECONDS_LENGTH) != '.')
                || length > SECONDS_LENGTH + 1 + MAX_FRACTION_DIGITS) {
            return NOT_A_TIME;
        }
        final int year = digits(text, 0, 4);
        final int month = digits(text, 4, 6);
        final int day = digits(text, 6, 8);
        final int hour = digits(text, 9, 11);
        final int minute = digits(text, 12, 14);
        final int second = digits(text, 15, 17);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
            return NOT_A_TIME;
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return NOT_A_TIME;
        }
        long fractionUs = 0;
        for (int i = 0; i < MICROS_DIGITS; i++) {
            final int at = SECONDS_LENGTH + 1 + i;
            final int digit = at < length ? digits(text, at, at + 1) : 0;
            if (digit < 0) {
                return NOT_A_TIME;
            }
            fractionUs = fractionUs * 10 + digit;
        }
        return (daysFromCivil(year, month, day) * S_PER_DAY + hour * 3_600L + minute * 60L + second) * US_PER_S
                + fractionUs;
    }

    /** The text, cut off (not rounded) to the precision; a time without a year of four digits is the first or the last that has one. */
    static String format(final long epochUs, final TimestampPrecision precision) {
        final Latin1Buffer text = new Latin1Buffer(MOST_LENGTH);
        put(text, epochUs, precision);
        return text.toString();
    }

    /** Puts what {@link #format} writes. */
    static void put(final Latin1Buffer text, final long anyUs, final TimestampPrecision precision) {
        final long epochUs = Math.max(YEAR_0_US, Math.min(anyUs, YEAR_10000_US - 1));
        final long epochS = Math.floorDiv(epochUs, US_PER_S);
        final int secondOfDay = (int) Math.floorMod(epochS, (long) S_PER_DAY);
        putDate(text, Math.floorDiv(epochS, (long) S_PER_DAY));
        text.put('-');
        two(text, secondOfDay / 3_600).put(':');
        two(text, secondOfDay / 60 % 60).put(':');
        two(text, secondOfDay % 60);
        final int fraction = (int) Math.floorMod(epochUs, US_PER_S);
        switch (precision) {
            case SECONDS -> {}
            case MILLIS -> three(text.put('.'), fraction / 1_000);
            case MICROS -> three(three(text.put('.'), fraction / 1_000), fraction % 1_000);
        }
    }

    /** Days since 1970-01-01 of a date of the Gregorian calendar, counted in years that begin in March. */
    private static long daysFromCivil(final int year, final int month, final int day) {
        final long marchYear = month <= 2 ? year - 1L : year;
        final long era = Math.floorDiv(marchYear, 400L);
        final long yearOfEra = marchYear - era * 400;
        final long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    private static void putDate(final Latin1Buffer text, final long epochDay) {
        final long shifted = epochDay + 719_468;
        final long era = Math.floorDiv(shifted, 146_097L);
        final long dayOfEra = shifted - era * 146_097;
        final long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        final long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        final long marchMonth = (5 * dayOfYear + 2) / 153;
        final int month = (int) (marchMonth < 10 ? marchMonth + 3 : marchMonth - 9);
        final int year = (int) (yearOfEra + era * 400 + (month <= 2 ? 1 : 0));
        two(two(text, year / 100), year % 100);
        two(text, month);
        two(text, (int) (dayOfYear - (153 * marchMonth + 2) / 5 + 1));
    }

    private static Latin1Buffer two(final Latin1Buffer text, final int value) {
        return text.put((char) ('0' + value / 10)).put((char) ('0' + value % 10));
    }

    private static Latin1Buffer three(final Latin1Buffer text, final int value) {
        return two(text.put((char) ('0' + value / 100)), value % 100);
    }

    private static int digits(final String text, final int from, final int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            final int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
