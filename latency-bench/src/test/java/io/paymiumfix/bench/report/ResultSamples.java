package io.paymiumfix.bench.report;

import io.paymiumfix.bench.report.Result.Costs;
import io.paymiumfix.bench.report.Result.Load;
import io.paymiumfix.bench.report.Result.Machine;
import io.paymiumfix.bench.report.Result.Measure;
import io.paymiumfix.bench.report.Result.Percentiles;
import io.paymiumfix.bench.report.Result.Point;
import io.paymiumfix.bench.report.Result.Second;
import io.paymiumfix.bench.report.Result.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Results with round numbers. */
final class ResultSamples {

    private ResultSamples() {}

    /** The gateway and the naive bridge under one load. */
    static Result result() {
        return result(load("closed loop", subject("gateway", 20, 25, 30), subject("naive-bridge", 100, 100, 200)));
    }

    static Result result(Load... loads) {
        return new Result(
                Result.SCHEMA,
                "2026-11-20T17:00:00Z",
                "abc1234",
                new Machine(2, "Processor & <Co>", "Linux 6.18", "17.0.15"),
                "bin/latency-bench --pin",
                "on, journal os",
                Map.of("--rounds", "3"),
                List.of(loads),
                List.of());
    }

    static Load load(String name, Subject... subjects) {
        return new Load(name, List.of(subjects), Ratios.among(List.of(subjects)));
    }

    /** One round per median. The rate is a million over it, the processor time as much, the allocation unknown. */
    static Subject subject(String name, double... p50) {
        List<Percentiles> rounds =
                Arrays.stream(p50).mapToObj(ResultSamples::percentiles).toList();
        List<Costs> costs = new ArrayList<>();
        List<Second> seconds = new ArrayList<>();
        for (int i = 0; i < p50.length; i++) {
            costs.add(new Costs(i + 1, 1_000_000 / p50[i], p50[i], Map.of("io", p50[i]), null, i, i * 2.5, i * 1.5));
            seconds.add(new Second(i + 1, 0, 60, p50[i], p50[i] * 2, p50[i] * 10));
            seconds.add(new Second(i + 1, 1, 40, p50[i], p50[i] * 3, p50[i] * 8));
        }
        List<Point> curve = List.of(new Point(0, p50[0] / 2), new Point(50, p50[0]), new Point(99, p50[0] * 3));
        Measure whole = new Measure("t1+t2", rounds.get(0), rounds, curve, seconds);
        return new Subject(name, List.of(whole), costs);
    }

    private static Percentiles percentiles(double p50) {
        return new Percentiles(100, p50, p50 * 1.5, p50 * 3, p50 * 5, p50 * 8, p50 * 10);
    }
}
