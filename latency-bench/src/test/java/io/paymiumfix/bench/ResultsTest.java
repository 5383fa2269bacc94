package io.paymiumfix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.bench.report.Result.Costs;
import io.paymiumfix.bench.report.Result.Load;
import io.paymiumfix.bench.report.Result.Measure;
import io.paymiumfix.bench.report.Result.Ratio;
import io.paymiumfix.bench.report.Result.Subject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ResultsTest {

    private static final long SECOND_NS = 1_000_000_000L;

    private final List<Measured> measured = List.of(
            measured("raw-bridge", 1, 10_000), measured("gateway", 1, 20_000),
            measured("raw-bridge", 2, 10_000), measured("gateway", 2, 35_000),
            measured("raw-bridge", 3, 20_000), measured("gateway", 3, 50_000));

    @Test
    void shouldKeepEveryRoundAndAllTogether() {
        List<Load> loads = Results.of(measured);

        assertEquals(List.of("closed loop"), loads.stream().map(Load::name).toList());
        Subject gateway = loads.get(0).subjects().get(1);
        assertEquals("gateway", gateway.name());
        assertEquals(
                List.of("t1", "t2", "t1+t2", "round-trip"),
                gateway.measures().stream().map(Measure::name).toList());
        Measure sum = gateway.measures().get(2);
        assertEquals(6, sum.total().orders());
        assertEquals(50.0, sum.total().max(), 0.1);
        assertEquals(3, sum.rounds().size());
        assertEquals(35.0, sum.rounds().get(1).p50(), 0.1);
        assertEquals(6, sum.timeline().size());
        assertEquals(0, sum.curve().get(0).percentile());
        assertTrue(sum.curve().get(sum.curve().size() - 1).percentile() < 100);
        assertEquals(
                new Costs(2, 2_000.0, 7.0, Map.of(), null, null, null, null),
                gateway.costs().get(1));
    }

    @Test
    void shouldCompareRoundWithRound() {
        List<Ratio> ratios = Results.of(measured).get(0).ratios();

        Ratio p50 = ratios.get(0);
        assertEquals("gateway t1+t2", p50.of());
        assertEquals("raw-bridge t1+t2", p50.to());
        assertEquals("p50", p50.figure());
        assertEquals(2.5, p50.spread().median(), 0.01);
        assertEquals(2.0, p50.spread().min(), 0.01);
        assertEquals(3.5, p50.spread().max(), 0.01);
        assertEquals(35.0, p50.ofMedian(), 0.1);
        assertEquals(10.0, p50.toMedian(), 0.1);
        assertEquals(
                List.of("p50", "p99", "p99.9", "rate", "cpu"),
                ratios.stream().map(Ratio::figure).toList());
    }

    @Test
    void shouldCompareTheGatewayWithEveryOther() {
        List<Ratio> ratios = Results.of(List.of(
                        measured("gateway", 1, 30_000),
                        measured("gateway", 2, 40_000),
                        echo(1, 10_000, 0),
                        echo(2, 20_000, 7_000)))
                .get(0)
                .ratios();

        assertEquals("gateway t1+t2", ratios.get(0).of());
        assertEquals("quickfixj-echo round-trip", ratios.get(0).to());
        assertEquals(2.5, ratios.get(0).spread().median(), 0.01);
        assertEquals(
                List.of("p50", "p99", "p99.9", "rate"),
                ratios.stream().map(Ratio::figure).toList(),
                "the processor time is not known of every round");
    }

    @Test
    void shouldCompareTheLastWithoutAGateway() {
        List<Ratio> ratios = Results.of(List.of(measured("raw-bridge", 1, 10_000), measured("naive-bridge", 1, 40_000)))
                .get(0)
                .ratios();

        assertEquals("naive-bridge t1+t2", ratios.get(0).of());
        assertEquals("raw-bridge t1+t2", ratios.get(0).to());
    }

    @Test
    void shouldPassOnGcPauses() {
        Latencies latencies = new Latencies();
        latencies.recordRoundTrip(0, 1_000);
        Cost cost =
                new Cost(Double.NaN, Double.NaN, Map.of("C2", 1_000.0, "io", 2_000.0), 512.0, 2, 3_000_000, 2_000_000);

        List<Load> loads = Results.of(List.of(new Measured("gateway", "flood", 1, latencies, cost)));

        Costs costs = loads.get(0).subjects().get(0).costs().get(0);
        assertNull(costs.ordersPerSecond());
        assertEquals(new Costs(1, null, null, Map.of("io", 2.0, "C2", 1.0), 512.0, 2, 3.0, 2.0), costs);
        assertEquals(
                List.of("io", "C2"), List.copyOf(costs.cpuUsPerOrderByThread().keySet()));
    }

    @Test
    void shouldWriteHistogramsThatCanBeReadBack(@TempDir Path folder) throws Exception {
        HistogramFiles.write(measured, folder);

        String percentiles = Files.readString(folder.resolve("gateway-closed-loop-t1.hgrm"));
        assertTrue(percentiles.contains("Percentile"), percentiles);
        List<String> tags = new ArrayList<>();
        long orders = 0;
        try (HistogramLogReader log = new HistogramLogReader(
                folder.resolve("gateway-closed-loop-t1+t2.hlog").toFile())) {
            while (log.hasNext()) {
                EncodableHistogram interval = log.nextIntervalHistogram();
                tags.add(interval.getTag());
                orders += ((org.HdrHistogram.Histogram) interval).getTotalCount();
            }
        }
        assertEquals(
                List.of(
                        "gateway/closed-loop/1", "gateway/closed-loop/1",
                        "gateway/closed-loop/2", "gateway/closed-loop/2",
                        "gateway/closed-loop/3", "gateway/closed-loop/3"),
                tags);
        assertEquals(6, orders);
    }

    private static Measured echo(int round, long roundTripNs, long cpuNs) {
        Latencies latencies = new Latencies();
        latencies.recordRoundTrip(0, roundTripNs);
        return new Measured(
                "quickfixj-echo",
                "closed loop",
                round,
                latencies,
                Cost.of(1_000, cpuNs == 0 ? Double.NaN : cpuNs, Map.of()));
    }

    /** Two orders, a second apart. */
    private static Measured measured(String subject, int round, long sumNs) {
        Latencies latencies = new Latencies();
        latencies.record(0, sumNs / 2, sumNs / 2, sumNs + 500);
        latencies.record(SECOND_NS, sumNs / 2, sumNs / 2, sumNs + 500);
        return new Measured(subject, "closed loop", round, latencies, Cost.of(2_000, 7_000, Map.of()));
    }
}
