package io.paymiumfix.bench.report;

import io.paymiumfix.bench.report.Result.GoalOutcome;
import io.paymiumfix.bench.report.Result.Load;
import io.paymiumfix.bench.report.Result.Measure;
import io.paymiumfix.bench.report.Result.Percentiles;
import io.paymiumfix.bench.report.Result.Ratio;
import io.paymiumfix.bench.report.Result.Subject;
import java.util.List;

/** The tables of a result, to be committed. */
public final class MarkdownReport {

    private MarkdownReport() {}

    /** The whole page. */
    public static String of(Result result) {
        StringBuilder page = new StringBuilder("# Latency and throughput\n\n");
        row(page, "", "");
        page.append("|---|---|\n");
        row(page, "machine", result.machine().toString());
        row(page, "commit", result.commit());
        row(page, "measured", result.measuredAt());
        row(page, "command", "`" + result.command() + "`");
        row(page, "set-up", result.setUp());
        result.options().forEach((name, value) -> {
            if (name.startsWith("step")) {
                row(page, name, "`" + value + "`");
            }
        });
        page.append("""

                t1: FIX bytes in → signed POST read by the venue. t2: the venue's 201 → ExecutionReport(8) 150=0 read. sent-late: what of t1 the
                harness was itself late by, in an open loop. Latencies in microseconds, over all rounds. A ratio is the median of the rounds' own (least to greatest); the numbers behind it are the
                medians of both.
                """);
        goals(page, result.goals());
        for (Load load : result.loads()) {
            page.append("\n## ").append(load.name()).append("\n\n");
            latencies(page, load.subjects());
            costs(page, load.subjects());
            ratios(page, load.ratios());
        }
        return page.toString();
    }

    private static void goals(StringBuilder page, List<GoalOutcome> goals) {
        if (goals.isEmpty()) {
            return;
        }
        page.append("\n## Goals\n\n");
        row(page, "measure", "goal", "then", "figure", "met?", "numbers");
        page.append("|---|---|---|---|---|---|\n");
        for (GoalOutcome goal : goals) {
            row(page, goal.measure(), goal.first(), goal.then(), goal.found(), goal.met(), goal.numbers());
        }
    }

    private static void latencies(StringBuilder page, List<Subject> subjects) {
        row(page, "", "p50", "p90", "p99", "p99.9", "p99.99", "max", "orders");
        page.append("|---|--:|--:|--:|--:|--:|--:|--:|\n");
        for (Subject subject : subjects) {
            for (Measure measure : subject.measures()) {
                Percentiles total = measure.total();
                row(
                        page,
                        subject.name() + " " + measure.name(),
                        Text.number(total.p50()),
                        Text.number(total.p90()),
                        Text.number(total.p99()),
                        Text.number(total.p999()),
                        Text.number(total.p9999()),
                        Text.number(total.max()),
                        "%,d".formatted(total.orders()));
            }
        }
    }

    private static void costs(StringBuilder page, List<Subject> subjects) {
        page.append('\n');
        row(
                page,
                "median of the rounds",
                "orders/s",
                "processor us/order",
                "of that, by thread",
                "bytes allocated/order",
                "GC pauses");
        page.append("|---|--:|--:|---|--:|---|\n");
        for (Subject subject : subjects) {
            CostsSummary costs = CostsSummary.of(subject);
            row(page, subject.name(), costs.rate(), costs.cpu(), costs.threads(), costs.allocation(), costs.gcPauses());
        }
    }

    private static void ratios(StringBuilder page, List<Ratio> ratios) {
        if (ratios.isEmpty()) {
            return;
        }
        page.append('\n');
        row(page, "ratio", "of", "median (least to greatest)", "numbers");
        page.append("|---|---|---|---|\n");
        for (Ratio ratio : ratios) {
            row(
                    page,
                    ratio.of() + " / " + ratio.to(),
                    ratio.figure(),
                    Text.ratio(ratio.spread()),
                    Text.number(ratio.ofMedian()) + " / " + Text.number(ratio.toMedian()) + " " + ratio.unit());
        }
    }

    private static void row(StringBuilder page, String... cells) {
        page.append('|');
        for (String cell : cells) {
            page.append(' ').append(cell.replace("|", "\\|")).append(" |");
        }
        page.append('\n');
    }
}
