package io.paymiumfix.bench.report;

import io.paymiumfix.bench.report.Result.GoalOutcome;
import io.paymiumfix.bench.report.Result.Load;
import io.paymiumfix.bench.report.Result.Measure;
import io.paymiumfix.bench.report.Result.Percentiles;
import io.paymiumfix.bench.report.Result.Ratio;
import io.paymiumfix.bench.report.Result.Subject;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Tables for a terminal. */
public final class ConsoleReport {

    private ConsoleReport() {}

    /** Per load one table over all rounds, what it cost, and how the gateway compares with each other subject. */
    public static void print(Result result, PrintStream out) {
        out.println(result.machine() + ", commit " + result.commit() + ", set-up " + result.setUp());
        for (Load load : result.loads()) {
            out.printf(
                    "%n%-32s %9s %9s %9s %9s %9s %9s   us%n",
                    load.name(), "p50", "p90", "p99", "p99.9", "p99.99", "max");
            for (Subject subject : load.subjects()) {
                for (Measure measure : subject.measures()) {
                    printRow(out, subject.name() + " " + measure.name(), measure.total());
                }
            }
            printCosts(out, load.subjects());
            printRatios(out, load.ratios());
        }
        printGoals(out, result.goals());
    }

    private static void printRow(PrintStream out, String title, Percentiles row) {
        out.printf(
                Locale.ROOT,
                "%-32s %9.1f %9.1f %9.1f %9.1f %9.1f %9.1f%n",
                title,
                row.p50(),
                row.p90(),
                row.p99(),
                row.p999(),
                row.p9999(),
                row.max());
    }

    private static void printCosts(PrintStream out, List<Subject> subjects) {
        out.printf("%n%-32s %9s %12s %14s   %s%n", "medians", "orders/s", "cpu us/order", "bytes/order", "gc pauses");
        StringBuilder byThread = new StringBuilder();
        for (Subject subject : subjects) {
            CostsSummary costs = CostsSummary.of(subject);
            out.printf(
                    "%-32s %9s %12s %14s   %s%n",
                    subject.name(), costs.rate(), costs.cpu(), costs.allocation(), costs.gcPauses());
            byThread.append("%-32s %s%n".formatted(subject.name(), costs.threads()));
        }
        out.printf("%ncpu us/order by thread%n%s", byThread);
    }

    private static void printRatios(PrintStream out, List<Ratio> ratios) {
        if (!ratios.isEmpty()) {
            out.printf("%n%-50s %-11s %s%n", "ratios", "", "median of the rounds (min to max); medians of both");
        }
        for (Ratio ratio : ratios) {
            out.printf(
                    "%-50s %-11s %-24s %9s / %s %s%n",
                    ratio.of() + " / " + ratio.to(),
                    ratio.figure(),
                    Text.ratio(ratio.spread()),
                    Text.number(ratio.ofMedian()),
                    Text.number(ratio.toMedian()),
                    ratio.unit());
        }
    }

    private static void printGoals(PrintStream out, List<GoalOutcome> goals) {
        if (!goals.isEmpty()) {
            out.printf("%n%-62s %-10s %-10s %-24s %-5s %s%n", "measure", "goal", "then", "figure", "met?", "numbers");
        }
        for (GoalOutcome goal : goals) {
            out.printf(
                    "%-62s %-10s %-10s %-24s %-5s %s%n",
                    goal.measure(), goal.first(), goal.then(), goal.found(), goal.met(), goal.numbers());
        }
    }
}
