package io.paymiumfix.bench.report;

import io.paymiumfix.bench.report.Result.Costs;
import io.paymiumfix.bench.report.Result.Measure;
import io.paymiumfix.bench.report.Result.Percentiles;
import io.paymiumfix.bench.report.Result.Subject;
import java.util.List;
import java.util.stream.Stream;

/** A number that every round has one of, by which subjects and runs are compared. */
public enum Figure {
    /** Half of the orders took no longer. */
    P50("p50", "us"),
    /** 99 of 100 took no longer. */
    P99("p99", "us"),
    /** 999 of 1,000 took no longer. */
    P999("p99.9", "us"),
    /** Orders reported per second. */
    RATE("rate", "orders/s"),
    /** Processor time of the subject per order. */
    CPU("cpu", "us per order"),
    /** Heap that the subject allocates per order. */
    ALLOCATION("allocation", "bytes per order");

    private final String label;
    private final String unit;

    Figure(String label, String unit) {
        this.label = label;
        this.unit = unit;
    }

    String label() {
        return label;
    }

    String unit() {
        return unit;
    }

    /** Whether it is of a measure, and not of the subject as a whole. */
    boolean isLatency() {
        return this == P50 || this == P99 || this == P999;
    }

    boolean moreIsBetter() {
        return this == RATE;
    }

    /** Of every round of a measure; empty unless it is known of all. */
    List<Double> of(Measure measure) {
        return known(measure.rounds().stream().map(this::of));
    }

    /** Of every round of the subject, of its whole latency where it is one; empty unless it is known of all. */
    List<Double> of(Subject subject) {
        if (isLatency()) {
            return of(subject.whole());
        }
        return known(subject.costs().stream().map(this::of));
    }

    private Double of(Percentiles latencies) {
        return switch (this) {
            case P50 -> latencies.p50();
            case P99 -> latencies.p99();
            case P999 -> latencies.p999();
            case RATE, CPU, ALLOCATION -> null;
        };
    }

    private Double of(Costs costs) {
        return switch (this) {
            case RATE -> costs.ordersPerSecond();
            case CPU -> costs.cpuUsPerOrder();
            case ALLOCATION -> costs.allocatedBytesPerOrder();
            case P50, P99, P999 -> null;
        };
    }

    private static List<Double> known(Stream<Double> values) {
        List<Double> all = values.map(value -> value == null ? 0 : value).toList();
        return all.stream().allMatch(value -> value > 0) ? all : List.of();
    }

    /** What it is of, as {@code gateway t1+t2}. */
    String owner(Subject subject) {
        return isLatency() ? subject.name() + " " + subject.whole().name() : subject.name();
    }
}
