package io.paymiumfix.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Histograms of one load on one subject, ns. */
final class Latencies {

    private static final long HIGHEST_NS = 60_000_000_000L;
    private static final int DIGITS = 3;
    private static final String SUM = "t1+t2";
    private static final String ROUND_TRIP = "round-trip";

    final Histogram t1 = new Histogram(HIGHEST_NS, DIGITS);
    final Histogram t2 = new Histogram(HIGHEST_NS, DIGITS);
    /** t1 + t2 of the same order: all that the gateway adds. */
    final Histogram sum = new Histogram(HIGHEST_NS, DIGITS);
    /** From planned to acknowledged, the stub's own work included. */
    final Histogram roundTrip = new Histogram(HIGHEST_NS, DIGITS);

    void record(long t1Ns, long t2Ns, long roundTripNs) {
        t1.recordValue(bounded(t1Ns));
        t2.recordValue(bounded(t2Ns));
        sum.recordValue(bounded(t1Ns + t2Ns));
        roundTrip.recordValue(bounded(roundTripNs));
    }

    /** Of an order that the subject answered without a venue. */
    void recordRoundTrip(long roundTripNs) {
        roundTrip.recordValue(bounded(roundTripNs));
    }

    /** What an order takes in all: t1+t2, or the round trip when there was no venue. */
    Histogram whole() {
        return sum.getTotalCount() > 0 ? sum : roundTrip;
    }

    String wholeName() {
        return sum.getTotalCount() > 0 ? SUM : ROUND_TRIP;
    }

    void add(Latencies other) {
        t1.add(other.t1);
        t2.add(other.t2);
        sum.add(other.sum);
        roundTrip.add(other.roundTrip);
    }

    /** What was measured by name, in the order of the table. */
    Map<String, Histogram> byName() {
        Map<String, Histogram> all = new LinkedHashMap<>();
        all.put("t1", t1);
        all.put("t2", t2);
        all.put(SUM, sum);
        all.put(ROUND_TRIP, roundTrip);
        all.values().removeIf(histogram -> histogram.getTotalCount() == 0);
        return all;
    }

    private static long bounded(long ns) {
        return Math.max(0, Math.min(ns, HIGHEST_NS));
    }
}
