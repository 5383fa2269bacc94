package io.paymiumfix.bench.soak;

import io.paymiumfix.bench.BenchException;
import io.paymiumfix.bench.report.Spread;
import java.util.List;

/**
 * Whether the live heap has come to rest: the last third of the run beside the middle third.
 *
 * <p>The gateway remembers every order and id of its trading day, so its heap grows with the day's orders by design; what is
 * asked is whether it grows by anything else: see {@link HeapGrowth}, of the last two thirds of the samples.
 *
 * @param firstKib median of the first third, KiB; the gateway warms up in it
 * @param middleKib median of the middle third, KiB
 * @param lastKib median of the last third, KiB
 * @param perOrderKib what an order adds until its trading day is over, KiB
 * @param driftKibPerHour what time adds, KiB
 * @param driftPercent that, from one third to the next, of the middle third
 * @param passed whether {@code driftPercent} is within {@value #WITHIN_PERCENT} and {@code perOrderKib} at most
 *     {@value #MOST_KIB_PER_ORDER}
 */
record Verdict(
        double firstKib,
        double middleKib,
        double lastKib,
        double perOrderKib,
        double driftKibPerHour,
        double driftPercent,
        boolean passed) {

    static final int WITHIN_PERCENT = 2;
    static final int MOST_KIB_PER_ORDER = 3;

    private static final int THIRDS = 3;
    private static final int SECONDS_PER_HOUR = 3_600;

    static Verdict of(List<Sample> samples, double seconds) {
        double third = seconds / THIRDS;
        double first = median(samples, 0, third);
        double middle = median(samples, third, 2 * third);
        double last = median(samples, 2 * third, Double.MAX_VALUE);
        HeapGrowth growth = HeapGrowth.of(
                samples.stream().filter(sample -> sample.second() >= third).toList());
        double driftPercent = growth.kibPerSecond() * third / middle * 100;
        boolean passed = Math.abs(driftPercent) <= WITHIN_PERCENT && growth.kibPerOrder() <= MOST_KIB_PER_ORDER;
        return new Verdict(
                first,
                middle,
                last,
                growth.kibPerOrder(),
                growth.kibPerSecond() * SECONDS_PER_HOUR,
                driftPercent,
                passed);
    }

    private static double median(List<Sample> samples, double from, double to) {
        List<Double> live = samples.stream()
                .filter(sample -> sample.second() >= from && sample.second() < to)
                .map(sample -> (double) sample.liveHeapKib())
                .toList();
        if (live.isEmpty()) {
            throw new BenchException("a third of the run has no sample of the heap: more minutes are needed");
        }
        return Spread.of(live).median();
    }

    /** Of the last third beyond the middle one, the orders' memory included, percent. */
    double grownPercent() {
        return (lastKib / middleKib - 1) * 100;
    }
}
