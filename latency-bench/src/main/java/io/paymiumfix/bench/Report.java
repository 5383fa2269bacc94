package io.paymiumfix.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Tables of percentiles, ratios of rounds, and the files they can be drawn from. */
final class Report {

    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99};
    private static final double NS_PER_US = 1_000.0;

    private final List<Measured> measured;

    Report(List<Measured> measured) {
        this.measured = List.copyOf(measured);
    }

    /** One table per load over all rounds, and each subject's ratio to the first. */
    void print(PrintStream out) {
        byLoad().forEach((load, all) -> {
            out.printf("%n%-30s %9s %9s %9s %9s %9s %9s   us%n", load, "p50", "p90", "p99", "p99.9", "p99.99", "max");
            Map<String, List<Measured>> bySubject = bySubject(all);
            bySubject.forEach((subject, rounds) -> {
                total(rounds).byName().forEach((measure, histogram) -> {
                    out.printf("%-30s", subject + " " + measure);
                    for (double percentile : PERCENTILES) {
                        out.printf(Locale.ROOT, " %9.1f", histogram.getValueAtPercentile(percentile) / NS_PER_US);
                    }
                    out.printf(Locale.ROOT, " %9.1f%n", histogram.getMaxValue() / NS_PER_US);
                });
                out.printf(Locale.ROOT, "%-30s %9.1f us of processor per order%n", subject, median(cpuUs(rounds)));
            });
            List<List<Measured>> subjects = new ArrayList<>(bySubject.values());
            for (int i = 1; i < subjects.size(); i++) {
                printRatio(out, subjects.get(i), subjects.get(0));
            }
        });
    }

    private static void printRatio(PrintStream out, List<Measured> of, List<Measured> to) {
        List<Double> ratios = ratios(of, to);
        out.printf(
                Locale.ROOT,
                "%s / %s, t1+t2 p50: %.2f, the median of %d rounds (%.2f to %.2f)%n",
                of.get(0).subject(),
                to.get(0).subject(),
                median(ratios),
                ratios.size(),
                ratios.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                ratios.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }

    /** Of the medians of t1 + t2, round by round. */
    static List<Double> ratios(List<Measured> of, List<Measured> to) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            ratios.add(medianNs(of.get(i)) / medianNs(to.get(i)));
        }
        return ratios;
    }

    private static double medianNs(Measured round) {
        return round.latencies().sum.getValueAtPercentile(50);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static List<Double> cpuUs(List<Measured> rounds) {
        return rounds.stream().map(round -> round.cpuNsPerOrder() / NS_PER_US).toList();
    }

    /** One {@code .hgrm} per subject, load and measure, in us, and {@code summary.json} with every round. */
    void write(Path folder, String machine) throws IOException {
        for (Map.Entry<String, List<Measured>> load : byLoad().entrySet()) {
            for (Map.Entry<String, List<Measured>> subject :
                    bySubject(load.getValue()).entrySet()) {
                String start = subject.getKey() + "-" + load.getKey().replaceAll("[^a-z0-9]+", "-");
                for (Map.Entry<String, Histogram> measure :
                        total(subject.getValue()).byName().entrySet()) {
                    Path file = folder.resolve(start + "-" + measure.getKey() + ".hgrm");
                    try (PrintStream out =
                            new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
                        measure.getValue().outputPercentileDistribution(out, NS_PER_US);
                    }
                }
            }
        }
        Files.writeString(folder.resolve("summary.json"), json(machine));
    }

    String json(String machine) {
        StringBuilder json = new StringBuilder(
                "{\"machine\":\"" + machine.replaceAll("[\"\\\\\\p{Cntrl}]", "?") + "\",\"unit\":\"us\",\"rounds\":[");
        String separator = "\n";
        for (Measured round : measured) {
            json.append(separator).append(json(round));
            separator = ",\n";
        }
        return json.append("\n]}\n").toString();
    }

    private static String json(Measured round) {
        StringBuilder json = new StringBuilder(String.format(
                Locale.ROOT,
                "{\"subject\":\"%s\",\"load\":\"%s\",\"round\":%d,\"orders\":%d,\"cpuPerOrder\":%.3f",
                round.subject(),
                round.load(),
                round.round(),
                round.latencies().sum.getTotalCount(),
                round.cpuNsPerOrder() / NS_PER_US));
        round.latencies().byName().forEach((measure, histogram) -> {
            json.append(",\"").append(measure).append("\":{");
            for (double percentile : PERCENTILES) {
                double us = histogram.getValueAtPercentile(percentile) / NS_PER_US;
                json.append(String.format(Locale.ROOT, "\"p%s\":%.3f,", number(percentile), us));
            }
            json.append(String.format(Locale.ROOT, "\"max\":%.3f}", histogram.getMaxValue() / NS_PER_US));
        });
        return json.append('}').toString();
    }

    private static String number(double percentile) {
        return percentile == Math.rint(percentile)
                ? Long.toString(Math.round(percentile))
                : Double.toString(percentile);
    }

    private Map<String, List<Measured>> byLoad() {
        Map<String, List<Measured>> groups = new LinkedHashMap<>();
        measured.forEach(one ->
                groups.computeIfAbsent(one.load(), load -> new ArrayList<>()).add(one));
        return groups;
    }

    private static Map<String, List<Measured>> bySubject(List<Measured> all) {
        Map<String, List<Measured>> groups = new LinkedHashMap<>();
        all.forEach(one -> groups.computeIfAbsent(one.subject(), subject -> new ArrayList<>())
                .add(one));
        return groups;
    }

    private static Latencies total(List<Measured> rounds) {
        Latencies total = new Latencies();
        rounds.forEach(round -> total.add(round.latencies()));
        return total;
    }
}
