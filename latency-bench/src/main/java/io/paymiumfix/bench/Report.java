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
    static final double NS_PER_US = 1_000.0;

    private final List<Measured> measured;

    Report(List<Measured> measured) {
        this.measured = List.copyOf(measured);
    }

    /** Per load one table over all rounds, and how the gateway compares with each other subject. */
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
                out.printf(
                        Locale.ROOT,
                        "%-30s %9.1f us of processor per order%n",
                        subject,
                        Ratio.median(Comparison.cpuUs(rounds)));
            });
            printRatios(out, Comparison.among(bySubject));
        });
    }

    private static void printRatios(PrintStream out, List<Comparison> comparisons) {
        if (!comparisons.isEmpty()) {
            int rounds = comparisons.get(0).of().size();
            out.printf("%n%-48s %s%n", "ratios", "median of " + rounds + " rounds (min to max); medians of both, us");
        }
        for (Comparison comparison : comparisons) {
            comparison
                    .ratios()
                    .forEach((figure, ratio) -> out.printf(
                            Locale.ROOT,
                            "%-44s %s %6.3f (%.3f to %.3f) %9.1f / %.1f%n",
                            comparison.title(),
                            figure,
                            ratio.median(),
                            ratio.min(),
                            ratio.max(),
                            ratio.of(),
                            ratio.to()));
        }
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
        json.append("\n],\"ratios\":[");
        separator = "\n";
        for (Map.Entry<String, List<Measured>> load : byLoad().entrySet()) {
            for (Comparison comparison : Comparison.among(bySubject(load.getValue()))) {
                json.append(separator).append(json(load.getKey(), comparison));
                separator = ",\n";
            }
        }
        return json.append("\n]}\n").toString();
    }

    private static String json(Measured round) {
        StringBuilder json = new StringBuilder(String.format(
                Locale.ROOT,
                "{\"subject\":\"%s\",\"load\":\"%s\",\"round\":%d,\"orders\":%d",
                round.subject(),
                round.load(),
                round.round(),
                round.latencies().whole().getTotalCount()));
        append(json, "ordersPerSecond", round.cost().ordersPerSecond());
        append(json, "cpuPerOrder", round.cost().cpuNsPerOrder() / NS_PER_US);
        append(json, "allocatedBytesPerOrder", round.cost().allocatedBytesPerOrder());
        if (round.cost().gcPauses() >= 0) {
            append(json, "gcPauses", round.cost().gcPauses());
            append(json, "gcPauseTotal", round.cost().gcPauseTotalNs() / NS_PER_US);
            append(json, "gcPauseMax", round.cost().gcPauseMaxNs() / NS_PER_US);
        }
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

    /** Left out when it is not known. */
    private static void append(StringBuilder json, String name, double value) {
        if (Double.isFinite(value)) {
            json.append(String.format(Locale.ROOT, ",\"%s\":%.3f", name, value));
        }
    }

    private static String json(String load, Comparison comparison) {
        StringBuilder json =
                new StringBuilder("{\"load\":\"" + load + "\",\"compared\":\"" + comparison.title() + "\"");
        comparison
                .ratios()
                .forEach((figure, ratio) -> json.append(String.format(
                        Locale.ROOT,
                        ",\"%s\":{\"median\":%.4f,\"min\":%.4f,\"max\":%.4f,\"of\":%.3f,\"to\":%.3f}",
                        figure,
                        ratio.median(),
                        ratio.min(),
                        ratio.max(),
                        ratio.of(),
                        ratio.to())));
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
