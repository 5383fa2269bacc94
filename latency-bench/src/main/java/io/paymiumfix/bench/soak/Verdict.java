package io.paymiumfix.bench.soak;

import io.paymiumfix.bench.BenchException;
import io.paymiumfix.bench.Ratio;
import java.util.List;

/**
 * Whether the live heap has come to rest: the last third of the run beside the middle third.
 *
 * <p>The gateway remembers every order and id of its trading day, so its heap grows with the day's orders by design; what is
 * asked is whether it grows by anything else. The last two thirds of the samples are explained, by least squares, as what was
 * there, so much for each order, and so much for time.
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
    private static final int LEAST_SAMPLES = 4;

    static Verdict of(List<Sample> samples, double seconds) {
        double third = seconds / THIRDS;
        double first = median(samples, 0, third);
        double middle = median(samples, third, 2 * third);
        double last = median(samples, 2 * third, Double.MAX_VALUE);
        List<Sample> settled =
                samples.stream().filter(sample -> sample.second() >= third).toList();
        double[] growth = growth(settled);
        double driftPercent = growth[0] * third / middle * 100;
        boolean passed = Math.abs(driftPercent) <= WITHIN_PERCENT && growth[1] <= MOST_KIB_PER_ORDER;
        return new Verdict(first, middle, last, growth[1], growth[0] * SECONDS_PER_HOUR, driftPercent, passed);
    }

    private static double median(List<Sample> samples, double from, double to) {
        List<Double> live = samples.stream()
                .filter(sample -> sample.second() >= from && sample.second() < to)
                .map(sample -> (double) sample.liveHeapKib())
                .toList();
        if (live.isEmpty()) {
            throw tooFew();
        }
        return Ratio.median(live);
    }

    private static BenchException tooFew() {
        return new BenchException("too few samples of the heap to judge by: more minutes are needed");
    }

    /** KiB per second and KiB per order, of the plane through the samples. */
    private static double[] growth(List<Sample> samples) {
        if (samples.size() < LEAST_SAMPLES) {
            throw tooFew();
        }
        double second = mean(samples.stream().map(Sample::second).toList());
        double order =
                mean(samples.stream().map(sample -> (double) sample.orders()).toList());
        double kib = mean(
                samples.stream().map(sample -> (double) sample.liveHeapKib()).toList());
        double ss = 0;
        double oo = 0;
        double so = 0;
        double sk = 0;
        double ok = 0;
        for (Sample sample : samples) {
            double s = sample.second() - second;
            double o = sample.orders() - order;
            double k = sample.liveHeapKib() - kib;
            ss += s * s;
            oo += o * o;
            so += s * o;
            sk += s * k;
            ok += o * k;
        }
        double determinant = ss * oo - so * so;
        return new double[] {(oo * sk - so * ok) / determinant, (ss * ok - so * sk) / determinant};
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** Of the last third beyond the middle one, the orders' memory included, percent. */
    double grownPercent() {
        return (lastKib / middleKib - 1) * 100;
    }
}
