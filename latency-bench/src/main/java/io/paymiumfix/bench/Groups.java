package io.paymiumfix.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What was measured, by load and subject, each in the order of its first turn. */
final class Groups {

    private Groups() {}

    /** By load, then by subject; the rounds of one subject under one load. */
    static Map<String, Map<String, List<Measured>>> of(List<Measured> measured) {
        Map<String, Map<String, List<Measured>>> groups = new LinkedHashMap<>();
        by(measured, Measured::load).forEach((load, all) -> groups.put(load, by(all, Measured::subject)));
        return groups;
    }

    private static Map<String, List<Measured>> by(List<Measured> measured, Function<Measured, String> name) {
        Map<String, List<Measured>> groups = new LinkedHashMap<>();
        measured.forEach(one -> groups.computeIfAbsent(name.apply(one), key -> new ArrayList<>())
                .add(one));
        return groups;
    }

    /** All orders of all rounds. */
    static Latencies total(List<Measured> rounds) {
        Latencies total = new Latencies();
        rounds.forEach(round -> total.add(round.latencies()));
        return total;
    }
}
