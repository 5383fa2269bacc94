package io.paymiumfix.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.bench.report.ResultComparison.Line;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ResultComparisonTest {

    @Test
    void shouldMarkOnlyWhatMovedBeyondAllRounds() {
        assertEquals("", markOfP50(new double[] {10, 12, 14}, new double[] {14, 16, 18}));
        assertEquals("moved: worse", markOfP50(new double[] {10, 12, 14}, new double[] {14.1, 16, 18}));
        assertEquals("moved: better", markOfP50(new double[] {10, 12, 14}, new double[] {9.9, 5, 6}));
        assertEquals("", markOfP50(new double[] {10, 20}, new double[] {14, 15}));
    }

    @Test
    void shouldTakeAGreaterRateForBetter() {
        Line rate = compared(new double[] {100, 110}, new double[] {50, 60}).lines().stream()
                .filter(line -> line.figure() == Figure.RATE)
                .findFirst()
                .orElseThrow();

        assertEquals("moved: better", rate.mark());
        assertEquals("1.92 (1.67 to 2.20)", Text.ratio(rate.ratio()));
    }

    @Test
    void shouldSpreadOverAnyTwoRounds() {
        Line p50 = compared(new double[] {10, 20, 40}, new double[] {20, 30, 50})
                .lines()
                .get(0);

        assertEquals(new Spread(1.5, 0.5, 5), p50.ratio());
    }

    @Test
    void shouldCompareTheOnlySubjectsWhateverTheirNames() {
        ResultComparison comparison = new ResultComparison(
                ResultSamples.result(
                        ResultSamples.load("closed loop", ResultSamples.subject("naive-bridge", 100, 120))),
                ResultSamples.result(ResultSamples.load("closed loop", ResultSamples.subject("gateway", 50, 60))));

        assertEquals("gateway / naive-bridge t1+t2", comparison.lines().get(0).title());
        assertEquals(List.of(), comparison.left());
    }

    @Test
    void shouldSayWhatIsNotInBoth() {
        Result a = ResultSamples.result(
                ResultSamples.load(
                        "closed loop", ResultSamples.subject("gateway", 1), ResultSamples.subject("raw-bridge", 1)),
                ResultSamples.load("1000/s", ResultSamples.subject("gateway", 1)));
        Result b = ResultSamples.result(
                ResultSamples.load(
                        "closed loop", ResultSamples.subject("gateway", 1), ResultSamples.subject("naive-bridge", 1)),
                ResultSamples.load("flood", ResultSamples.subject("gateway", 1)));

        assertEquals(
                List.of(
                        "raw-bridge under closed loop: only in A",
                        "naive-bridge under closed loop: only in B",
                        "load 1000/s: only in A",
                        "load flood: only in B"),
                new ResultComparison(a, b).left());
    }

    @Test
    void shouldRefuseResultsWithNothingInCommon() {
        Result a = ResultSamples.result(ResultSamples.load("closed loop", ResultSamples.subject("gateway", 1)));
        Result b = ResultSamples.result(ResultSamples.load("flood", ResultSamples.subject("gateway", 1)));

        ResultException refused = assertThrows(ResultException.class, () -> new ResultComparison(a, b));

        assertEquals("nothing is in both: load closed loop: only in A; load flood: only in B", refused.getMessage());
    }

    @Test
    void shouldPrintBothMediansAndWhatChanceDoes() {
        StringWriter text = new StringWriter();

        compared(new double[] {10, 11, 12, 13, 14}, new double[] {20, 21, 22, 23, 24})
                .print(new PrintWriter(text, true));

        String printed = text.toString();
        assertTrue(
                printed.contains("gateway t1+t2                        p50              12.0       22.0  1.83 (1.43 to"
                        + " 2.40)      moved: worse"),
                printed);
        assertTrue(
                printed.contains("With 5 and 5 rounds that happens by chance to one figure in 126, and to more"),
                printed);
    }

    private static String markOfP50(double[] a, double[] b) {
        return compared(a, b).lines().get(0).mark();
    }

    private static ResultComparison compared(double[] a, double[] b) {
        return new ResultComparison(
                ResultSamples.result(ResultSamples.load("closed loop", ResultSamples.subject("gateway", a))),
                ResultSamples.result(ResultSamples.load("closed loop", ResultSamples.subject("gateway", b))));
    }
}
