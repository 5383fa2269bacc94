package io.paymiumfix.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paymiumfix.bench.report.Goal.Kind;
import io.paymiumfix.bench.report.Result.GoalOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GoalTest {

    private final Result result = ResultSamples.result();

    @Test
    void shouldShowTheRatioAndBothNumbers() {
        assertEquals(
                new GoalOutcome(
                        "sum", "closed loop", "<= 0.50", "<= 0.20", "0.20 (0.15 to 0.25)", "p50 25.0 / 100 us", "both"),
                goal(Figure.P50, Kind.RATIO_AT_MOST, 0.50, 0.20).in(result));
    }

    @Test
    void shouldTellHowFarItGot() {
        assertEquals(
                "first",
                goal(Figure.P50, Kind.RATIO_AT_MOST, 0.50, 0.19).in(result).met());
        assertEquals(
                "no", goal(Figure.P50, Kind.RATIO_AT_MOST, 0.1, 0.05).in(result).met());
        assertEquals(
                "yes",
                goal(Figure.P50, Kind.RATIO_AT_MOST, 0.50, Double.NaN)
                        .in(result)
                        .met());
        assertEquals(
                "both", goal(Figure.RATE, Kind.RATIO_AT_LEAST, 3, 4).in(result).met());
        assertEquals(
                "no", goal(Figure.RATE, Kind.RATIO_AT_LEAST, 6, 9).in(result).met());
        assertEquals(
                "yes",
                goal(Figure.CPU, Kind.DIFFERENCE_AT_MOST, -75, Double.NaN)
                        .in(result)
                        .met());
    }

    @Test
    void shouldSayWhyThereIsNoFigure() {
        assertEquals(
                "not known of both",
                goal(Figure.ALLOCATION, Kind.RATIO_AT_MOST, 1, 1).in(result).found());
        assertEquals(
                "-",
                goal(Figure.ALLOCATION, Kind.RATIO_AT_MOST, 1, 1).in(result).met());
        assertEquals(
                "quickfixj-echo not measured",
                new Goal("m", "closed loop", Figure.P50, "gateway", "quickfixj-echo", Kind.RATIO_AT_MOST, 1, 1)
                        .in(result)
                        .found());
        assertEquals(
                "no such load",
                new Goal("m", "flood", Figure.P50, "gateway", "naive-bridge", Kind.RATIO_AT_MOST, 1, 1)
                        .in(result)
                        .found());
    }

    private static Goal goal(Figure figure, Kind kind, double first, double then) {
        return new Goal("sum", "closed loop", figure, "gateway", "naive-bridge", kind, first, then);
    }
}
