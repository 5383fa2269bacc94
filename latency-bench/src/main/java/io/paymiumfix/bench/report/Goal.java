package io.paymiumfix.bench.report;

import io.paymiumfix.bench.report.Result.GoalOutcome;
import io.paymiumfix.bench.report.Result.Load;
import io.paymiumfix.bench.report.Result.Subject;
import java.util.List;
import java.util.Locale;

/**
 * What a figure of one subject, set against that of another, should come to. Under the same load both took turns; under
 * different loads the rounds are set against each other in their order.
 *
 * @param measure in words
 * @param figure of both
 * @param of the subject that has the goal, and its load
 * @param to what it is compared with, and its load
 * @param kind how
 * @param first to reach first; NaN to show the figure without a goal
 * @param then to reach next; NaN when there is no such goal
 */
public record Goal(String measure, Figure figure, Place of, Place to, Kind kind, double first, double then) {

    /**
     * Where a figure is found.
     *
     * @param load the load's name
     * @param subject the subject's name
     */
    public record Place(String load, String subject) {}

    /** How two figures are compared. */
    public enum Kind {
        /** Their ratio is to be no greater. */
        RATIO_AT_MOST,
        /** Their ratio is to be no less. */
        RATIO_AT_LEAST,
        /** The first less the second is to be no greater. */
        DIFFERENCE_AT_MOST
    }

    /** What was found of it. */
    public GoalOutcome in(Result result) {
        Subject mine = subject(result, of);
        Subject theirs = subject(result, to);
        if (mine == null || theirs == null) {
            Place missing = mine == null ? of : to;
            return unknown("no " + missing.subject() + " under " + missing.load());
        }
        List<Double> ofRounds = figure.of(mine);
        List<Double> toRounds = figure.of(theirs);
        if (ofRounds.isEmpty() || ofRounds.size() != toRounds.size()) {
            return unknown("not known of both");
        }
        boolean difference = kind == Kind.DIFFERENCE_AT_MOST;
        Spread spread = difference ? Spread.ofDifferences(ofRounds, toRounds) : Spread.ofRatios(ofRounds, toRounds);
        return new GoalOutcome(
                measure,
                of.load(),
                bound(first),
                bound(then),
                difference ? Text.number(spread) : Text.ratio(spread),
                figure.label() + " " + Text.number(Spread.of(ofRounds).median())
                        + (difference ? " - " : " / ")
                        + Text.number(Spread.of(toRounds).median()) + " " + figure.unit(),
                met(spread.median()));
    }

    private static Subject subject(Result result, Place place) {
        Load load = result.load(place.load());
        return load == null ? null : load.subject(place.subject());
    }

    private GoalOutcome unknown(String why) {
        return new GoalOutcome(measure, of.load(), bound(first), bound(then), why, "", Text.NONE);
    }

    private String bound(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        String sign = kind == Kind.RATIO_AT_LEAST ? ">= " : "<= ";
        return sign + (value >= 1_000 ? String.format(Locale.ROOT, "%,.0f", value) : Text.ratio(value));
    }

    private String met(double found) {
        if (Double.isNaN(first)) {
            return Text.NONE;
        }
        if (!met(found, first)) {
            return "no";
        }
        return Double.isNaN(then) ? "yes" : met(found, then) ? "both" : "first";
    }

    private boolean met(double found, double bound) {
        return kind == Kind.RATIO_AT_LEAST ? found >= bound : found <= bound;
    }
}
