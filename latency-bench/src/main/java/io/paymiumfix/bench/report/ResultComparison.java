package io.paymiumfix.bench.report;

import io.paymiumfix.bench.report.Result.Load;
import io.paymiumfix.bench.report.Result.Measure;
import io.paymiumfix.bench.report.Result.Subject;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Two results, figure by figure. Their rounds did not take turns, so every round of one is set against every round of
 * the other; a figure has moved when all those ratios lie on the same side of 1, which is when the ranges of the rounds
 * do not overlap.
 */
public final class ResultComparison {

    private final Result a;
    private final Result b;
    private final List<String> left = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    /**
     * One figure.
     *
     * @param load its name
     * @param title subject and measure
     * @param figure which
     * @param aMedian of the rounds of A
     * @param bMedian of the rounds of B
     * @param ratio B to A: that of the medians, and the least and greatest of any two rounds
     */
    record Line(String load, String title, Figure figure, double aMedian, double bMedian, Spread ratio) {
        /** Empty when the ranges overlap. */
        String mark() {
            if (ratio.min() <= 1 && ratio.max() >= 1) {
                return "";
            }
            boolean better = figure.moreIsBetter() ? ratio.min() > 1 : ratio.max() < 1;
            return better ? "moved: better" : "moved: worse";
        }
    }

    /** Throws a {@link ResultException} when no load, or no subject of any load, is in both. */
    public ResultComparison(Result a, Result b) {
        this.a = a;
        this.b = b;
        for (Load load : a.loads()) {
            Load other = b.load(load.name());
            if (other == null) {
                left.add("load " + load.name() + ": only in A");
            } else {
                compare(load, other);
            }
        }
        b.loads().stream()
                .filter(load -> a.load(load.name()) == null)
                .forEach(load -> left.add("load " + load.name() + ": only in B"));
        if (lines.isEmpty()) {
            throw new ResultException("nothing is in both: " + String.join("; ", left));
        }
    }

    private void compare(Load inA, Load inB) {
        if (inA.subjects().size() == 1 && inB.subjects().size() == 1) {
            compare(inA.name(), inA.subjects().get(0), inB.subjects().get(0));
            return;
        }
        for (Subject subject : inA.subjects()) {
            Subject other = inB.subject(subject.name());
            if (other == null) {
                left.add(subject.name() + " under " + inA.name() + ": only in A");
            } else {
                compare(inA.name(), subject, other);
            }
        }
        inB.subjects().stream()
                .filter(subject -> inA.subject(subject.name()) == null)
                .forEach(subject -> left.add(subject.name() + " under " + inA.name() + ": only in B"));
    }

    private void compare(String load, Subject inA, Subject inB) {
        String title = inA.name().equals(inB.name()) ? inA.name() : inB.name() + " / " + inA.name();
        for (Measure measure : inA.measures()) {
            if (measure.name().equals(Result.SENT_LATE)) {
                continue; // the harness's, not the subject's
            }
            inB.measures().stream()
                    .filter(other -> other.name().equals(measure.name()))
                    .forEach(other -> {
                        for (Figure figure : Figure.values()) {
                            if (figure.isLatency()) {
                                add(load, title + " " + measure.name(), figure, figure.of(measure), figure.of(other));
                            }
                        }
                    });
        }
        for (Figure figure : Figure.values()) {
            if (!figure.isLatency()) {
                add(load, title, figure, figure.of(inA), figure.of(inB));
            }
        }
    }

    private void add(String load, String title, Figure figure, List<Double> ofA, List<Double> ofB) {
        if (ofA.isEmpty() || ofB.isEmpty()) {
            return;
        }
        Spread first = Spread.of(ofA);
        Spread second = Spread.of(ofB);
        lines.add(new Line(
                load,
                title,
                figure,
                first.median(),
                second.median(),
                new Spread(second.median() / first.median(), second.min() / first.max(), second.max() / first.min())));
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    /** What was left out because it is in one of both only. */
    List<String> left() {
        return List.copyOf(left);
    }

    /** The table. */
    public void print(PrintWriter out) {
        out.println("A  " + described(a));
        out.println("B  " + described(b));
        if (!Objects.equals(a.machine(), b.machine())) {
            out.println("A and B were measured on different machines: the ratios hold that difference too");
        }
        a.options().forEach((name, value) -> {
            String other = b.options().get(name);
            if (!value.equals(other)) {
                out.println("option " + name + ": A " + value + ", B " + (other == null ? "none" : other));
            }
        });
        String load = null;
        for (Line line : lines) {
            if (!line.load().equals(load)) {
                load = line.load();
                out.printf("%n%-36s %-10s %10s %10s  %-24s%n", load, "median of", "A", "B", "B / A (any two rounds)");
            }
            out.printf(
                    "%-36s %-10s %10s %10s  %-24s %s%n",
                    line.title(),
                    line.figure().label(),
                    Text.number(line.aMedian()),
                    Text.number(line.bMedian()),
                    Text.ratio(line.ratio()),
                    line.mark());
        }
        out.println();
        left.forEach(out::println);
        out.println("moved: the ranges of the rounds do not overlap. " + byChance());
    }

    private String byChance() {
        int ofA = rounds(a);
        int ofB = rounds(b);
        BigInteger orders = BigInteger.ONE;
        for (int i = 1; i <= ofB; i++) {
            orders = orders.multiply(BigInteger.valueOf(ofA + i)).divide(BigInteger.valueOf(i));
        }
        BigInteger oneIn = orders.divide(BigInteger.TWO);
        return "With %d and %d rounds that happens by chance to one figure in %s, and to more where rounds are pairs of one start."
                .formatted(ofA, ofB, oneIn);
    }

    private static int rounds(Result result) {
        return result.loads()
                .get(0)
                .subjects()
                .get(0)
                .measures()
                .get(0)
                .rounds()
                .size();
    }

    private static String described(Result result) {
        return result.measuredAt() + ", commit " + result.commit() + ", " + result.machine();
    }
}
