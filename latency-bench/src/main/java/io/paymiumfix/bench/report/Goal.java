package io.paymiumfix.bench.report;

import io.paymiumfix.bench.report.Result.GoalOutcome;
import io.paymiumfix.bench.report.Result.Load;
import io.paymiumfix.bench.report.Result.Subject;
import java.util.List;
import java.util.Locale;

/**
 * What a figure of one subject, set against that of another under the same load, should come to.
 *
 * @param measure in words
 * @param load under which both are measured
 * @param figure of both
 * @param of the subject that has the goal
 * @param to what it is compared with
 * @param kind how
 * @param first to reach first
 * @param then to reach next; NaN when there is no such goal
 */
public record Goal(
        String measure, String load, Figure figure, String of, String to, Kind kind, double first, double then) {

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
        Load under = result.load(load);
        if (under == null) {
            return unknown("no such load");
        }
        Subject mine = under.subject(of);
        Subject theirs = under.subject(to);
        if (mine == null || theirs == null) {
            return unknown((mine == null ? of : to) + " not measured");
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
                load,
                bound(first),
                bound(then),
                difference ? Text.number(spread) : Text.ratio(spread),
                figure.label() + " " + Text.number(Spread.of(ofRounds).median())
                        + (difference ? " - " : " / ")
                        + Text.number(Spread.of(toRounds).median()) + " " + figure.unit(),
                met(spread.median()));
    }

    private GoalOutcome unknown(String why) {
        return new GoalOutcome(measure, load, bound(first), bound(then), why, "", Text.NONE);
    }

    private String bound(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        String sign = kind == Kind.RATIO_AT_LEAST ? ">= " : "<= ";
        return sign + (value >= 1_000 ? String.format(Locale.ROOT, "%,.0f", value) : Text.ratio(value));
    }

    private String met(double found) {
        if (!met(found, first)) {
            return "no";
        }
        return Double.isNaN(then) ? "yes" : met(found, then) ? "both" : "first";
    }

    private boolean met(double found, double bound) {
        return kind == Kind.RATIO_AT_LEAST ? found >= bound : found <= bound;
    }
}
