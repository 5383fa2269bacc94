package io.paymiumfix.bench.report;

import io.paymiumfix.bench.report.Result.Ratio;
import io.paymiumfix.bench.report.Result.Subject;
import java.util.ArrayList;
import java.util.List;

/** Of subjects that took turns under one load. */
public final class Ratios {

    private static final String COMPARED = "gateway";

    private Ratios() {}

    /** The gateway's, or without one the last subject's, to every other, of all figures known of both. */
    public static List<Ratio> among(List<Subject> subjects) {
        Subject compared = subjects.stream()
                .filter(subject -> subject.name().equals(COMPARED))
                .findFirst()
                .orElse(subjects.get(subjects.size() - 1));
        List<Ratio> ratios = new ArrayList<>();
        for (Subject other : subjects) {
            if (!other.name().equals(compared.name())) {
                add(compared, other, ratios);
            }
        }
        return ratios;
    }

    private static void add(Subject of, Subject to, List<Ratio> ratios) {
        for (Figure figure : Figure.values()) {
            List<Double> ofRounds = figure.of(of);
            List<Double> toRounds = figure.of(to);
            if (!ofRounds.isEmpty() && ofRounds.size() == toRounds.size()) {
                ratios.add(new Ratio(
                        figure.owner(of),
                        figure.owner(to),
                        figure.label(),
                        figure.unit(),
                        Spread.ofRatios(ofRounds, toRounds),
                        Spread.of(ofRounds).median(),
                        Spread.of(toRounds).median()));
            }
        }
    }
}
