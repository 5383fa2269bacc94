package io.paymiumfix.bench.soak;

import io.paymiumfix.bench.BenchException;
import io.paymiumfix.bench.Ratio;
import java.util.List;

/**
 * Whether the live heap has come to rest: the median of the last third of the run beside that of the middle third.
 *
 * @param firstKib median of the first third, KiB; the gateway warms up in it
 * @param middleKib median of the middle third, KiB
 * @param lastKib median of the last third, KiB
 * @param passed whether the last two are within {@value #WITHIN_PERCENT} %
 */
record Verdict(double firstKib, double middleKib, double lastKib, boolean passed) {

    static final int WITHIN_PERCENT = 2;

    private static final int THIRDS = 3;

    static Verdict of(List<Sample> samples, double seconds) {
        double first = median(samples, 0, seconds / THIRDS);
        double middle = median(samples, seconds / THIRDS, seconds * 2 / THIRDS);
        double last = median(samples, seconds * 2 / THIRDS, Double.MAX_VALUE);
        return new Verdict(first, middle, last, Math.abs(last / middle - 1) * 100 <= WITHIN_PERCENT);
    }

    private static double median(List<Sample> samples, double from, double to) {
        List<Double> live = samples.stream()
                .filter(sample -> sample.second() >= from && sample.second() < to)
                .map(sample -> (double) sample.liveHeapKib())
                .toList();
        if (live.isEmpty()) {
            throw new BenchException(
                    "a third of the run has no sample: fewer seconds between samples, or more minutes");
        }
        return Ratio.median(live);
    }

    /** Of the last third beyond the middle one, percent. */
    double grownPercent() {
        return (lastKib / middleKib - 1) * 100;
    }
}
