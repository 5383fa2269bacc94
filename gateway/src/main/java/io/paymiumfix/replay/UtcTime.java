package io.paymiumfix.replay;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as FIX and logs write them. */
final class UtcTime {

    /** A date, something, a time of day, and perhaps digits of a second. */
    private static final Pattern ANYWHERE =
            Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})[-T ](\\d{2}:\\d{2}:\\d{2})(?:[.,](\\d{1,9}))?(?!\\d)");

    private static final Pattern FIX = Pattern.compile("\\d{8}-\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?");
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter PARSER = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("MMdd-HH:mm:ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private UtcTime() {}

    /** A UTCTimestamp of FIX; empty for any other text. */
    static Optional<Instant> parse(final String text) {
        if (!FIX.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(text, PARSER).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The first date with a time of day in a text, taken as UTC. */
    static Optional<Instant> find(final String text) {
        final Matcher found = ANYWHERE.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        final String fraction = found.group(5) == null ? "" : "." + found.group(5);
        return parse(found.group(1) + found.group(2) + found.group(3) + "-" + found.group(4) + fraction);
    }

    /** The text moved, with as many digits as it has; a text that is no UTCTimestamp stays as it is. */
    static String moved(final String text, final Duration by) {
        return parse(text)
                .map(time -> format(time.plus(by), fractionDigits(text)))
                .orElse(text);
    }

    /** A UTCTimestamp, cut off to this many digits of a second. */
    static String format(final Instant time, final int digits) {
        final String seconds = SECONDS.format(time);
        return digits == 0
                ? seconds
                : seconds + "."
                        + String.format(Locale.ROOT, "%09d", time.get(ChronoField.NANO_OF_SECOND))
                                .substring(0, digits);
    }

    /** The text with every UTCTimestamp in it replaced by one word. */
    static String without(final String text) {
        return FIX.matcher(text).replaceAll("<time>");
    }

    private static int fractionDigits(final String text) {
        final int point = text.indexOf('.');
        return point < 0 ? 0 : text.length() - point - 1;
    }
}
