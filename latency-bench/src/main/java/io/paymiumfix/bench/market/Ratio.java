package io.paymiumfix.bench.market;

import io.paymiumfix.bench.report.Spread;
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
        Spread ratios = Spread.ofRatios(of, to);
        return new Ratio(Spread.of(of).median(), Spread.of(to).median(), ratios.median(), ratios.min(), ratios.max());
    }
}
