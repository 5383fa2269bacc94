package io.paymiumfix.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two subjects under one load.
 *
 * @param of all rounds of the first
 * @param to all rounds of the second, as many
 */
record Comparison(List<Measured> of, List<Measured> to) {

    private static final String COMPARED = "gateway";

    /** The gateway, or without one the last, with every other. */
    static List<Comparison> among(Map<String, List<Measured>> bySubject) {
        List<String> names = List.copyOf(bySubject.keySet());
        String compared = names.contains(COMPARED) ? COMPARED : names.get(names.size() - 1);
        List<Comparison> all = new ArrayList<>();
        for (String name : names) {
            if (!name.equals(compared)) {
                all.add(new Comparison(bySubject.get(compared), bySubject.get(name)));
            }
        }
        return all;
    }

    /** What is compared, as {@code gateway t1+t2 / quickfixj-echo round-trip}. */
    String title() {
        return title(of) + " / " + title(to);
    }

    private static String title(List<Measured> rounds) {
        return rounds.get(0).subject() + " " + rounds.get(0).latencies().wholeName();
    }

    /** By name; us. What is not known of both is left out. */
    Map<String, Ratio> ratios() {
        Map<String, Ratio> ratios = new LinkedHashMap<>();
        ratios.put("p50", Ratio.of(percentiles(of, 50), percentiles(to, 50)));
        ratios.put("p99", Ratio.of(percentiles(of, 99), percentiles(to, 99)));
        ratios.put("cpu", Ratio.of(cpuUs(of), cpuUs(to)));
        ratios.values().removeIf(ratio -> !ratio.known());
        return ratios;
    }

    static List<Double> cpuUs(List<Measured> rounds) {
        return rounds.stream()
                .map(round -> round.cost().cpuNsPerOrder() / Report.NS_PER_US)
                .toList();
    }

    private static List<Double> percentiles(List<Measured> rounds, double percentile) {
        return rounds.stream()
                .map(round -> round.latencies().whole().getValueAtPercentile(percentile) / Report.NS_PER_US)
                .toList();
    }
}
