package io.paymiumfix.bench;

import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/** The orders due in one second of a load, ns. */
final class Interval {

    private final int second;
    private final Map<String, Histogram> byName =
            Latencies.named(() -> new PackedHistogram(Latencies.HIGHEST_NS, Latencies.DIGITS));

    Interval(int second) {
        this.second = second;
    }

    /** From 0. */
    int second() {
        return second;
    }

    void record(long t1Ns, long t2Ns, long roundTripNs) {
        if (t1Ns != Latencies.NONE) {
            byName.get(Latencies.T1).recordValue(t1Ns);
            byName.get(Latencies.T2).recordValue(t2Ns);
            byName.get(Latencies.SUM).recordValue(Math.min(t1Ns + t2Ns, Latencies.HIGHEST_NS));
        }
        byName.get(Latencies.ROUND_TRIP).recordValue(roundTripNs);
    }

    /** Of one measure; empty when the load has none of it. */
    Histogram of(String measure) {
        return byName.get(measure);
    }
}
