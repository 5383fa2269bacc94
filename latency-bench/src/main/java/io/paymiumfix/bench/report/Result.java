package io.paymiumfix.bench.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;

/**
 * All that one run of the bench found, and on what. Latencies are in us; what is not known is null.
 *
 * @param schema {@value #SCHEMA}; another one cannot be read
 * @param measuredAt the end of the run, ISO 8601, UTC
 * @param commit of the bench and of the gateway of this build
 * @param machine what it ran on
 * @param command as it was given, without passwords
 * @param setUp of the subjects, in words
 * @param options every option that was in force, by name, without passwords
 * @param loads in the order of the run
 * @param goals what was aimed at, with what was found; empty when nothing was
 */
public record Result(
        String schema,
        String measuredAt,
        String commit,
        Machine machine,
        String command,
        String setUp,
        Map<String, String> options,
        List<Load> loads,
        List<GoalOutcome> goals) {

    /** Of files written by this version. */
    public static final String SCHEMA = "paymium-latency-bench/1";

    /** Of an open loop: what of t1 is the harness's own, from when an order was due to when it was sent. */
    public static final String SENT_LATE = "sent-late";

    /** Another view of the same with these goals. */
    public Result with(List<GoalOutcome> outcomes) {
        return new Result(schema, measuredAt, commit, machine, command, setUp, options, loads, outcomes);
    }

    /** The load of this name; null when there is none. */
    Load load(String name) {
        return loads.stream()
                .filter(load -> load.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /**
     * Where the figures were taken.
     *
     * @param processors of the machine, also those that the bench may not use
     * @param processor its model
     * @param system name and version of the operating system
     * @param java version of the Java machine
     */
    public record Machine(int processors, String processor, String system, String java) {
        @Override
        public String toString() {
            return "%d x %s, %s, Java %s".formatted(processors, processor, system, java);
        }
    }

    /**
     * One load on all subjects.
     *
     * @param name as {@code closed loop}
     * @param subjects in their turn
     * @param ratios of the gateway, or the last subject, to every other
     */
    public record Load(String name, List<Subject> subjects, List<Ratio> ratios) {
        /** The subject of this name; null when it was not measured under this load. */
        Subject subject(String wanted) {
            return subjects.stream()
                    .filter(subject -> subject.name().equals(wanted))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * One subject under one load.
     *
     * @param name as {@code gateway}
     * @param measures as {@code t1}
     * @param costs of each round
     */
    public record Subject(String name, List<Measure> measures, List<Costs> costs) {
        /** What an order takes in all: the sum, as {@code t1+t2}, or the round trip of a subject that has no venue. */
        @JsonIgnore
        Measure whole() {
            return measures.stream()
                    .filter(measure -> measure.name().contains("+"))
                    .findFirst()
                    .orElse(measures.get(measures.size() - 1));
        }
    }

    /**
     * One interval of every order.
     *
     * @param name {@code sent-late}, {@code t1}, {@code t2}, {@code t1+t2} or {@code round-trip}
     * @param total of all rounds together
     * @param rounds of each
     * @param curve the percentiles of all rounds, rising, from 0 to that of the last order
     * @param timeline seconds of every round in which orders were due; none of {@code sent-late}
     */
    public record Measure(
            String name, Percentiles total, List<Percentiles> rounds, List<Point> curve, List<Second> timeline) {}

    /**
     * Figures of some orders, us.
     *
     * @param orders how many
     */
    @JsonPropertyOrder({"orders", "p50", "p90", "p99", "p99.9", "p99.99", "max"})
    public record Percentiles(
            long orders,
            double p50,
            double p90,
            double p99,
            @JsonProperty("p99.9") double p999,
            @JsonProperty("p99.99") double p9999,
            double max) {}

    /**
     * A point of a percentile plot.
     *
     * @param percentile 0 to less than 100
     */
    public record Point(double percentile, double us) {}

    /**
     * Orders that were due in one second, us.
     *
     * @param round from 1
     * @param second of the round, from 0
     * @param orders how many
     */
    public record Second(int round, int second, long orders, double p50, double p99, double max) {}

    /**
     * What one round took. Each may be null.
     *
     * @param round from 1
     * @param ordersPerSecond from the first order's planned time to the last report
     * @param cpuUsPerOrder processor time of the whole subject, us
     * @param cpuUsPerOrderByThread the same by thread, the busiest first
     * @param allocatedBytesPerOrder of the subject's heap
     * @param gcPauses how often it stopped for its garbage collector
     * @param gcPauseTotalMs how long in all, ms
     * @param gcPauseMaxMs the longest, ms
     */
    public record Costs(
            int round,
            Double ordersPerSecond,
            Double cpuUsPerOrder,
            Map<String, Double> cpuUsPerOrderByThread,
            Double allocatedBytesPerOrder,
            Integer gcPauses,
            Double gcPauseTotalMs,
            Double gcPauseMaxMs) {}

    /**
     * One figure of two subjects. In each round they took turns, so their figures are divided round by round.
     *
     * @param of as {@code gateway t1+t2}
     * @param to as {@code naive-bridge t1+t2}
     * @param figure as {@code p50}
     * @param unit of both
     * @param spread of the rounds' own ratios
     * @param ofMedian of the first one's rounds
     * @param toMedian of the second one's
     */
    public record Ratio(
            String of, String to, String figure, String unit, Spread spread, double ofMedian, double toMedian) {}

    /**
     * A goal and what was found.
     *
     * @param measure in words
     * @param load under which it was looked for
     * @param first what is aimed at first, as {@code <= 0.50}
     * @param then what is aimed at next; empty when nothing is
     * @param found as {@code 0.41 (0.38 to 0.45)}, or why there is nothing
     * @param numbers both numbers behind it
     * @param met {@code both}, {@code first}, {@code no}, or {@code -} when it was not measured
     */
    public record GoalOutcome(
            String measure, String load, String first, String then, String found, String numbers, String met) {}
}
