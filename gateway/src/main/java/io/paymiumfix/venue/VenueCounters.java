package io.paymiumfix.venue;

import io.paymiumfix.client.Call;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts what lanes do. Written by {@code venue-io}, read by any thread. */
final class VenueCounters {
    private static final long LONGEST_US = 3_600_000_000L;

    private final Map<Call.Kind, Map<End, LongAdder>> ended = new EnumMap<>(Call.Kind.class);
    private final LongAdder inFlight = new LongAdder();
    private final LongAdder waiting = new LongAdder();
    private final ConcurrentHistogram laneUs = new ConcurrentHistogram(LONGEST_US, 2);
    private volatile long budgetLimit;
    private volatile long budgetRemaining;

    VenueCounters() {
        for (final Call.Kind kind : Call.Kind.values()) {
            final Map<End, LongAdder> ends = new EnumMap<>(End.class);
            for (final End end : End.values()) {
                ends.put(end, new LongAdder());
            }
            ended.put(kind, ends);
        }
    }

    /** How a call can end. */
    enum End {
        /** The venue did it. */
        ACCEPTED,
        /** The venue refused it. */
        REFUSED,
        /** It never left. */
        NOT_SENT,
        /** Nobody knows. */
        UNKNOWN
    }

    void queued() {
        waiting.increment();
    }

    void unqueued() {
        waiting.decrement();
    }

    void sent() {
        inFlight.increment();
    }

    void answered() {
        inFlight.decrement();
    }

    void ended(final Call.Kind kind, final End end) {
        ended.get(kind).get(end).increment();
    }

    void laneTime(final long us) {
        laneUs.recordValue(Math.max(0, Math.min(LONGEST_US, us)));
    }

    void budget(final RateBudget budget) {
        budgetLimit = budget.limit();
        budgetRemaining = budget.remaining();
    }

    VenueFigures figures() {
        final Map<String, Long> calls = new TreeMap<>();
        ended.forEach((kind, ends) -> ends.forEach((end, count) -> calls.put(kind + "." + end, count.sum())));
        final Histogram lane = laneUs.copy();
        return new VenueFigures(
                calls,
                budgetLimit,
                budgetRemaining,
                inFlight.sum(),
                waiting.sum(),
                lane.getTotalCount(),
                lane.getValueAtPercentile(50),
                lane.getValueAtPercentile(99),
                lane.getMaxValue());
    }
}
