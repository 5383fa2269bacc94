package io.paymiumfix.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** Histograms of one load on one subject, ns: of all orders, and when it is over, of every second. */
final class Latencies {

    static final long HIGHEST_NS = 60_000_000_000L;
    static final int DIGITS = 3;
    static final String T1 = "t1";
    static final String T2 = "t2";
    static final String SUM = "t1+t2";
    static final String ROUND_TRIP = "round-trip";
    /** In the samples of an order that never went to a venue. */
    static final long NONE = -1;

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
            intervals = samples.intervals();
            startMs = createdMs + (samples.firstPlannedNs() - createdNs) / 1_000_000;
        }
        samples = null;
    }

    /** Seconds in which orders were due; none before {@link #complete}. */
    List<Interval> intervals() {
        return intervals;
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
        return sum.getTotalCount() > 0 ? SUM : ROUND_TRIP;
    }

    /** All orders of another one too, but not its seconds. */
    void add(Latencies other) {
        t1.add(other.t1);
        t2.add(other.t2);
        sum.add(other.sum);
        roundTrip.add(other.roundTrip);
    }

    /** What was measured by name, in the order of the table. */
    Map<String, Histogram> byName() {
        Map<String, Histogram> all = new LinkedHashMap<>();
        all.put(T1, t1);
        all.put(T2, t2);
        all.put(SUM, sum);
        all.put(ROUND_TRIP, roundTrip);
        all.values().removeIf(histogram -> histogram.getTotalCount() == 0);
        return all;
    }

    /** A new histogram under each name. */
    static Map<String, Histogram> named(Supplier<Histogram> histogram) {
        return Map.of(T1, histogram.get(), T2, histogram.get(), SUM, histogram.get(), ROUND_TRIP, histogram.get());
    }

    private static long bounded(long ns) {
        return Math.max(0, Math.min(ns, HIGHEST_NS));
    }
}
