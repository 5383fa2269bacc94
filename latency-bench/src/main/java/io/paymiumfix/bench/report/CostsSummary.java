package io.paymiumfix.bench.report;

import io.paymiumfix.bench.report.Result.Costs;
import io.paymiumfix.bench.report.Result.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the rounds of one subject cost, in words; {@code -} for what is not known.
 *
 * @param rate orders per second, median of the rounds
 * @param cpu processor time per order, us, median of the rounds
 * @param threads of that the busiest threads, median of the rounds
 * @param allocation bytes per order, median of the rounds
 * @param gcPauses of all rounds together: how many, how long in all, the longest
 */
record CostsSummary(String rate, String cpu, String threads, String allocation, String gcPauses) {

    private static final int THREADS_SHOWN = 6;
    private static final double LEAST_SHOWN_US = 0.05;

    static CostsSummary of(Subject subject) {
        return new CostsSummary(
                median(subject, Costs::ordersPerSecond),
                median(subject, Costs::cpuUsPerOrder),
                threadsOf(subject),
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

    private static String threadsOf(Subject subject) {
        List<Map<String, Double>> rounds = known(subject, Costs::cpuUsPerOrderByThread).stream()
                .filter(round -> !round.isEmpty())
                .toList();
        Map<String, Double> medians = new HashMap<>();
        for (String thread :
                rounds.stream().flatMap(round -> round.keySet().stream()).collect(Collectors.toSet())) {
            List<Double> times = rounds.stream()
                    .map(round -> round.getOrDefault(thread, 0.0))
                    .toList();
            medians.put(thread, Spread.of(times).median());
        }
        String threads = medians.entrySet().stream()
                .filter(thread -> thread.getValue() >= LEAST_SHOWN_US)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(THREADS_SHOWN)
                .map(thread -> thread.getKey() + " " + Text.number(thread.getValue()))
                .collect(Collectors.joining(", "));
        return threads.isEmpty() ? Text.NONE : threads;
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
