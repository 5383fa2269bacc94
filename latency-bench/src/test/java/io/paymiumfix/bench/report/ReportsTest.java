package io.paymiumfix.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

@Timeout(30)
class ReportsTest {

    private final Result result = ResultSamples.result()
            .with(List.of(new Result.GoalOutcome(
                    "(t1 + t2) / the bridge", "closed loop", "<= 0.50", "<= 0.36", "0.20", "25.0 / 100 us", "both")));

    @Test
    void shouldPrintTables() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        ConsoleReport.print(result, new PrintStream(bytes, true, StandardCharsets.UTF_8));

        assertEquals("""
                2 x Processor & <Co>, Linux 6.18, Java 17.0.15, commit abc1234, set-up on, journal os

                closed loop                            p50       p90       p99     p99.9    p99.99       max   us
                gateway t1+t2                         20.0      30.0      60.0     100.0     160.0     200.0
                naive-bridge t1+t2                   100.0     150.0     300.0     500.0     800.0    1000.0

                medians                           orders/s cpu us/order    bytes/order   gc pauses
                gateway                             40,000         25.0              -   3 in 7.5 ms, longest 3.0 ms
                naive-bridge                        10,000          100              -   3 in 7.5 ms, longest 3.0 ms

                cpu us/order by thread
                gateway                          io 25.0
                naive-bridge                     io 100

                ratios                                                         median of the rounds (min to max); medians of both
                gateway t1+t2 / naive-bridge t1+t2                 p50         0.20 (0.15 to 0.25)           25.0 / 100 us
                gateway t1+t2 / naive-bridge t1+t2                 p99         0.20 (0.15 to 0.25)           75.0 / 300 us
                gateway t1+t2 / naive-bridge t1+t2                 p99.9       0.20 (0.15 to 0.25)            125 / 500 us
                gateway / naive-bridge                             rate        5.00 (4.00 to 6.67)         40,000 / 10,000 orders/s
                gateway / naive-bridge                             cpu         0.20 (0.15 to 0.25)           25.0 / 100 us per order

                measure                                                        goal       then       figure                   met?  numbers
                (t1 + t2) / the bridge                                         <= 0.50    <= 0.36    0.20                     both  25.0 / 100 us
                """, bytes.toString(StandardCharsets.UTF_8).replaceAll(" +\n", "\n"));
    }

    @Test
    void shouldWriteMarkdown() {
        String page = MarkdownReport.of(result);

        assertTrue(page.contains("| machine | 2 x Processor & <Co>, Linux 6.18, Java 17.0.15 |\n"), page);
        assertTrue(page.contains("| commit | abc1234 |\n"), page);
        assertTrue(page.contains("| command | `bin/latency-bench --pin` |\n"), page);
        assertTrue(page.contains("""
                        ## closed loop

                        |  | p50 | p90 | p99 | p99.9 | p99.99 | max | orders |
                        |---|--:|--:|--:|--:|--:|--:|--:|
                        | gateway t1+t2 | 20.0 | 30.0 | 60.0 | 100 | 160 | 200 | 100 |
                        """), page);
        assertTrue(
                page.contains("| gateway / naive-bridge | rate | 5.00 (4.00 to 6.67) | 40,000 / 10,000 orders/s |\n"),
                page);
        assertTrue(page.contains("| (t1 + t2) / the bridge | <= 0.50 | <= 0.36 | 0.20 | both |"), page);
    }

    @Test
    void shouldWriteAPageThatNeedsNothingElse() throws Exception {
        String page = HtmlReport.of(result);

        Document html = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page)));
        assertEquals("html", html.getDocumentElement().getTagName());
        assertEquals(0, html.getElementsByTagName("script").getLength());
        assertEquals(0, html.getElementsByTagName("link").getLength());
        assertFalse(page.contains("http:") || page.contains("https:") || page.contains("url("), page);
        assertTrue(page.contains("2 x Processor &amp; &lt;Co&gt;"), page);
        // One percentile plot, a timeline of each subject, a mark of each ratio.
        assertEquals(1 + 2 + 5, html.getElementsByTagName("svg").getLength());
    }

    @Test
    void shouldDrawTheSame() {
        assertEquals(HtmlReport.of(result), HtmlReport.of(result));
    }

    @Test
    void shouldReportOneSubjectOfWhichLittleIsKnown() throws Exception {
        Result.Percentiles one = new Result.Percentiles(1, 5, 5, 5, 5, 5, 5);
        Result.Subject alone = new Result.Subject(
                "gateway",
                List.of(new Result.Measure(
                        "round-trip", one, List.of(one), List.of(new Result.Point(0, 5)), List.of())),
                List.of(new Result.Costs(1, null, null, Map.of(), null, null, null, null)));

        String page = HtmlReport.of(ResultSamples.result(ResultSamples.load("flood", alone)));

        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(page)));
        assertFalse(page.contains("NaN") || page.contains("Infinity"), page);
    }
}
