package io.paymiumfix.config;

import java.util.Map;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole number with its unit written behind it; one without a unit is refused, as nobody can tell what it meant. */
record Quantity<T>(
        String noun, String examples, Map<String, Long> units, String min, String max, LongFunction<T> toValue) {

    /** Milliseconds per unit. */
    static final Map<String, Long> TIMES = Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);
    /** Seconds per unit. */
    static final Map<String, Long> SECONDS = Map.of("s", 1L, "m", 60L, "h", 3_600L);
    /** Bytes per unit. */
    static final Map<String, Long> SIZES = Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20);

    private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,11})([A-Za-z]+)");

    Kind<T> kind() {
        long least = quantity(min);
        long most = quantity(max);
        String range = min + " to " + max;
        return Kind.of(noun + ", " + range, toValue.apply(least), text -> {
            long value = quantity(text);
            if (value < 0) {
                throw new Unfit("expected a " + noun + " with its unit, such as " + examples);
            }
            if (value < least || value > most) {
                throw new Unfit("not within " + range);
            }
            return toValue.apply(value);
        });
    }

    /** In the smallest unit; -1 when it is not a quantity. */
    private long quantity(String text) {
        Matcher matcher = FORM.matcher(text);
        Long unit = matcher.matches() ? units.get(matcher.group(2)) : null;
        return unit == null ? -1 : saturatedProduct(Long.parseLong(matcher.group(1)), unit);
    }

    private static long saturatedProduct(long count, long unit) {
        return Math.multiplyHigh(count, unit) != 0 || count * unit < 0 ? Long.MAX_VALUE : count * unit;
    }
}
