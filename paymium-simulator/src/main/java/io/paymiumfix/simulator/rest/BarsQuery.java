package io.paymiumfix.simulator.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The query of {@code GET /data/eur/ohlcv}.
 *
 * @param interval length of a bar; a month counts 30 days
 * @param from start of the oldest bar
 * @param until end of the newest bar
 */
record BarsQuery(Duration interval, Instant from, Instant until) {

    private static final int DEFAULT_BARS = 500;
    private static final int MAX_BARS = 1_000;
    private static final Map<Character, Duration> UNITS = Map.of(
            'm', Duration.ofMinutes(1),
            'h', Duration.ofHours(1),
            'd', Duration.ofDays(1),
            'w', Duration.ofDays(7),
            'M', Duration.ofDays(30));
    private static final String INTERVALS = "1m 3m 5m 15m 30m 1h 2h 4h 6h 8h 12h 1d 3d 1w 1M";

    /** The query, or empty when its parts do not match. */
    static Optional<BarsQuery> of(Call call, Instant now) {
        String word = call.parameter("interval").orElse("1m");
        Optional<String> start = call.parameter("startTime");
        Optional<String> end = call.parameter("endTime");
        if (word.isBlank()
                || !(" " + INTERVALS + " ").contains(" " + word + " ")
                || start.isPresent() != end.isPresent()) {
            return Optional.empty();
        }
        int last = word.length() - 1;
        Duration interval = UNITS.get(word.charAt(last)).multipliedBy(Integer.parseInt(word.substring(0, last)));
        if (start.isEmpty()) {
            return Optional.of(new BarsQuery(interval, now.minus(interval.multipliedBy(DEFAULT_BARS)), Instant.MAX));
        }
        try {
            Instant from = Instant.ofEpochSecond(Integer.parseUnsignedInt(start.get()));
            Instant until = Instant.ofEpochSecond(Integer.parseUnsignedInt(end.get()));
            boolean matches = from.isBefore(until)
                    && !from.plus(interval.multipliedBy(MAX_BARS)).isBefore(until);
            return matches ? Optional.of(new BarsQuery(interval, from, until)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
