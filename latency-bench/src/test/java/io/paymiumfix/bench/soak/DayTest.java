package io.paymiumfix.bench.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.paymiumfix.bench.BenchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DayTest {

    @Test
    void shouldMakeAWholeDayInHalfAnHour() {
        Day day = new Day(30, 20_000, 259_200);

        assertEquals(1, day.share());
        assertEquals(144, day.updatesPerSecond());
        assertEquals(48 * 86_400, day.callsPerDay());
        assertEquals(20_000, day.ordersDue(1_800));
    }

    @Test
    void shouldMakeAPartOfTheDayAtTheSameRatesInLessTime() {
        Day day = new Day(3, 20_000, 259_200);

        assertEquals(0.1, day.share());
        assertEquals(144, day.updatesPerSecond());
        assertEquals(2_000, day.ordersDue(180));
    }

    @Test
    void shouldTakeItsTimeWhenThereIsMore() {
        assertEquals(6, new Day(720, 20_000, 259_200).updatesPerSecond());
    }

    @Test
    void shouldPlaceOrdersInWaves() {
        Day day = new Day(30, 18_000, 259_200);

        assertEquals(600, day.ordersDue(30));
        assertEquals(3_000, day.ordersDue(150));
        assertEquals(3_000, day.ordersDue(299));
        assertEquals(3_020, day.ordersDue(301));
    }

    @Test
    void shouldRefuseADayWithoutAnything() {
        assertThrows(BenchException.class, () -> new Day(0, 1, 1));
        assertThrows(BenchException.class, () -> new Day(Double.NaN, 1, 1));
        assertThrows(BenchException.class, () -> new Day(1, 0, 1));
    }
}
