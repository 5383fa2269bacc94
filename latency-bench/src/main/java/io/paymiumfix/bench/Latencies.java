package io.paymiumfix.bench;

import io.paymiumfix.bench.report.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Histograms of one load on one subject, ns: of all orders, and when it is over, of every second. */
final class Latencies {

    static final long HIGHEST_NS = 60_000_000_000L;
    static final int DIGITS = 3;
    private static final long SECOND_MS = 1_000;
    /** In the samples of an order that never went to a venue. */
    static final long NONE = -1;

    private static final List<String> OF_ORDERS = List.of("t1", "t2", "t1+t2", "round-trip");
    private static final List<String> OF_CANCELS = List.of("c1", "c2", "c1+c2", "cancel-round-trip");

    final Histogram sentLate = new Histogram(HIGHEST_NS, DIGITS);
    final Histogram t1 = new Histogram(HIGHEST_NS, DIGITS);
    final Histogram t2 = new Histogram(HIGHEST_NS, DIGITS);
    /** t1 + t2 of the same order: all that the gateway adds. */
    final Histogram sum = new Histogram(HIGHEST_NS, DIGITS);
    /** From planned to acknowledged, the stub's own work included. */
    final Histogram roundTrip = new Histogram(HIGHEST_NS, DIGITS);

    private final long createdMs = System.currentTimeMillis();
    private final long createdNs = System.nanoTime();
    private Samples samples = new Samples();
    private List<Interval> intervals = List.of();
    private long startMs;
    private List<String> names;

    /** Of orders. */
    Latencies() {
        this(OF_ORDERS);
    }

    private Latencies(List<String> names) {
        this.names = names;
    }

    /** Of cancels: c1 from the OrderCancelRequest(F) to the DELETE, c2 from its answer to the report. */
    static Latencies ofCancels() {
        return new Latencies(OF_CANCELS);
    }

    /** The harness sent an order so long after it was due. */
    void recordSentLate(long ns) {
        sentLate.recordValue(bounded(ns));
    }

    /** An order that went to the venue. */
    void record(long plannedNs, long t1Ns, long t2Ns, long roundTripNs) {
        t1.recordValue(bounded(t1Ns));
        t2.recordValue(bounded(t2Ns));
        sum.recordValue(bounded(t1Ns + t2Ns));
        roundTrip.recordValue(bounded(roundTripNs));
        samples.add(plannedNs, bounded(t1Ns), bounded(t2Ns), bounded(roundTripNs));
    }

    /** An order that the subject answered without a venue. */
    void recordRoundTrip(long plannedNs, long roundTripNs) {
        roundTrip.recordValue(bounded(roundTripNs));
        samples.add(plannedNs, NONE, NONE, bounded(roundTripNs));
    }

    /** The load is over: makes the seconds, and gives back the memory of the single orders. */
    void complete() {
        if (samples != null && roundTrip.getTotalCount() > 0) {
            intervals = samples.intervals(names);
            startMs = createdMs + (samples.firstPlannedNs() - createdNs) / 1_000_000;
        }
        samples = null;
    }

    /** Seconds in which orders were due; none before {@link #complete}. */
    List<Interval> intervals() {
        return intervals;
    }

    /** Those of a measure that is kept by second; otherwise none. */
    List<Interval> intervals(String measure) {
        return measure.equals(Result.SENT_LATE) ? List.of() : intervals;
    }

    /** When second 0 began, ms since 1970. */
    long startMs() {
        return startMs;
    }

    /** What an order takes in all: t1+t2, or the round trip when there was no venue. */
    Histogram whole() {
        return sum.getTotalCount() > 0 ? sum : roundTrip;
    }

    String wholeName() {
        return sum.getTotalCount() > 0 ? names.get(2) : names.get(3);
    }

    /** Adds another's orders, but not its seconds; an empty one becomes of the same kind. */
    void add(Latencies other) {
        if (roundTrip.getTotalCount() == 0) {
            names = other.names;
        }
        sentLate.add(other.sentLate);
        t1.add(other.t1);
        t2.add(other.t2);
        sum.add(other.sum);
        roundTrip.add(other.roundTrip);
    }

    /** Adds a later one's orders, and its seconds where they were, or after those there are. */
    void append(Latencies later) {
        add(later);
        List<Interval> all = new ArrayList<>(intervals);
        for (Interval interval : later.intervals) {
            int second = (int) ((later.startMs - startMs) / SECOND_MS) + interval.second();
            int free = all.isEmpty() ? 0 : all.get(all.size() - 1).second() + 1;
            all.add(interval.at(Math.max(second, free)));
        }
        intervals = List.copyOf(all);
    }

    /** What was measured by name, in the order of the table. */
    Map<String, Histogram> byName() {
        Map<String, Histogram> all = new LinkedHashMap<>();
        all.put(Result.SENT_LATE, sentLate);
        all.put(names.get(0), t1);
        all.put(names.get(1), t2);
        all.put(names.get(2), sum);
        all.put(names.get(3), roundTrip);
        all.values().removeIf(histogram -> histogram.getTotalCount() == 0);
        return all;
    }

    private static long bounded(long ns) {
        return Math.max(0, Math.min(ns, HIGHEST_NS));
    }
}
