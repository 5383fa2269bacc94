package io.paymiumfix;

import static io.netty.channel.SelectStrategy.CONTINUE;
import static io.netty.channel.SelectStrategy.SELECT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.util.IntSupplier;
import org.junit.jupiter.api.Test;

/** What a loop does when it has nothing to do: 50 ns of looking, at a clock that stands. */
class SpinBeforeSleepTest {

    private static final IntSupplier NOTHING = () -> 0;

    private long nowNs = -7;
    private final SpinBeforeSleep spin = new SpinBeforeSleep(50, () -> nowNs);

    @Test
    void shouldSleepWhenNothingHasHappenedYet() throws Exception {
        assertEquals(SELECT, spin.calculateStrategy(NOTHING, false));
    }

    @Test
    void shouldLookAgainUntilTheTimeIsOver() throws Exception {
        assertEquals(3, spin.calculateStrategy(() -> 3, false));
        assertEquals(CONTINUE, spin.calculateStrategy(NOTHING, false));
        nowNs += 49;
        assertEquals(CONTINUE, spin.calculateStrategy(NOTHING, false));
        nowNs++;
        assertEquals(SELECT, spin.calculateStrategy(NOTHING, false));
    }

    @Test
    void shouldNotCountTheTimeThatTheWorkTakes() throws Exception {
        assertEquals(3, spin.calculateStrategy(() -> 3, false));
        nowNs += 1_000;
        assertEquals(CONTINUE, spin.calculateStrategy(NOTHING, false));
        nowNs += 50;
        assertEquals(SELECT, spin.calculateStrategy(NOTHING, false));
    }

    @Test
    void shouldBeginAgainWithEveryWork() throws Exception {
        assertEquals(3, spin.calculateStrategy(() -> 3, false));
        assertEquals(CONTINUE, spin.calculateStrategy(NOTHING, false));
        nowNs += 49;
        assertEquals(1, spin.calculateStrategy(() -> 1, false));
        assertEquals(CONTINUE, spin.calculateStrategy(NOTHING, false));
        nowNs += 49;
        assertEquals(CONTINUE, spin.calculateStrategy(NOTHING, false));
    }

    @Test
    void shouldTakeATaskForWorkAndNotWaitWithIt() throws Exception {
        assertEquals(0, spin.calculateStrategy(NOTHING, true));
        assertEquals(CONTINUE, spin.calculateStrategy(NOTHING, false));
        nowNs += 49;
        assertEquals(CONTINUE, spin.calculateStrategy(NOTHING, false));
    }

    @Test
    void shouldSleepAtOnceWhenItIsNotToLook() throws Exception {
        final SpinBeforeSleep never = new SpinBeforeSleep(0, () -> nowNs);
        assertEquals(3, never.calculateStrategy(() -> 3, true));
        assertEquals(SELECT, never.calculateStrategy(() -> 3, false));
    }
}
