package io.paymiumfix.bench.report;

import io.paymiumfix.bench.report.Result.Measure;
import io.paymiumfix.bench.report.Result.Point;
import io.paymiumfix.bench.report.Result.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** How long the slowest of 10, 100, 1,000 orders took: one line per subject, of all that an order takes in it. */
final class PercentilePlot {

    private static final double WIDTH = 760;
    private static final double HEIGHT = 340;
    private static final double LEFT = 64;
    private static final double RIGHT = 16;
    private static final double TOP = 14;
    private static final double BOTTOM = 44;

    private final List<Subject> subjects;
    private final ToIntFunction<String> colours;
    private final LogAxis x;
    private final LogAxis y;

    /** Of one load. */
    PercentilePlot(List<Subject> subjects, ToIntFunction<String> colours) {
        this.subjects = subjects;
        this.colours = colours;
        double least = Double.MAX_VALUE;
        double greatest = 0;
        double rarest = 100;
        for (Subject subject : subjects) {
            for (Point point : subject.whole().curve()) {
                least = Math.min(least, point.us());
                greatest = Math.max(greatest, point.us());
                rarest = Math.max(rarest, oneIn(point));
            }
        }
        x = new LogAxis(1, rarest, LEFT, WIDTH - RIGHT);
        y = LogAxis.around(least, greatest, HEIGHT - BOTTOM, TOP);
    }

    private static double oneIn(Point point) {
        return 100 / (100 - point.percentile());
    }

    Xml svg() {
        Xml svg = new Xml();
        svg.add(
                "<svg class=\"plot\" viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"latency by percentile\">",
                WIDTH, HEIGHT);
        grid(svg);
        for (Subject subject : subjects) {
            line(svg, subject);
        }
        return svg.add("</svg>");
    }

    private void grid(Xml svg) {
        for (double tick : y.ticks()) {
            svg.add("<path class=\"grid\" d=\"M%s %sH%s\"/>", LEFT, y.at(tick), WIDTH - RIGHT);
            svg.add("<text class=\"tick end\" x=\"%s\" y=\"%s\">%s</text>", LEFT - 8, y.at(tick) + 4, Text.tick(tick));
        }
        List<Double> ticks = new ArrayList<>(List.of(1.0, 2.0));
        for (double tick = 10; tick <= x.max(); tick *= 10) {
            ticks.add(tick);
        }
        for (double tick : ticks) {
            svg.add("<path class=\"grid\" d=\"M%s %sV%s\"/>", x.at(tick), TOP, HEIGHT - BOTTOM);
            svg.add(
                    "<text class=\"tick middle\" x=\"%s\" y=\"%s\">%s</text>",
                    x.at(tick), HEIGHT - BOTTOM + 16, percentile(tick));
        }
        svg.add(
                "<text class=\"tick middle\" x=\"%s\" y=\"%s\">percentile of the orders</text>",
                (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8);
        svg.add("<text class=\"tick\" x=\"2\" y=\"%s\">us</text>", TOP + 4);
    }

    /** 50 for one in 2, 90 for one in 10, 99 for one in 100, 99.9 for one in 1,000. */
    private static String percentile(double oneIn) {
        if (oneIn == 2) {
            return "50";
        }
        int nines = (int) Math.round(Math.log10(oneIn));
        return switch (nines) {
            case 0 -> "0";
            case 1 -> "90";
            case 2 -> "99";
            default -> "99." + "9".repeat(nines - 2);
        };
    }

    private void line(Xml svg, Subject subject) {
        Measure whole = subject.whole();
        StringBuilder path = new StringBuilder();
        for (Point point : whole.curve()) {
            path.append(path.length() == 0 ? 'M' : 'L')
                    .append(String.format(Locale.ROOT, "%.1f %.1f", x.at(oneIn(point)), y.at(point.us())));
        }
        svg.add(
                "<path class=\"line c%s\" d=\"%s\"><title>%s</title></path>",
                colours.applyAsInt(subject.name()),
                path,
                subject.name() + " " + whole.name() + ": p50 "
                        + Text.number(whole.total().p50()) + " us, p99 "
                        + Text.number(whole.total().p99()) + " us, p99.9 "
                        + Text.number(whole.total().p999()) + " us");
    }
}
