package io.paymiumfix.bench.soak;

import io.paymiumfix.bench.BenchException;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The live heap explained, by least squares, as what was there, so much for each order, and so much for time. Samples far from
 * that are left out and the rest explained anew: a collection that finds the gateway in the middle of sending something large.
 *
 * @param kibPerSecond what time adds, KiB
 * @param kibPerOrder what an order adds, KiB
 * @param samples those explained
 */
record HeapGrowth(double kibPerSecond, double kibPerOrder, int samples) {

    private static final int LEAST_SAMPLES = 6;
    private static final int TIMES = 5;
    /** Of the median distance: three standard deviations, were the distances normal. */
    private static final double FAR = 4.5;

    static HeapGrowth of(List<Sample> samples) {
        List<Sample> near = samples;
        for (int i = 0; i < TIMES; i++) {
            Plane plane = Plane.through(near);
            List<Double> distances = near.stream().map(plane::distance).sorted().toList();
            double most = FAR * distances.get(distances.size() / 2);
            near = near.stream()
                    .filter(sample -> plane.distance(sample) <= most)
                    .toList();
        }
        Plane plane = Plane.through(near);
        return new HeapGrowth(plane.perSecond, plane.perOrder, near.size());
    }

    /** Mean second, orders and KiB, and what a second and an order add. */
    private record Plane(double second, double order, double kib, double perSecond, double perOrder) {

        static Plane through(List<Sample> samples) {
            if (samples.size() < LEAST_SAMPLES) {
                throw new BenchException("too few samples of the heap to judge by: more minutes are needed");
            }
            double second = mean(samples, Sample::second);
            double order = mean(samples, Sample::orders);
            double kib = mean(samples, Sample::liveHeapKib);
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
            return new Plane(second, order, kib, (oo * sk - so * ok) / determinant, (ss * ok - so * sk) / determinant);
        }

        private static double mean(List<Sample> samples, ToDoubleFunction<Sample> figure) {
            return samples.stream().mapToDouble(figure).average().orElseThrow();
        }

        double distance(Sample sample) {
            return Math.abs(sample.liveHeapKib()
                    - kib
                    - perSecond * (sample.second() - second)
                    - perOrder * (sample.orders() - order));
        }
    }
}
