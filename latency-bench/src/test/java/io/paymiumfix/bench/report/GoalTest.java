package io.paymiumfix.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paymiumfix.bench.report.Goal.Kind;
import io.paymiumfix.bench.report.Goal.Place;
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
                "no quickfixj-echo under closed loop",
                against(new Place("closed loop", "quickfixj-echo")).in(result).found());
        assertEquals(
                "no naive-bridge under flood",
                against(new Place("flood", "naive-bridge")).in(result).found());
    }

    @Test
    void shouldShowAFigureWithoutAGoal() {
        GoalOutcome outcome =
                goal(Figure.P50, Kind.RATIO_AT_MOST, Double.NaN, Double.NaN).in(result);

        assertEquals("", outcome.first());
        assertEquals("0.20 (0.15 to 0.25)", outcome.found());
        assertEquals("-", outcome.met());
    }

    private static Goal against(Place to) {
        return new Goal("m", Figure.P50, new Place("closed loop", "gateway"), to, Kind.RATIO_AT_MOST, 1, 1);
    }

    private static Goal goal(Figure figure, Kind kind, double first, double then) {
        return new Goal(
                "sum",
                figure,
                new Place("closed loop", "gateway"),
                new Place("closed loop", "naive-bridge"),
                kind,
                first,
                then);
    }
}
