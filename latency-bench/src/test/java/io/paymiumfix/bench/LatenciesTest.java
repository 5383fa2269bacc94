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
        assertEquals(2, intervals.get(0).of("t1+t2").getTotalCount());
        assertEquals(300, intervals.get(0).of("t1+t2").getMinValue());
        assertEquals(700, intervals.get(0).of("t1+t2").getMaxValue());
        assertEquals(7, intervals.get(1).of("t1").getMaxValue());
        assertEquals(3, intervals.get(2).of("round-trip").getMaxValue());
    }

    @Test
    void shouldCountAsManyInSecondsAsInAll() {
        for (int i = 0; i < 10_000; i++) {
            latencies.recordRoundTrip(i * 1_000_000L, 1_000 + i);
        }

        latencies.complete();

        assertEquals(10, latencies.intervals().size());
        for (Interval interval : latencies.intervals()) {
            assertEquals(1_000, interval.of("round-trip").getTotalCount());
            assertEquals(0, interval.of("t1").getTotalCount());
        }
    }

    @Test
    void shouldKeepTheSecondsOfAllPartsOneAfterTheOther() {
        Latencies later = new Latencies();
        long firstNs = System.nanoTime();
        latencies.record(firstNs, 100, 200, 300);
        latencies.record(firstNs + SECOND_NS, 100, 200, 300);
        later.record(firstNs + 3 * SECOND_NS / 2, 7, 8, 15);
        later.record(firstNs + 10 * SECOND_NS, 1, 2, 3);
        latencies.complete();
        later.complete();

        latencies.append(later);

        assertEquals(4, latencies.sum.getTotalCount());
        List<Interval> intervals = latencies.intervals();
        assertEquals(
                List.of(0, 1, 2, 9), intervals.stream().map(Interval::second).toList());
        assertEquals(15, intervals.get(2).of("t1+t2").getMaxValue());
        assertEquals(3, intervals.get(3).of("t1+t2").getMaxValue());
    }

    @Test
    void shouldCallCancelsWhatTheyAre() {
        Latencies cancels = Latencies.ofCancels();
        cancels.record(0, 7, 8, 15);

        cancels.complete();

        assertEquals(8, cancels.intervals().get(0).of("c2").getMaxValue());
        assertEquals("c1+c2", cancels.wholeName());
    }

    @Test
    void shouldHaveNoSecondOfNoOrder() {
        latencies.complete();

        assertEquals(List.of(), latencies.intervals());
    }
}
