package io.paymiumfix.client;

/**
 * A point in time with the resolution the venue gave it; Paymium has been seen to stamp orders to the minute.
 *
 * @param epochMillis milliseconds since the Unix epoch, UTC
 * @param resolutionMs the true time lies in {@code [epochMillis, epochMillis + resolutionMs)}: 60000, 1000, 100, 10 or 1
 */
public record VenueTime(long epochMillis, int resolutionMs) {
    /** Whole seconds since the Unix epoch, rounded down. */
    public long epochSeconds() {
        return Math.floorDiv(epochMillis, 1000L);
    }
}
