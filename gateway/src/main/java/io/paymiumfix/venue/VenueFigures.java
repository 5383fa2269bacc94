package io.paymiumfix.venue;

import java.util.Map;

/**
 * What the venue edge did so far. Immutable.
 *
 * @param calls ended calls by kind and outcome, such as {@code PLACE.ACCEPTED}
 * @param budgetLimit calls the venue grants per day
 * @param budgetRemaining calls left of them
 * @param inFlight calls handed to lanes and not ended
 * @param waiting calls that wait for their turn
 * @param endedCalls calls of the core that ended
 * @param laneP50Us median time from the core's call to its outcome, µs
 * @param laneP99Us 99th percentile of it, µs
 * @param laneMaxUs longest of it, µs
 */
public record VenueFigures(
        Map<String, Long> calls,
        long budgetLimit,
        long budgetRemaining,
        long inFlight,
        long waiting,
        long endedCalls,
        long laneP50Us,
        long laneP99Us,
        long laneMaxUs) {
    /** Keeps its own copy of the counts. */
    public VenueFigures {
        calls = Map.copyOf(calls);
    }
}
