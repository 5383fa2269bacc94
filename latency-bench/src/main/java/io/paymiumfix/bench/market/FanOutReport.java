package io.paymiumfix.bench.market;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.paymiumfix.bench.report.Spread;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What was measured, as printed and as written.
 *
 * @param machine and versions
 * @param unit of all times
 * @param plan of the calls in process
 * @param updatesPerSecond of the venue, end to end
 * @param inProcess every turn
 * @param endToEnd every round; empty when it was left out
 */
record FanOutReport(
        String machine,
        String unit,
        FanOutCalls.Plan plan,
        int updatesPerSecond,
        List<FanOutCalls.Turn> inProcess,
        List<EndToEnd.Turn> endToEnd) {

    /** Of one call, the gateway's way beside the others, by name of the other and of the figure. */
    @JsonProperty
    Map<String, Map<String, Ratio>> ratios() {
        Map<String, Map<String, Ratio>> all = new LinkedHashMap<>();
        for (SendingMode other : SendingMode.values()) {
            if (other != SendingMode.ENCODED_ONCE) {
                Map<String, Ratio> figures = new LinkedHashMap<>();
                figures.put("p50", ratio(other, FanOutCalls.Turn::p50Us));
                figures.put("p99", ratio(other, FanOutCalls.Turn::p99Us));
                figures.put("cpu", ratio(other, FanOutCalls.Turn::cpuUsPerMessage));
                all.put(other.toString(), figures);
            }
        }
        return all;
    }

    private Ratio ratio(SendingMode other, ToDoubleFunction<FanOutCalls.Turn> figure) {
        return Ratio.of(of(SendingMode.ENCODED_ONCE, figure), of(other, figure));
    }

    private List<Double> of(SendingMode mode, ToDoubleFunction<FanOutCalls.Turn> figure) {
        return inProcess.stream()
                .filter(turn -> turn.mode().equals(mode.toString()))
                .map(figure::applyAsDouble)
                .toList();
    }

    void print(PrintStream out) {
        out.println(machine);
        out.printf(
                "%none call: X of 3 entries to %d sessions %8s %9s %13s %15s   us%n",
                plan.sessions(), "p50", "p99", "per message", "cpu per message");
        for (SendingMode mode : SendingMode.values()) {
            double p50 = Spread.of(of(mode, FanOutCalls.Turn::p50Us)).median();
            out.printf(
                    Locale.ROOT,
                    "%-38s %9.1f %9.1f %13.2f %15.2f%n",
                    mode,
                    p50,
                    Spread.of(of(mode, FanOutCalls.Turn::p99Us)).median(),
                    p50 / plan.sessions(),
                    Spread.of(of(mode, FanOutCalls.Turn::cpuUsPerMessage)).median());
        }
        out.printf("%n%-38s median of %d rounds (min to max); medians of both, us%n", "ratios", plan.rounds());
        ratios().forEach((other, figures) -> figures.forEach((figure, ratio) -> out.printf(
                Locale.ROOT,
                "%-34s %3s %6.3f (%.3f to %.3f) %9.2f / %.2f%n",
                SendingMode.ENCODED_ONCE + " / " + other,
                figure,
                ratio.median(),
                ratio.min(),
                ratio.max(),
                ratio.of(),
                ratio.to())));
        printEndToEnd(out);
    }

    private void printEndToEnd(PrintStream out) {
        if (endToEnd.isEmpty()) {
            return;
        }
        out.printf(
                "%n%-38s %-28s %s, us: medians of %d rounds (min to max)%n",
                "from the venue, " + updatesPerSecond + " updates/s, to", "p50", "p99", endToEnd.size());
        row(out, "the first subscriber", EndToEnd.Turn::firstP50Us, EndToEnd.Turn::firstP99Us);
        row(out, "the last of " + plan.sessions(), EndToEnd.Turn::lastP50Us, EndToEnd.Turn::lastP99Us);
        List<Double> cpu = endToEnd.stream().map(EndToEnd.Turn::cpuUsPerMessage).toList();
        out.printf(
                Locale.ROOT,
                "%-38s %s us of the gateway's processor per message delivered%n",
                endToEnd.stream().mapToLong(EndToEnd.Turn::messages).sum() + " messages",
                spread(cpu));
    }

    private void row(
            PrintStream out, String name, ToDoubleFunction<EndToEnd.Turn> p50, ToDoubleFunction<EndToEnd.Turn> p99) {
        out.printf(
                "%-38s %-28s %s%n",
                name,
                spread(endToEnd.stream().map(p50::applyAsDouble).toList()),
                spread(endToEnd.stream().map(p99::applyAsDouble).toList()));
    }

    private static String spread(List<Double> values) {
        Spread spread = Spread.of(values);
        return String.format(Locale.ROOT, "%.1f (%.1f to %.1f)", spread.median(), spread.min(), spread.max());
    }
}
