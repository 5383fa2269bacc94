package io.paymiumfix.bench;

import io.paymiumfix.bench.report.Figure;
import io.paymiumfix.bench.report.Goal;
import io.paymiumfix.bench.report.Goal.Kind;
import io.paymiumfix.bench.report.Goal.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of goals: what is measured for it, and what it should come to. Everything here is data, to be tuned so that
 * all of it takes less than 20 minutes on two processors.
 */
final class Table {

    private static final double NONE = Double.NaN;
    private static final String GATEWAY = "gateway";
    private static final String NAIVE = "naive-bridge";
    private static final String THREADED = "naive-threaded";
    private static final String ECHO = "quickfixj-echo";

    private static final String ONE_SESSION = "closed loop";
    private static final String EIGHT_SESSIONS = "closed loop, 8 sessions";
    private static final String SIXTEEN_SESSIONS = "closed loop, 16 sessions";
    private static final String FLOOD = "flood of 512";
    private static final String RATE = "1000/s";

    private static final int ROUNDS_WITHOUT_GOAL = 1;

    /** Of each start of the subjects: three starts make nine pairs. */
    private static final String PAIRS = " --pairs 3";

    private static final String ECHO_LOADS =
            " --subjects quickfixj-echo --warm-up 80000 --orders 10000 --rate 0" + PAIRS;

    private static final String LOADS =
            " --subjects naive-bridge,gateway --accounts one --pipeline-depth 64 --warm-up 240000"
                    + " --orders 5000 --flood 40000 --flood-seconds 2 --keep-open 0" + PAIRS;

    private static final String OPEN_LOOP = " --rate 1000 --seconds 8";

    /** In their order, all of them in each round, but those that have a most. */
    static final List<Step> STEPS = List.of(
            // What two bare sockets take shows why a goal cannot be met; no goal is set beside it.
            new Step(
                    "on",
                    "--set-up on --subjects raw-bridge --sessions 1,8 --warm-up 80000 --orders 10000 --parts 3"
                            + OPEN_LOOP,
                    Placing.EACH),
            new Step("on", "--set-up on" + ECHO_LOADS, Placing.EACH),
            new Step(
                    "on",
                    "--set-up on --subjects naive-threaded,gateway --sessions 8 --accounts one --pipeline-depth 64"
                            + " --warm-up 200000 --orders 15000 --rate 0" + PAIRS,
                    Placing.EACH),
            new Step("on", "--set-up on" + LOADS + OPEN_LOOP, Placing.EACH),
            new Step("bare", "--set-up bare" + ECHO_LOADS, Placing.EACH),
            new Step("bare", "--set-up bare" + LOADS + " --rate 0", Placing.EACH),
            new Step(
                    "tls",
                    "--set-up on --tls --subjects naive-bridge,gateway --warm-up 24000 --orders 5000 --rate 0" + PAIRS,
                    Placing.EACH,
                    ROUNDS_WITHOUT_GOAL),
            new Step(
                    "fsync",
                    "--set-up on --durability fsync --subjects gateway --sessions 1,16 --accounts one --pipeline-depth 64"
                            + " --warm-up 180000 --orders 5000 --flood 20000 --rate 0" + PAIRS,
                    Placing.BOTH));

    private Table() {}

    /** Processors for subjects. The harness always spins on the first. */
    enum Placing {
        /** One of their own in loads of latency, which is to repeat; theirs and what the harness leaves of the first in others. */
        EACH,
        /** Theirs and what the harness leaves of the first in all loads. */
        BOTH
    }

    /**
     * One run of the bench.
     *
     * @param setUp added to the names of its loads
     * @param options of {@code bin/latency-bench}, blanks between
     * @param placing where the subjects run, when processors are fixed
     * @param mostRounds starts of every subject, however many are asked for
     */
    record Step(String setUp, String options, Placing placing, int mostRounds) {

        Step(String setUp, String options, Placing placing) {
            this(setUp, options, placing, Integer.MAX_VALUE);
        }

        /** @param subjectCpu the processor for subjects that have but one, or null when none are fixed */
        List<String> words(String subjectCpu) {
            List<String> words = new ArrayList<>(List.of(options.trim().split("\\s+")));
            if (subjectCpu != null) {
                words.addAll(List.of("--subject-cpu", "0-" + subjectCpu));
                if (placing == Placing.EACH) {
                    words.addAll(List.of("--latency-cpu", subjectCpu));
                }
            }
            return words;
        }

        /** As reports call it. */
        String named(String load) {
            return load + ", " + setUp;
        }
    }

    /** The rows. */
    static List<Goal> goals() {
        List<Goal> goals = new ArrayList<>();
        for (String setUp : List.of("on", "bare")) {
            boolean on = setUp.equals("on");
            goals.add(atMost(
                    "(t1 + t2) / the bridge most people would write",
                    setUp,
                    ONE_SESSION,
                    Figure.P50,
                    NAIVE,
                    0.50,
                    0.36));
            goals.add(atMost(
                    "(t1 + t2) / stock QuickFIX/J echo round trip", setUp, ONE_SESSION, Figure.P50, ECHO, 2.0, 1.6));
            goals.add(atLeast("flood throughput, one session", setUp, FLOOD, Figure.RATE, NAIVE, 9, on ? 12 : 17));
            goals.add(atMost("CPU per order under flood", setUp, FLOOD, Figure.CPU, NAIVE, 1 / 10.0, 1 / 15.0));
            goals.add(goal(
                    "allocation beyond QuickFIX/J's own",
                    setUp,
                    ONE_SESSION,
                    Figure.ALLOCATION,
                    ECHO,
                    Kind.DIFFERENCE_AT_MOST,
                    2_048,
                    NONE));
        }
        goals.add(atLeast(
                "closed loop, 8 sessions / threaded bridge", "on", EIGHT_SESSIONS, Figure.RATE, THREADED, 3.5, 5));
        goals.add(atMost("p99 at 1,000/s open loop", "on", RATE, Figure.P99, NAIVE, 1, 0.5));
        goals.add(atMost("p99.9 at 1,000/s open loop", "on", RATE, Figure.P999, NAIVE, 1, 0.5));
        goals.add(atMost(
                "(t1 + t2) / the bridge most people would write",
                "tls",
                ONE_SESSION + ", TLS",
                Figure.P50,
                NAIVE,
                NONE,
                NONE));
        goals.add(new Goal(
                "fsync adds to t1 + t2 (aim: a flush per leg)",
                Figure.P50,
                new Place(ONE_SESSION + ", fsync", GATEWAY),
                new Place(ONE_SESSION + ", on", GATEWAY),
                Kind.DIFFERENCE_AT_MOST,
                NONE,
                NONE));
        goals.add(new Goal(
                "fsync, 16 sessions / one session",
                Figure.RATE,
                new Place(SIXTEEN_SESSIONS + ", fsync", GATEWAY),
                new Place(ONE_SESSION + ", fsync", GATEWAY),
                Kind.RATIO_AT_LEAST,
                5,
                NONE));
        return goals;
    }

    private static Goal atMost(
            String measure, String setUp, String load, Figure figure, String to, double first, double then) {
        return goal(measure, setUp, load, figure, to, Kind.RATIO_AT_MOST, first, then);
    }

    private static Goal atLeast(
            String measure, String setUp, String load, Figure figure, String to, double first, double then) {
        return goal(measure, setUp, load, figure, to, Kind.RATIO_AT_LEAST, first, then);
    }

    private static Goal goal(
            String measure, String setUp, String load, Figure figure, String to, Kind kind, double first, double then) {
        String named = load + ", " + setUp;
        return new Goal(
                measure + ", " + setUp, figure, new Place(named, GATEWAY), new Place(named, to), kind, first, then);
    }
}
