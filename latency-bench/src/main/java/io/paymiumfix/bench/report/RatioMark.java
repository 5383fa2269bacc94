package io.paymiumfix.bench.report;

import io.paymiumfix.bench.report.Result.Ratio;
import java.util.List;

/** A ratio as a dot with its spread, on one axis for all ratios of a load; the upright line is 1. */
final class RatioMark {

    private static final double WIDTH = 180;
    private static final double HEIGHT = 18;

    private final LogAxis x;

    RatioMark(List<Ratio> all) {
        double least = 0.9;
        double greatest = 1.1;
        for (Ratio ratio : all) {
            least = Math.min(least, ratio.spread().min());
            greatest = Math.max(greatest, ratio.spread().max());
        }
        x = LogAxis.around(least, greatest, 4, WIDTH - 4);
    }

    Xml svg(Ratio ratio) {
        double middle = HEIGHT / 2;
        return new Xml()
                .add("<svg class=\"mark\" viewBox=\"0 0 %s %s\" aria-hidden=\"true\">", WIDTH, HEIGHT)
                .add("<path class=\"one\" d=\"M%s 0V%s\"/>", x.at(1), HEIGHT)
                .add(
                        "<path class=\"line\" d=\"M%s %sH%s\"/>",
                        x.at(ratio.spread().min()), middle, x.at(ratio.spread().max()))
                .add(
                        "<circle r=\"3.5\" cx=\"%s\" cy=\"%s\"/>",
                        x.at(ratio.spread().median()), middle)
                .add("</svg>");
    }
}
