package io.paymiumfix.bench.report;

import io.paymiumfix.bench.report.Result.GoalOutcome;
import io.paymiumfix.bench.report.Result.Load;
import io.paymiumfix.bench.report.Result.Measure;
import io.paymiumfix.bench.report.Result.Percentiles;
import io.paymiumfix.bench.report.Result.Ratio;
import io.paymiumfix.bench.report.Result.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The whole result in one page that needs nothing else: drawings are part of it, and it runs no script. */
public final class HtmlReport {

    /** Each has its colour in every report. */
    private static final List<String> KNOWN = List.of("gateway", "naive-bridge", "quickfixj-echo", "raw-bridge");

    private static final int COLOURS = 7;

    private final Result result;
    private final List<String> names = new ArrayList<>(KNOWN);
    private final Xml page = new Xml();

    private HtmlReport(Result result) {
        this.result = result;
        for (Load load : result.loads()) {
            for (Subject subject : load.subjects()) {
                if (!names.contains(subject.name())) {
                    names.add(subject.name());
                }
            }
        }
    }

    /** The page, which is well-formed XML too. */
    public static String of(Result result) {
        HtmlReport report = new HtmlReport(result);
        report.write();
        return report.page.toString();
    }

    private int colour(String subject) {
        return names.indexOf(subject) % COLOURS;
    }

    private void write() {
        page.add("<!DOCTYPE html>")
                .add("<html lang=\"en\"><head><meta charset=\"utf-8\"/>")
                .add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>")
                .add("<title>%s</title>", "Latency and throughput, " + result.commit())
                .add("<style>")
                .addMarkup(style())
                .add("</style></head><body><main>");
        header();
        goals();
        result.loads().forEach(this::load);
        options();
        page.add("</main></body></html>");
    }

    private void header() {
        page.add("<header><h1>Latency and throughput</h1>")
                .add(
                        "<p class=\"lead\">What a FIX to REST gateway adds to an order, from outside: over TCP, from another"
                                + " process, read from one clock.</p><dl>")
                .add("<dt>machine</dt><dd>%s</dd>", result.machine())
                .add("<dt>commit</dt><dd><code>%s</code></dd>", result.commit())
                .add("<dt>measured</dt><dd>%s</dd>", result.measuredAt())
                .add("<dt>command</dt><dd><code>%s</code></dd>", result.command())
                .add("<dt>set-up</dt><dd>%s</dd></dl>", result.setUp())
                .add(
                        "<p><b>t1</b> from the order's planned time to the last byte of its signed POST at the venue. <b>t2</b>"
                                + " from the venue's reply to the ExecutionReport(8). <b>t1+t2</b> both of the same order: all that"
                                + " the gateway adds. <b>sent-late</b> what of t1 the harness was itself late by. Microseconds, over all rounds.</p><nav>");
        for (Load load : result.loads()) {
            page.add("<a href=\"#%s\">%s</a>", Text.slug(load.name()), load.name());
        }
        page.add("</nav></header>");
    }

    private void goals() {
        if (result.goals().isEmpty()) {
            return;
        }
        page.add(
                "<section><h2>Goals</h2><div class=\"wide\"><table class=\"goals\"><thead><tr><th>measure</th><th>goal</th><th>then</th>"
                        + "<th>figure</th><th>met?</th><th>numbers</th></tr></thead><tbody>");
        for (GoalOutcome goal : result.goals()) {
            page.add(
                    "<tr><th>%s</th><td>%s</td><td>%s</td><td>%s</td><td class=\"met %s\">%s</td><td class=\"quiet\">%s</td></tr>",
                    goal.measure(),
                    goal.first(),
                    goal.then(),
                    goal.found(),
                    goal.met().equals(Text.NONE) ? "unknown" : goal.met(),
                    goal.met(),
                    goal.numbers());
        }
        page.add("</tbody></table></div></section>");
    }

    private void load(Load load) {
        page.add("<section id=\"%s\"><h2>%s</h2>", Text.slug(load.name()), load.name());
        page.add("<p class=\"legend\">");
        for (Subject subject : load.subjects()) {
            page.add(
                    "<span><i class=\"c%s\"></i>%s</span>",
                    colour(subject.name()),
                    subject.name() + " " + subject.whole().name());
        }
        page.add("</p>").add(new PercentilePlot(load.subjects(), this::colour).svg());
        ratios(load.ratios());
        latencies(load.subjects());
        costs(load.subjects());
        page.add("<h3>Second by second</h3><p class=\"quiet\">By the second in which orders were due: p50 (strong), p99"
                + " (thin) and the slowest (dots).</p>");
        for (Subject subject : load.subjects()) {
            page.add("<h4><i class=\"c%s\"></i>%s</h4>", colour(subject.name()), subject.name());
            page.add(TimelinePlot.of(subject, load.subjects(), colour(subject.name()))
                    .svg());
        }
        page.add("</section>");
    }

    private void ratios(List<Ratio> ratios) {
        if (ratios.isEmpty()) {
            return;
        }
        RatioMark mark = new RatioMark(ratios);
        page.add(
                "<h3>Ratios</h3><p class=\"quiet\">Median of the rounds' own (least to greatest); behind it the medians of"
                        + " both.</p><div class=\"wide\"><table><thead><tr><th></th><th></th><th class=\"n\">ratio</th>"
                        + "<th>spread</th><th class=\"n\">numbers</th></tr></thead><tbody>");
        String before = "";
        for (Ratio ratio : ratios) {
            String title = ratio.of() + " / " + ratio.to();
            page.add(
                            "<tr><th>%s</th><td>%s</td><td class=\"n\">%s</td><td>",
                            title.equals(before) ? "" : title, ratio.figure(), Text.ratio(ratio.spread()))
                    .add(mark.svg(ratio))
                    .add(
                            "</td><td class=\"n quiet\">%s</td></tr>",
                            Text.number(ratio.ofMedian()) + " / " + Text.number(ratio.toMedian()) + " " + ratio.unit());
            before = title;
        }
        page.add("</tbody></table></div>");
    }

    private void latencies(List<Subject> subjects) {
        page.add("<h3>Latency, us</h3><div class=\"wide\"><table><thead><tr><th></th><th></th><th class=\"n\">p50</th>"
                + "<th class=\"n\">p90</th><th class=\"n\">p99</th><th class=\"n\">p99.9</th><th class=\"n\">p99.99</th>"
                + "<th class=\"n\">max</th><th class=\"n\">orders</th></tr></thead><tbody>");
        for (Subject subject : subjects) {
            String name = subject.name();
            for (Measure measure : subject.measures()) {
                Percentiles total = measure.total();
                page.addMarkup(measure.equals(subject.whole()) ? "<tr class=\"whole\">" : "<tr>");
                page.add(
                        "<th>%s</th><td>%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td>"
                                + "<td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td>"
                                + "<td class=\"n quiet\">%s</td></tr>",
                        name,
                        measure.name(),
                        Text.number(total.p50()),
                        Text.number(total.p90()),
                        Text.number(total.p99()),
                        Text.number(total.p999()),
                        Text.number(total.p9999()),
                        Text.number(total.max()),
                        "%,d".formatted(total.orders()));
                name = "";
            }
        }
        page.add("</tbody></table></div>");
    }

    private void costs(List<Subject> subjects) {
        page.add(
                "<h3>Cost</h3><p class=\"quiet\">Medians of the rounds; pauses of all rounds together.</p><div class=\"wide\">"
                        + "<table><thead><tr><th></th><th class=\"n\">orders/s</th><th class=\"n\">processor us/order</th>"
                        + "<th>of that, by thread</th><th class=\"n\">bytes allocated/order</th><th>GC pauses</th></tr></thead><tbody>");
        for (Subject subject : subjects) {
            CostsSummary costs = CostsSummary.of(subject);
            page.add(
                    "<tr><th>%s</th><td class=\"n\">%s</td><td class=\"n\">%s</td><td>%s</td><td class=\"n\">%s</td><td>%s</td></tr>",
                    subject.name(), costs.rate(), costs.cpu(), costs.threads(), costs.allocation(), costs.gcPauses());
        }
        page.add("</tbody></table></div>");
    }

    private void options() {
        page.add("<section><h2>Options</h2><dl>");
        result.options().forEach((name, value) -> page.add("<dt>%s</dt><dd><code>%s</code></dd>", name, value));
        page.add("</dl></section>");
    }

    private static String style() {
        try (InputStream file = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
