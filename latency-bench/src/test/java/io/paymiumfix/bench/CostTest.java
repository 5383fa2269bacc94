package io.paymiumfix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class CostTest {

    /** 1,000 orders in 1 s and 1,000 in 0.25 s are 2,000 in 1.25 s. */
    @Test
    void shouldAddUpPartsOfAsManyOrders() {
        Cost slow = new Cost(1_000, 30_000, Map.of("io", 20_000.0, "C2", 8_000.0), 8_192, 1, 5_000, 5_000);
        Cost quick = new Cost(4_000, 10_000, Map.of("io", 10_000.0), 4_096, 2, 9_000, 7_000);

        assertEquals(
                new Cost(1_600, 20_000, Map.of("io", 15_000.0, "C2", 4_000.0), 6_144, 3, 14_000, 7_000),
                Cost.together(List.of(slow, quick)));
    }

    @Test
    void shouldNotKnowOfAllPartsWhatIsNotKnownOfOne() {
        Cost known = new Cost(1_000, 30_000, Map.of("io", 20_000.0), 8_192, 1, 5_000, 5_000);
        Cost rateOnly = Cost.of(1_000, 20_000, Map.of());

        assertEquals(
                new Cost(1_000, 25_000, Map.of(), Double.NaN, -1, -1, -1), Cost.together(List.of(known, rateOnly)));
    }

    @Test
    void shouldLeaveAloneWhatHasOnePart() {
        Cost only = Cost.of(1_000, 20_000, Map.of());

        assertSame(only, Cost.together(List.of(only)));
    }
}
