package io.paymiumfix.sequencer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ClockTest {

    private final AtomicLong wallUs = new AtomicLong(10_000);
    private final AtomicLong ns = new AtomicLong();

    @Test
    void shouldNeverGoBackForAnyThread() {
        final MonotoneClock clock = new MonotoneClock(wallUs::get);
        clock.startAt(12_000);
        assertEquals(12_000, clock.nowUs());
        wallUs.set(13_000);
        assertEquals(13_000, clock.nowUs());
        wallUs.set(5_000);
        assertEquals(13_000, clock.nowUs());
        clock.startAt(1);
        assertEquals(13_000, clock.nowUs());
    }

    @Test
    void shouldGoOnAtHalfSpeedWhileTheWallClockIsBehind() {
        final SteadyClock clock = new SteadyClock(wallUs::get, ns::get, 0);
        assertEquals(10_000, clock.nowUs());
        wallUs.set(5_000);
        assertEquals(10_000, clock.nowUs());
        pass(1_000);
        assertEquals(10_500, clock.nowUs());
        pass(500);
        assertEquals(10_750, clock.nowUs());
        pass(5_500);
        assertEquals(12_000, clock.nowUs(), "the wall clock has caught up");
        pass(100);
        assertEquals(12_100, clock.nowUs());
    }

    @Test
    void shouldGoOnAtHalfSpeedThoughTheWallClockWasSetBackBeforeTheStart() {
        final MonotoneClock clock = new MonotoneClock(new SteadyClock(wallUs::get, ns::get, 0));
        clock.startAt(3_600_000_000L);
        assertEquals(3_600_000_000L, clock.nowUs());
        pass(1_000);
        assertEquals(3_600_000_500L, clock.nowUs(), "time stands still, and every timer with it");
        wallUs.set(3_700_000_000L);
        assertEquals(3_700_000_000L, clock.nowUs());
    }

    @Test
    void shouldLoseNoTimeToRounding() {
        final SteadyClock clock = new SteadyClock(wallUs::get, ns::get, 0);
        assertEquals(10_000, clock.nowUs());
        wallUs.set(0);
        for (int i = 0; i < 4_000; i++) {
            ns.addAndGet(999);
            clock.nowUs();
        }
        assertEquals(10_000 + 4_000 * 999 / 2_000, clock.nowUs());
    }

    @Test
    void shouldGoOnByTicksBetweenReadingsOfTheWallClock() {
        final SteadyClock clock = new SteadyClock(wallUs::get, ns::get, 1_000_000);
        assertEquals(10_000, clock.nowUs());
        ns.addAndGet(999_999);
        assertEquals(10_999, clock.nowUs());
        wallUs.set(500_000);
        assertEquals(10_999, clock.nowUs(), "a step is seen with the next reading");
        ns.addAndGet(1);
        assertEquals(500_000, clock.nowUs());
    }

    @Test
    void shouldReadTheWallClockEachTimeWhileItIsBehind() {
        final SteadyClock clock = new SteadyClock(wallUs::get, ns::get, 1_000_000);
        ns.set(500_000);
        assertEquals(10_000, clock.nowUs());
        ns.addAndGet(1_000_000);
        wallUs.set(5_000);
        assertEquals(10_500, clock.nowUs(), "half of what passed since");
        ns.addAndGet(2_000);
        assertEquals(10_501, clock.nowUs());
        wallUs.set(10_502);
        assertEquals(10_502, clock.nowUs(), "it has caught up");
    }

    @Test
    void shouldGoOnAtHalfSpeedFromAStartAheadOfTheWallClock() {
        final SteadyClock clock = new SteadyClock(wallUs::get, ns::get, 1_000_000);
        clock.startAt(20_000);
        ns.addAndGet(10_000);
        assertEquals(20_005, clock.nowUs());
    }

    private void pass(final long us) {
        wallUs.addAndGet(us);
        ns.addAndGet(us * 1_000);
    }
}
