package io.paymiumfix.bench.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.bench.BenchException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class VerdictTest {

    private static final Day DAY = new Day(30, 20_000, 259_200);
    private static final double SECONDS = 1_800;

    @Test
    void shouldPassWhenTheHeapGrowsByTheDaysOrdersOnly() {
        Verdict verdict = Verdict.of(samples(2, 0), SECONDS);

        assertEquals(2, verdict.perOrderKib(), 0.01);
        assertEquals(0, verdict.driftPercent(), 0.1);
        assertTrue(verdict.grownPercent() > 2);
        assertTrue(verdict.passed());
    }

    @Test
    void shouldFailWhenTimeAloneMakesItGrow() {
        Verdict verdict = Verdict.of(samples(2, 14_400), SECONDS);

        assertEquals(2, verdict.perOrderKib(), 0.01);
        assertEquals(14_400, verdict.driftKibPerHour(), 10);
        assertFalse(verdict.passed());
    }

    @Test
    void shouldFailWhenOrdersHoldMoreThanAnOrderNeeds() {
        assertFalse(Verdict.of(samples(4, 0), SECONDS).passed());
    }

    @Test
    void shouldNotJudgeByTooFewSamples() {
        assertThrows(BenchException.class, () -> Verdict.of(samples(2, 0).subList(0, 30), SECONDS));
    }

    /** Every 30 s, of a gateway that starts with 40,000 KiB, fills caches first and is caught sending a snapshot at times. */
    private static List<Sample> samples(long kibPerOrder, long kibPerHour) {
        List<Sample> samples = new ArrayList<>();
        for (int second = 30; second <= SECONDS; second += 30) {
            long orders = DAY.ordersDue(second);
            long warmUp = Math.min(second, 300) * 10L;
            long caught = second % 210 == 0 ? 1_400 : 0;
            long live = 40_000 + caught + warmUp + orders * kibPerOrder + second * kibPerHour / 3_600;
            samples.add(new Sample(second, orders, live, 1, 1, 1));
        }
        return samples;
    }
}
