package io.paymiumfix.doctor;

import io.paymiumfix.order.Rules;
import io.paymiumfix.text.Printable;
import java.io.PrintWriter;
import java.util.Locale;

/** What was found, printed as it is found: one line each, and the worst of them. Used by one thread. */
public final class Findings {
    private static final int MOST_OF_A_LINE = 4_000;

    private final PrintWriter out;
    private Grade worst = Grade.OK;
    private Rules.Assumptions assumed = Rules.Assumptions.DEFAULTS;

    /** Prints to {@code out}. */
    public Findings(final PrintWriter out) {
        this.out = out;
    }

    /** How bad it is. */
    public enum Grade {
        /** As it should be. */
        OK("ok  "),
        /** The gateway runs, but somebody should look. */
        WARN("warn"),
        /** The gateway would not run, or not as configured. */
        FAIL("FAIL");

        private final String word;

        Grade(final String word) {
            this.word = word;
        }
    }

    void ok(final String what, final String detail) {
        add(Grade.OK, what, detail);
    }

    void warn(final String what, final String detail) {
        add(Grade.WARN, what, detail);
    }

    /** Says what is wrong and what to do. */
    public void fail(final String what, final String detail) {
        add(Grade.FAIL, what, detail);
    }

    private void add(final Grade grade, final String what, final String detail) {
        print(grade.word + " " + what + ": " + detail);
        worst = grade.compareTo(worst) > 0 ? grade : worst;
    }

    /** What became of an assumption, with the line of the configuration that says so. */
    void assumption(final Assumption assumption, final Verdict verdict, final String detail) {
        final boolean assumed = assumption.isAssumed(this.assumed);
        final boolean holds = verdict == Verdict.HOLDS;
        final String line = "venue.assume." + assumption.key() + ": ";
        final String advice;
        if (verdict == Verdict.CANNOT_BE_TOLD || holds == assumed) {
            advice = "; " + line + assumed + " stands";
        } else {
            advice = "; set " + line + holds;
        }
        add(
                verdict == Verdict.DOES_NOT_HOLD && assumed ? Grade.WARN : Grade.OK,
                assumption.key(),
                verdict.toString().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + detail + advice);
    }

    /** What the configuration assumes, which is what verdicts are compared with. */
    void assuming(final Rules.Assumptions assumptions) {
        assumed = assumptions;
    }

    /** Something that is neither good nor bad. */
    public void note(final String text) {
        print("     " + text);
    }

    /** Details quote the venue: each stays one line. */
    private void print(final String line) {
        out.println(Printable.of(line, MOST_OF_A_LINE));
        out.flush();
    }

    /** A gateway runs on the token meanwhile. */
    public void running() {
        ok(
                "gateway",
                "it is running and uses the token; token, scopes and lane file are left out, so that its nonces stay in"
                        + " order");
    }

    /** The worst so far. */
    public Grade worst() {
        return worst;
    }
}
