package io.paymiumfix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ShapeTest {

    private final Shape one = Shape.closedLoop(Work.ORDERS, 1, 100);
    private final Shape eight = Shape.closedLoop(Work.ORDERS, 8, 100);
    private final Shape flood = Shape.flood(Work.ORDERS, 1, 100, 512, 60);
    private final Shape open = Shape.openLoop(Work.CANCELS, 2, new Schedule(1_000), 3);

    @Test
    void shouldSayWhatItIs() {
        assertEquals("closed loop", one.name());
        assertEquals("closed loop, 8 sessions", eight.name());
        assertEquals("flood of 512", flood.name());
        assertEquals("1000/s, 2 sessions, cancels", open.name());
        assertEquals(3_000, open.orders());
        assertEquals(
                "closed loop, venue after 5000 us",
                new Run.Venue(Fixtures.VENUE.address(), 5_000, null).named(one.name()));
    }

    @Test
    void shouldWarmUpAgainForAnotherKindOfLoad() {
        assertTrue(one.warmsUpFor(one));
        assertFalse(one.warmsUpFor(Shape.openLoop(Work.ORDERS, 1, new Schedule(1), 1)));
        assertFalse(one.warmsUpFor(eight));
        assertFalse(one.warmsUpFor(flood));
        assertFalse(flood.warmsUpFor(one));
        assertFalse(one.warmsUpFor(Shape.closedLoop(Work.CANCELS, 1, 100)));
        assertEquals(Shape.closedLoop(Work.CANCELS, 2, 7), open.warmUp(7));
        assertEquals(Shape.flood(Work.ORDERS, 1, 7, 512, 60), flood.warmUp(7));
    }

    @Test
    void shouldTellWhatMeasuresALatencyFromWhatMeasuresAThroughput() {
        assertTrue(one.isOfLatency());
        assertTrue(open.isOfLatency());
        assertFalse(eight.isOfLatency());
        assertFalse(flood.isOfLatency());
    }

    @Test
    void shouldRefuseWhatCannotBeSent() {
        assertThrows(BenchException.class, () -> Shape.flood(Work.ORDERS, 8, 100, 7, 60));
        assertThrows(BenchException.class, () -> new Run.Venue(Fixtures.VENUE.address(), -1, null));
    }
}
