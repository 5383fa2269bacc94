package io.paymiumfix.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Histograms of one load on one subject, ns. */
final class Latencies {

    private static final long HIGHEST_NS = 60_000_000_000L;
    private static final int DIGITS = 3;

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

    void add(Latencies other) {
        t1.add(other.t1);
        t2.add(other.t2);
        sum.add(other.sum);
        roundTrip.add(other.roundTrip);
    }

    /** All four by name, in the order of the table. */
    Map<String, Histogram> byName() {
        Map<String, Histogram> all = new LinkedHashMap<>();
        all.put("t1", t1);
        all.put("t2", t2);
        all.put("t1+t2", sum);
        all.put("round-trip", roundTrip);
        return all;
    }

    private static long bounded(long ns) {
        return Math.max(0, Math.min(ns, HIGHEST_NS));
    }
}
