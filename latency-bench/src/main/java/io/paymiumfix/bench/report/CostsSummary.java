package io.paymiumfix.bench.report;

import io.paymiumfix.bench.report.Result.Costs;
import io.paymiumfix.bench.report.Result.Subject;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What the rounds of one subject cost, in words; {@code -} for what is not known.
 *
 * @param rate orders per second, median of the rounds
 * @param cpu processor time per order, us, median of the rounds
 * @param allocation bytes per order, median of the rounds
 * @param gcPauses of all rounds together: how many, how long in all, the longest
 */
record CostsSummary(String rate, String cpu, String allocation, String gcPauses) {

    static CostsSummary of(Subject subject) {
        return new CostsSummary(
                median(subject, Costs::ordersPerSecond),
                median(subject, Costs::cpuUsPerOrder),
                median(subject, Costs::allocatedBytesPerOrder),
                gcPausesOf(subject));
    }

    private static <T> List<T> known(Subject subject, Function<Costs, T> value) {
        return subject.costs().stream().map(value).filter(Objects::nonNull).toList();
    }

    private static String median(Subject subject, Function<Costs, Double> value) {
        List<Double> values = known(subject, value);
        return values.isEmpty() ? Text.NONE : Text.number(Spread.of(values).median());
    }

    private static String gcPausesOf(Subject subject) {
        List<Integer> pauses = known(subject, Costs::gcPauses);
        if (pauses.isEmpty()) {
            return Text.NONE;
        }
        int count = pauses.stream().mapToInt(Integer::intValue).sum();
        if (count == 0) {
            return "none";
        }
        return count
                + sum(" in %s ms", known(subject, Costs::gcPauseTotalMs), false)
                + sum(", longest %s ms", known(subject, Costs::gcPauseMaxMs), true);
    }

    private static String sum(String format, List<Double> values, boolean greatest) {
        if (values.isEmpty()) {
            return "";
        }
        double value = greatest
                ? Spread.of(values).max()
                : values.stream().mapToDouble(Double::doubleValue).sum();
        return format.formatted(Text.number(value));
    }
}
