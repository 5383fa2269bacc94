package io.paymiumfix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LatenciesTest {

    private static final long SECOND_NS = 1_000_000_000L;

    private final Latencies latencies = new Latencies();

    @Test
    void shouldCountAnOrderInTheSecondItWasDue() {
        long firstNs = System.nanoTime();
        latencies.record(firstNs + SECOND_NS, 7, 8, 15);
        latencies.record(firstNs, 100, 200, 3 * SECOND_NS);
        latencies.record(firstNs + SECOND_NS - 1, 300, 400, 700);
        latencies.record(firstNs + 5 * SECOND_NS, 1, 2, 3);

        latencies.complete();

        List<Interval> intervals = latencies.intervals();
        assertEquals(List.of(0, 1, 5), intervals.stream().map(Interval::second).toList());
        assertEquals(2, intervals.get(0).of(Latencies.SUM).getTotalCount());
        assertEquals(300, intervals.get(0).of(Latencies.SUM).getMinValue());
        assertEquals(700, intervals.get(0).of(Latencies.SUM).getMaxValue());
        assertEquals(7, intervals.get(1).of(Latencies.T1).getMaxValue());
        assertEquals(3, intervals.get(2).of(Latencies.ROUND_TRIP).getMaxValue());
    }

    @Test
    void shouldCountAsManyInSecondsAsInAll() {
        for (int i = 0; i < 10_000; i++) {
            latencies.recordRoundTrip(i * 1_000_000L, 1_000 + i);
        }

        latencies.complete();

        assertEquals(10, latencies.intervals().size());
        for (Interval interval : latencies.intervals()) {
            assertEquals(1_000, interval.of(Latencies.ROUND_TRIP).getTotalCount());
            assertEquals(0, interval.of(Latencies.T1).getTotalCount());
        }
    }

    @Test
    void shouldHaveNoSecondOfNoOrder() {
        latencies.complete();

        assertEquals(List.of(), latencies.intervals());
    }
}
