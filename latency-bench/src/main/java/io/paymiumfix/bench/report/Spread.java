package io.paymiumfix.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Several values of one figure.
 *
 * @param median the middle one, or the mean of the two
 * @param min the least
 * @param max the greatest
 */
public record Spread(double median, double min, double max) {

    /** Of at least one value, in any order. */
    public static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** Of the ratios of values that belong together, as many of each. */
    public static Spread ofRatios(List<Double> of, List<Double> to) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            ratios.add(of.get(i) / to.get(i));
        }
        return of(ratios);
    }

    /** The same of the differences. */
    static Spread ofDifferences(List<Double> of, List<Double> to) {
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            differences.add(of.get(i) - to.get(i));
        }
        return of(differences);
    }
}
