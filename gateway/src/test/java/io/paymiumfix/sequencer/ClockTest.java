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
        final SteadyClock clock = new SteadyClock(wallUs::get, ns::get);
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
        final MonotoneClock clock = new MonotoneClock(new SteadyClock(wallUs::get, ns::get));
        clock.startAt(3_600_000_000L);
        assertEquals(3_600_000_000L, clock.nowUs());
        pass(1_000);
        assertEquals(3_600_000_500L, clock.nowUs(), "time stands still, and every timer with it");
        wallUs.set(3_700_000_000L);
        assertEquals(3_700_000_000L, clock.nowUs());
    }

    @Test
    void shouldLoseNoTimeToRounding() {
        final SteadyClock clock = new SteadyClock(wallUs::get, ns::get);
        assertEquals(10_000, clock.nowUs());
        wallUs.set(0);
        for (int i = 0; i < 4_000; i++) {
            ns.addAndGet(999);
            clock.nowUs();
        }
        assertEquals(10_000 + 4_000 * 999 / 2_000, clock.nowUs());
    }

    private void pass(final long us) {
        wallUs.addAndGet(us);
        ns.addAndGet(us * 1_000);
    }
}
