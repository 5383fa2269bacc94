package io.paymiumfix.bench.market;

import java.util.ArrayList;
import java.util.List;

/**
 * One figure of two subjects, compared round by round.
 *
 * @param of the median of the rounds' figures of the first
 * @param to the same of the second
 * @param median of the rounds' ratios
 * @param min the least of them
 * @param max the greatest
 */
record Ratio(double of, double to, double median, double min, double max) {

    /** Of as many figures of each. */
    static Ratio of(List<Double> of, List<Double> to) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            ratios.add(of.get(i) / to.get(i));
        }
        List<Double> sorted = ratios.stream().sorted().toList();
        return new Ratio(median(of), median(to), median(sorted), sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** False when a figure was not known. */
    boolean known() {
        return min > 0 && Double.isFinite(max);
    }

    /** The middle one, or the mean of the two in the middle. */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
