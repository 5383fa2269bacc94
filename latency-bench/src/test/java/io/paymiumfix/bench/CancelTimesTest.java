package io.paymiumfix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CancelTimesTest {

    private final CancelTimes cancels = new CancelTimes(4);
    private final Latencies latencies = Latencies.ofCancels();

    @Test
    void shouldMeasureBothLegsAndTheWhole() {
        cancels.recordInto(latencies);
        cancels.plan(7, 1_000);
        cancels.asked(7, 1_100);
        cancels.answered(7, 1_150);
        assertEquals(1, cancels.underWay());
        cancels.canceled(7, 1_350);

        assertEquals(100, latencies.byName().get("c1").getMaxValue());
        assertEquals(200, latencies.byName().get("c2").getMaxValue());
        assertEquals(300, latencies.whole().getMaxValue());
        assertEquals("c1+c2", latencies.wholeName());
        assertEquals(350, latencies.byName().get("cancel-round-trip").getMaxValue());
        assertEquals(0, cancels.underWay());
        assertEquals(1, cancels.canceled());
    }

    @Test
    void shouldTakeTheFirstOfTwoDeletesAndTheLastAnswer() {
        cancels.recordInto(latencies);
        cancels.plan(1, 0);
        cancels.asked(1, 10);
        cancels.asked(1, 50);
        cancels.answered(1, 60);
        cancels.answered(1, 70);
        cancels.canceled(1, 90);

        assertEquals(10, latencies.t1.getMaxValue());
        assertEquals(20, latencies.t2.getMaxValue());
    }

    @Test
    void shouldRefuseWhatNobodyAskedFor() {
        assertThrows(BenchException.class, () -> cancels.asked(1, 5), "nothing was canceled");
        cancels.plan(1, 0);
        assertThrows(BenchException.class, () -> cancels.asked(2, 5), "another order");
        assertThrows(BenchException.class, () -> cancels.canceled(1, 5), "before the venue had answered");
        assertThrows(BenchException.class, () -> cancels.plan(5, 5), "shares its place with 1");
        cancels.asked(1, 6);
        cancels.answered(1, 7);
        cancels.canceled(1, 8);
        assertThrows(BenchException.class, () -> cancels.canceled(1, 9), "canceled twice");
    }

    @Test
    void shouldKeepItsNamesWhenRoundsAreAdded() {
        cancels.recordInto(latencies);
        Latencies total = new Latencies();
        latencies.record(0, 1, 2, 4);

        total.add(latencies);
        total.add(latencies);

        assertEquals("c1+c2", total.wholeName());
        assertEquals(2, total.whole().getTotalCount());
    }
}
