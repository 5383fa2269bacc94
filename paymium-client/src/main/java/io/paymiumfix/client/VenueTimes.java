package io.paymiumfix.client;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the venue's times: ISO 8601 with minutes, seconds or a fraction, epoch seconds, epoch milliseconds. Pure. */
final class VenueTimes {
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})-(\\d\\d)-(\\d\\d)[T ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,9}))?)?(Z|[+-]\\d\\d:?\\d\\d)");
    private static final Pattern EPOCH = Pattern.compile("\\d{1,15}");
    /** Numbers from here on are milliseconds: as seconds they would lie beyond the year 5000. */
    private static final long FIRST_MILLIS = 100_000_000_000L;

    private VenueTimes() {}

    /** The time, or null when the text is none: a time is never worth losing an order's other fields for. */
    static VenueTime parse(String text) {
        if (text.length() > 40) {
            return null;
        }
        if (EPOCH.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return number < FIRST_MILLIS ? new VenueTime(number * 1_000, 1_000) : new VenueTime(number, 1);
        }
        Matcher iso = ISO.matcher(text);
        return iso.matches() ? parse(iso) : null;
    }

    private static VenueTime parse(Matcher iso) {
        int hour = number(iso, 4);
        int minute = number(iso, 5);
        int second = iso.group(6) == null ? 0 : number(iso, 6);
        if (hour > 23 || minute > 59 || second > 60) {
            return null;
        }
        long epochDay;
        try {
            epochDay =
                    LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3)).toEpochDay();
        } catch (DateTimeException e) {
            return null;
        }
        long seconds = epochDay * 86_400L + hour * 3_600L + minute * 60L + second - offsetSeconds(iso.group(8));
        String fraction = iso.group(7);
        int millis = fraction == null ? 0 : Integer.parseInt((fraction + "00").substring(0, 3));
        return new VenueTime(seconds * 1_000 + millis, resolutionMs(iso.group(6), fraction));
    }

    private static int resolutionMs(String second, String fraction) {
        if (second == null) {
            return 60_000;
        }
        if (fraction == null) {
            return 1_000;
        }
        return fraction.length() == 1 ? 100 : fraction.length() == 2 ? 10 : 1;
    }

    private static long offsetSeconds(String zone) {
        if (zone.equals("Z")) {
            return 0;
        }
        long hours = Long.parseLong(zone.substring(1, 3));
        long minutes = Long.parseLong(zone.substring(zone.length() - 2));
        return (zone.charAt(0) == '-' ? -1 : 1) * (hours * 3_600 + minutes * 60);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
