package io.paymiumfix.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * When the next message of the client goes.
 *
 * @param times that the recorded gaps are divided by; absent: as soon as the answers recorded before it have come
 */
public record Speed(Optional<BigDecimal> times) {

    private static final BigDecimal MOST = new BigDecimal("1000000");
    private static final String MAX = "max";

    /** As soon as the answers recorded before it have come. */
    public static final Speed AS_ANSWERED = new Speed(Optional.empty());

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException for anything but {@code max} and a number above 0 and up to 1000000
     */
    public static Speed parse(final String text) {
        if (text.equals(MAX)) {
            return AS_ANSWERED;
        }
        if (text.matches("[0-9]{1,7}(\\.[0-9]{1,6})?")) {
            final BigDecimal times = new BigDecimal(text);
            if (times.signum() > 0 && times.compareTo(MOST) <= 0) {
                return new Speed(Optional.of(times));
            }
        }
        throw new IllegalArgumentException("write `max`, or a number above 0 and up to " + MOST);
    }

    /** A recorded gap as it is kept. */
    Duration of(final Duration recorded) {
        return times.map(n -> Duration.ofNanos(new BigDecimal(recorded.toNanos())
                        .divide(n, RoundingMode.HALF_EVEN)
                        .longValue()))
                .orElse(Duration.ZERO);
    }
}
