package io.paymiumfix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OrderTimesTest {

    private final OrderTimes times = new OrderTimes(4, true);
    private final Latencies latencies = new Latencies();

    @Test
    void shouldMeasureEachLegAndTheWhole() {
        times.recordInto(latencies);
        long order = times.plan(0, 1_000);
        times.posted(order, 1_100);
        times.replied(order, 1_150);
        times.acknowledged(order, 0, 1_350);

        assertEquals(100, latencies.t1.getMaxValue());
        assertEquals(200, latencies.t2.getMaxValue());
        assertEquals(300, latencies.sum.getMaxValue());
        assertEquals(350, latencies.roundTrip.getMaxValue());
    }

    /** A gateway that stops for 10 ms is charged for all ten orders that were due meanwhile, not for one. */
    @Test
    void shouldChargeAStallToEveryOrderItKeptWaiting() {
        OrderTimes many = new OrderTimes(16, true);
        many.recordInto(latencies);
        Schedule schedule = new Schedule(1_000);
        for (int i = 0; i < 10; i++) {
            many.plan(0, schedule.offsetNs(i));
        }
        long resumedNs = 10_000_000;
        for (int i = 0; i < 10; i++) {
            many.posted(i, resumedNs);
            many.replied(i, resumedNs);
            many.acknowledged(i, 0, resumedNs);
        }

        assertEquals(10, latencies.t1.getCountBetweenValues(999_000, 10_010_000));
        assertEquals(5_500_000, latencies.t1.getMean(), 10_000);
        assertEquals(0, latencies.t2.getMaxValue());
    }

    @Test
    void shouldNotCountWhatWasUnderWayWhenTheMeasurementBegan() {
        long warm = times.plan(0, 0);
        times.recordInto(latencies);
        long counted = times.plan(0, 10);
        for (long order = warm; order <= counted; order++) {
            times.posted(order, 20);
            times.replied(order, 20);
            times.acknowledged(order, 0, 30);
        }

        assertEquals(1, latencies.sum.getTotalCount());
        assertEquals(0, times.underWay());
    }

    @Test
    void shouldTakeReportsInAnyOrder() {
        times.recordInto(latencies);
        for (long order = 0; order < 3; order++) {
            times.plan(0, 0);
            times.posted(order, 1);
            times.replied(order, 2);
        }
        times.acknowledged(2, 0, 3);
        times.acknowledged(0, 0, 3);
        times.acknowledged(1, 0, 3);

        assertEquals(3, latencies.sum.getTotalCount());
    }

    @Test
    void shouldRefuseWhatNoOrderedWorldContains() {
        long order = times.plan(0, 0);

        assertThrows(BenchException.class, () -> times.acknowledged(order, 0, 1), "before the venue replied");
        times.posted(order, 1);
        assertThrows(BenchException.class, () -> times.posted(order, 2), "one order, two POSTs");
        assertThrows(BenchException.class, () -> times.posted(order + 1, 2), "never sent");
        assertThrows(BenchException.class, () -> times.posted(-1, 2), "not ours");
        assertThrows(BenchException.class, () -> times.acknowledged(order, 1, 4), "on another session");
        times.replied(order, 3);
        times.acknowledged(order, 0, 4);
        assertThrows(BenchException.class, () -> times.acknowledged(order, 0, 5), "acknowledged twice");
    }

    @Test
    void shouldStopWhenTheGatewayDoesNotKeepUp() {
        for (int i = 0; i < 4; i++) {
            times.plan(0, i);
        }

        assertThrows(BenchException.class, () -> times.plan(0, 4));
    }

    @Test
    void shouldMeasureOnlyTheRoundTripWithoutAVenue() {
        OrderTimes alone = new OrderTimes(4, false);
        alone.recordInto(latencies);
        long order = alone.plan(0, 100);
        assertThrows(BenchException.class, () -> alone.posted(order, 120));
        alone.acknowledged(order, 0, 150);

        assertEquals(50, latencies.whole().getMaxValue());
        assertEquals("round-trip", latencies.wholeName());
        assertEquals(0, latencies.t1.getTotalCount());
        assertThrows(BenchException.class, () -> alone.acknowledged(order, 0, 160), "acknowledged twice");
    }

    @Test
    void shouldForgetAnOrderThatWasRefused() {
        long refused = times.plan(0, 0);
        times.skip(refused);

        assertEquals(0, times.underWay());
        assertEquals(refused + 1, times.plan(0, 1));
    }

    @Test
    void shouldScheduleWithoutDrift() {
        assertEquals(0, new Schedule(3).offsetNs(0));
        assertEquals(333_333_333, new Schedule(3).offsetNs(1));
        assertEquals(1_000_000_000L * 1_000_000, new Schedule(3).offsetNs(3_000_000));
        assertEquals(86_400_000_000_000L + 1_000, new Schedule(1_000_000).offsetNs(86_400_000_001L));
        assertThrows(BenchException.class, () -> new Schedule(0));
    }
}
