package io.paymiumfix.bench;

import io.paymiumfix.bench.report.Ratios;
import io.paymiumfix.bench.report.Result.Costs;
import io.paymiumfix.bench.report.Result.Load;
import io.paymiumfix.bench.report.Result.Measure;
import io.paymiumfix.bench.report.Result.Percentiles;
import io.paymiumfix.bench.report.Result.Point;
import io.paymiumfix.bench.report.Result.Second;
import io.paymiumfix.bench.report.Result.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What was measured, as the numbers that reports are made of. */
final class Results {

    private static final double NS_PER_US = 1_000.0;
    private static final double NS_PER_MS = 1_000_000.0;
    /** Points of a percentile curve for every ten times as many orders. */
    private static final int POINTS = 10;

    private Results() {}

    static List<Load> of(List<Measured> measured) {
        List<Load> loads = new ArrayList<>();
        Groups.of(measured).forEach((load, bySubject) -> {
            List<Subject> subjects = new ArrayList<>();
            bySubject.forEach((subject, rounds) -> subjects.add(subject(subject, rounds)));
            loads.add(new Load(load, subjects, Ratios.among(subjects)));
        });
        return loads;
    }

    private static Subject subject(String name, List<Measured> rounds) {
        Map<String, Histogram> totals = Groups.total(rounds).byName();
        List<Measure> measures = new ArrayList<>();
        totals.forEach((measure, total) -> measures.add(new Measure(
                measure,
                percentiles(total),
                rounds.stream()
                        .map(round -> percentiles(round.latencies().byName().get(measure)))
                        .toList(),
                curve(total),
                timeline(measure, rounds))));
        return new Subject(name, measures, rounds.stream().map(Results::costs).toList());
    }

    private static Percentiles percentiles(Histogram histogram) {
        return new Percentiles(
                histogram.getTotalCount(),
                us(histogram, 50),
                us(histogram, 90),
                us(histogram, 99),
                us(histogram, 99.9),
                us(histogram, 99.99),
                histogram.getMaxValue() / NS_PER_US);
    }

    private static double us(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / NS_PER_US;
    }

    /** Evenly spaced in how rare an order is, up to the rarest. */
    private static List<Point> curve(Histogram histogram) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; ; i++) {
            double oneIn = Math.pow(10, (double) i / POINTS);
            if (oneIn > histogram.getTotalCount()) {
                return points;
            }
            double percentile = 100 - 100 / oneIn;
            points.add(new Point(percentile, us(histogram, percentile)));
        }
    }

    private static List<Second> timeline(String measure, List<Measured> rounds) {
        List<Second> seconds = new ArrayList<>();
        for (Measured round : rounds) {
            for (Interval interval : round.latencies().intervals(measure)) {
                Histogram histogram = interval.of(measure);
                seconds.add(new Second(
                        round.round(),
                        interval.second(),
                        histogram.getTotalCount(),
                        us(histogram, 50),
                        us(histogram, 99),
                        histogram.getMaxValue() / NS_PER_US));
            }
        }
        return seconds;
    }

    private static Costs costs(Measured round) {
        Cost cost = round.cost();
        boolean pausesKnown = cost.gcPauses() >= 0;
        return new Costs(
                round.round(),
                known(cost.ordersPerSecond()),
                known(cost.cpuNsPerOrder() / NS_PER_US),
                byThread(cost),
                known(cost.allocatedBytesPerOrder()),
                pausesKnown ? (Integer) cost.gcPauses() : null,
                pausesKnown ? known(cost.gcPauseTotalNs() / NS_PER_MS) : null,
                pausesKnown ? known(cost.gcPauseMaxNs() / NS_PER_MS) : null);
    }

    /** In us, the busiest first. */
    private static Map<String, Double> byThread(Cost cost) {
        Map<String, Double> sorted = new LinkedHashMap<>();
        cost.cpuNsPerOrderByThread().entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(thread -> sorted.put(thread.getKey(), thread.getValue() / NS_PER_US));
        return sorted;
    }

    private static Double known(double value) {
        return Double.isFinite(value) && value >= 0 ? value : null;
    }
}
