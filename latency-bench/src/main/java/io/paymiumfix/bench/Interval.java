package io.paymiumfix.bench;

import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/** The orders due in one second of a load, ns. */
final class Interval {

    private final int second;
    private final List<String> names;
    private final List<Histogram> histograms;

    /**
     * Of no order yet.
     *
     * @param second from 0
     * @param names of t1, t2, their sum and the round trip
     */
    Interval(int second, List<String> names) {
        this(
                second,
                names,
                Stream.generate(Interval::histogram).limit(names.size()).toList());
    }

    private Interval(int second, List<String> names, List<Histogram> histograms) {
        this.second = second;
        this.names = names;
        this.histograms = histograms;
    }

    private static Histogram histogram() {
        return new PackedHistogram(Latencies.HIGHEST_NS, Latencies.DIGITS);
    }

    int second() {
        return second;
    }

    /** The same orders, in another second. */
    Interval at(int otherSecond) {
        return new Interval(otherSecond, names, histograms);
    }

    void record(long t1Ns, long t2Ns, long roundTripNs) {
        if (t1Ns != Latencies.NONE) {
            histograms.get(0).recordValue(t1Ns);
            histograms.get(1).recordValue(t2Ns);
            histograms.get(2).recordValue(Math.min(t1Ns + t2Ns, Latencies.HIGHEST_NS));
        }
        histograms.get(3).recordValue(roundTripNs);
    }

    /** Of one measure; empty when the load has none of it. */
    Histogram of(String measure) {
        return histograms.get(names.indexOf(measure));
    }
}
