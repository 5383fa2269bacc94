package io.paymiumfix.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Equal ratios at equal distances.
 *
 * @param min the least value, more than 0
 * @param max the greatest, more than the least
 * @param from where the least is drawn
 * @param to where the greatest is drawn
 */
record LogAxis(double min, double max, double from, double to) {

    /** Wide enough for these, with a little room. */
    static LogAxis around(double least, double greatest, double from, double to) {
        return new LogAxis(Math.max(least, 0.001) / 1.15, Math.max(greatest, 0.002) * 1.15, from, to);
    }

    double at(double value) {
        double bounded = Math.max(min, Math.min(max, value));
        return from + (to - from) * Math.log(bounded / min) / Math.log(max / min);
    }

    /** 1, 2, 5 and their like; of wide ranges powers of ten only. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        boolean wide = max / min > 2_000;
        for (int power = (int) Math.floor(Math.log10(min)); power <= Math.ceil(Math.log10(max)); power++) {
            for (int digit : wide ? new int[] {1} : new int[] {1, 2, 5}) {
                double tick = digit * Math.pow(10, power);
                if (tick >= min && tick <= max) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }
}
