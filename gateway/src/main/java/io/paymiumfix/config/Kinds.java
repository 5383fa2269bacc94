package io.paymiumfix.config;

import io.paymiumfix.order.FixedPoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The forms a value can have. None takes blanks around a value, digit groups or leading zeros. */
final class Kinds {

    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,9}");
    private static final Pattern TIME = Pattern.compile("[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?");
    private static final Pattern TOKEN_HALF = Pattern.compile("[!-~]{1,256}");
    private static final int DECIMALS = 8;

    private Kinds() {}

    /** Names of sessions and accounts. */
    static Kind<String> name() {
        return pattern(
                "name: letters, digits, `_` `-` `.`, up to 32, not first a `.`", "[A-Za-z0-9_-][A-Za-z0-9_.-]{0,31}");
    }

    /** SenderCompID(49) and TargetCompID(56). */
    static Kind<String> compId() {
        return pattern("CompID: letters, digits, `.` `_` `-` `@` `+`, up to 64", "[A-Za-z0-9._@+-]{1,64}");
    }

    /** Printable ASCII. */
    static Kind<String> text() {
        return pattern("text: printable ASCII, up to 128", "[ -~]{1,128}");
    }

    /** A host name or address literal. */
    static Kind<String> host() {
        return pattern("host name or address", "[A-Za-z0-9._:-]{1,253}");
    }

    /** An IPv4 or IPv6 address, never a name to look up. */
    static Kind<String> address() {
        String octet = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
        String group = "[0-9A-Fa-f]{1,4}";
        String full = "(" + group + ":){7}" + group;
        String shortened = "(" + group + "(:" + group + "){0,6})?::(" + group + "(:" + group + "){0,6})?";
        return pattern(
                "IPv4 or IPv6 address", "(" + octet + "\\.){3}" + octet + "|" + full + "|(?=.{2,39}$)" + shortened);
    }

    private static Kind<String> pattern(String label, String regex) {
        Pattern pattern = Pattern.compile(regex);
        return Kind.of(label, "", text -> {
            if (!pattern.matcher(text).matches()) {
                throw new Unfit("expected " + label.replace("`", ""));
            }
            return text;
        });
    }

    static Kind<SecretText> secret() {
        return new Kind<>("secret", SecretText.of(""), true, SecretText::of);
    }

    /** Half of an API token, by the rule of what signs with it: it stands in a header, or is pasted beside what does. */
    static Kind<SecretText> tokenHalf() {
        return new Kind<>("secret: printable ASCII without spaces, up to 256", SecretText.of(""), true, text -> {
            if (!TOKEN_HALF.matcher(text).matches()) {
                throw new Unfit("expected 1 to 256 printable ASCII characters without spaces; a file of it"
                        + " holds one line and no more");
            }
            return SecretText.of(text);
        });
    }

    static Kind<Boolean> flag() {
        return Kind.of("`true` or `false`", false, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Unfit("expected true or false");
        });
    }

    /** Words of an enum, {@code BUSY_SPIN} as {@code busy-spin}. */
    static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
        E[] values = type.getEnumConstants();
        String words = Arrays.stream(values).map(Kinds::word).collect(Collectors.joining(", "));
        return Kind.of("one of " + words, values[0], text -> {
            for (E value : values) {
                if (word(value).equals(text)) {
                    return value;
                }
            }
            throw new Unfit("expected one of " + words);
        });
    }

    /** A message type, as FIX writes it. */
    static Kind<SessionConfig.Notice> notice() {
        return Kind.of("`B` or `h`", SessionConfig.Notice.B, text -> switch (text) {
            case "B" -> SessionConfig.Notice.B;
            case "h" -> SessionConfig.Notice.H;
            default -> throw new Unfit("expected B or h");
        });
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind<Integer> whole(String unit, int min, int max) {
        String range = min + " to " + max;
        return Kind.of(unit + ", " + range, min, text -> (int) whole(text, min, max, range));
    }

    private static long whole(String text, long min, long max, String range) throws Unfit {
        if (!WHOLE.matcher(text).matches()) {
            throw new Unfit("expected a whole number, plain digits, " + range);
        }
        long value = Long.parseLong(text);
        if (value < min || value > max) {
            throw new Unfit("not within " + range);
        }
        return value;
    }

    static Kind<Integer> powerOfTwo(String unit, int min, int max) {
        String range = min + " to " + max;
        return Kind.of(unit + ", a power of two, " + range, min, text -> {
            int value = (int) whole(text, min, max, range);
            if (Integer.bitCount(value) != 1) {
                throw new Unfit("not a power of two; the nearest below is " + Integer.highestOneBit(value));
            }
            return value;
        });
    }

    /** An exact decimal as a {@code long} of 1e-8. */
    static Kind<Long> decimalE8(String unit, String min, String max) {
        long minE8 = FixedPoint.parse(min, DECIMALS);
        long maxE8 = FixedPoint.parse(max, DECIMALS);
        String range = min + " to " + max;
        return Kind.of(unit + ", at most 8 decimals, " + range, minE8, text -> {
            long value = FixedPoint.parse(text, DECIMALS);
            if (value == FixedPoint.NOT_A_NUMBER) {
                throw new Unfit("expected a plain decimal number, " + range);
            }
            if (value == FixedPoint.TOO_PRECISE) {
                throw new Unfit("more than 8 decimals");
            }
            if (value == FixedPoint.TOO_LARGE || value < minE8 || value > maxE8) {
                throw new Unfit("not within " + range);
            }
            return value;
        });
    }

    static Kind<Duration> duration(String min, String max) {
        return new Quantity<>("duration", "500ms, 10s, 5m or 1h", Quantity.TIMES, min, max, Duration::ofMillis).kind();
    }

    /** A duration the FIX protocol can say: whole seconds. */
    static Kind<Duration> seconds(String min, String max) {
        return new Quantity<>("duration", "10s, 5m or 1h", Quantity.SECONDS, min, max, Duration::ofSeconds).kind();
    }

    static Kind<Integer> size(String min, String max) {
        return new Quantity<>("size", "512B, 64KiB or 1MiB", Quantity.SIZES, min, max, Math::toIntExact).kind();
    }

    static Kind<LocalTime> timeOfDay() {
        return Kind.of("time of day, HH:mm or HH:mm:ss, UTC", LocalTime.MIDNIGHT, Kinds::time);
    }

    /** {@code nonstop}, or from when to when each day. */
    static Kind<Optional<DailyWindow>> schedule() {
        return Kind.of("`nonstop`, or HH:mm:ss-HH:mm:ss, UTC", Optional.empty(), text -> {
            if (text.equals("nonstop")) {
                return Optional.empty();
            }
            int dash = text.indexOf('-');
            if (dash < 0) {
                throw new Unfit("expected nonstop or HH:mm:ss-HH:mm:ss");
            }
            DailyWindow window = new DailyWindow(time(text.substring(0, dash)), time(text.substring(dash + 1)));
            if (window.opensUtc().equals(window.closesUtc())) {
                throw new Unfit("opens and closes at the same time; for all day say nonstop");
            }
            return Optional.of(window);
        });
    }

    private static LocalTime time(String text) throws Unfit {
        try {
            if (TIME.matcher(text).matches()) {
                return LocalTime.parse(text);
            }
        } catch (DateTimeException e) {
            throw new Unfit("no such time of day");
        }
        throw new Unfit("expected a time of day, HH:mm or HH:mm:ss");
    }

    static Kind<Path> path() {
        return Kind.of("path", Path.of(""), text -> {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new Unfit("not a path");
            }
        });
    }

    /** The venue's address: https, or http to this machine only. */
    static Kind<URI> venueAddress() {
        return Kind.of("https://host[:port]/path", URI.create(""), text -> {
            URI uri = uri(text);
            boolean complete = uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null
                    && uri.getPort() != 0
                    && uri.getPort() <= 0xffff;
            if (!complete) {
                throw new Unfit("expected https://host[:port]/path without user, query and fragment");
            }
            if ("http".equals(uri.getScheme()) ? !isThisMachine(uri.getHost()) : !"https".equals(uri.getScheme())) {
                throw new Unfit("must be https; http is for 127.0.0.1, [::1] and localhost only");
            }
            return uri;
        });
    }

    private static URI uri(String text) throws Unfit {
        try {
            return new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (URISyntaxException e) {
            throw new Unfit("not a URI");
        }
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }
}
