package io.paymiumfix.bench.report;

import io.paymiumfix.bench.report.Result.Second;
import io.paymiumfix.bench.report.Result.Subject;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One subject's seconds, round after round: the median, the 99th percentile and the slowest order of those due in each.
 * A second is drawn as wide as the longest of the load's subjects needs, so that all of a load share both axes.
 */
final class TimelinePlot {

    private static final double WIDTH = 760;
    private static final double HEIGHT = 150;
    private static final double LEFT = 64;
    private static final double RIGHT = 16;
    private static final double TOP = 10;
    private static final double BOTTOM = 22;

    private final Subject subject;
    private final int colour;
    private final LogAxis y;
    private final double secondWidth;

    private TimelinePlot(Subject subject, int colour, LogAxis y, double secondWidth) {
        this.subject = subject;
        this.colour = colour;
        this.y = y;
        this.secondWidth = secondWidth;
    }

    /** Of one subject of these. */
    static TimelinePlot of(Subject subject, List<Subject> all, int colour) {
        double least = Double.MAX_VALUE;
        double greatest = 0;
        int longest = 1;
        for (Subject one : all) {
            List<Second> seconds = one.whole().timeline();
            longest = Math.max(longest, seconds.size());
            for (Second second : seconds) {
                least = Math.min(least, second.p50());
                greatest = Math.max(greatest, second.max());
            }
        }
        LogAxis y = LogAxis.around(least, greatest, HEIGHT - BOTTOM, TOP);
        return new TimelinePlot(subject, colour, y, (WIDTH - LEFT - RIGHT) / longest);
    }

    Xml svg() {
        Xml svg = new Xml();
        svg.add(
                "<svg class=\"plot\" viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s by second\">",
                WIDTH, HEIGHT, subject.name());
        for (double tick : y.ticks()) {
            if (Math.abs(Math.log10(tick) - Math.rint(Math.log10(tick))) < 0.01) {
                svg.add("<path class=\"grid\" d=\"M%s %sH%s\"/>", LEFT, y.at(tick), WIDTH - RIGHT);
                svg.add(
                        "<text class=\"tick end\" x=\"%s\" y=\"%s\">%s</text>",
                        LEFT - 8, y.at(tick) + 4, Text.tick(tick));
            }
        }
        List<Second> seconds = subject.whole().timeline();
        for (int i = 0; i < seconds.size(); i++) {
            if (startsRound(seconds, i)) {
                double x = LEFT + i * secondWidth;
                svg.add("<path class=\"round\" d=\"M%s %sV%s\"/>", x, TOP, HEIGHT - BOTTOM);
                svg.add(
                        "<text class=\"tick\" x=\"%s\" y=\"%s\">round %s</text>",
                        x + 3, HEIGHT - 6, seconds.get(i).round());
            }
        }
        line(svg, seconds, "p99", Second::p99);
        line(svg, seconds, "p50", Second::p50);
        for (int i = 0; i < seconds.size(); i++) {
            Second second = seconds.get(i);
            svg.add(
                    "<circle class=\"max c%s\" cx=\"%s\" cy=\"%s\" r=\"2.2\"><title>%s</title></circle>",
                    colour, x(i), y.at(second.max()), told(second));
        }
        return svg.add("</svg>");
    }

    private static boolean startsRound(List<Second> seconds, int i) {
        return i == 0 || seconds.get(i).round() != seconds.get(i - 1).round();
    }

    private double x(int i) {
        return LEFT + (i + 0.5) * secondWidth;
    }

    private void line(Xml svg, List<Second> seconds, String name, ToDoubleFunction<Second> value) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < seconds.size(); i++) {
            double at = y.at(value.applyAsDouble(seconds.get(i)));
            if (startsRound(seconds, i)) {
                path.append(String.format(Locale.ROOT, "M%.1f %.1fh%.1f", x(i) - secondWidth / 4, at, secondWidth / 4));
            }
            path.append(String.format(Locale.ROOT, "L%.1f %.1f", x(i), at));
        }
        svg.add("<path class=\"line %s c%s\" d=\"%s\"/>", name, colour, path);
    }

    private static String told(Second second) {
        return "round %d, second %d: %,d orders, p50 %s, p99 %s, max %s us"
                .formatted(
                        second.round(),
                        second.second(),
                        second.orders(),
                        Text.number(second.p50()),
                        Text.number(second.p99()),
                        Text.number(second.max()));
    }
}
