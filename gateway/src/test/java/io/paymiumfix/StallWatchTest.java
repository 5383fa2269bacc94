package io.paymiumfix;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A probe learns that orders do not come forward, and is not told so of a gateway that is idle or busy. */
@Timeout(10)
class StallWatchTest {
    private static final long S = 1_000_000_000L;

    private final StallWatch watch = new StallWatch();

    @Test
    void shouldTellWhenTheSameInputHasBeenUnderWayForSeconds() {
        assertFalse(watch.isStalled(7, 1, 0));
        assertFalse(watch.isStalled(7, 2, 4 * S));
        assertTrue(watch.isStalled(7, 2, 5 * S));
        assertTrue(watch.isStalled(7, 3, 90 * S));
        assertFalse(watch.isStalled(8, 2, 91 * S), "it goes on");
    }

    @Test
    void shouldNotTakeAnIdleGatewayForStalledByTheFirstInputAfterAnHour() {
        assertFalse(watch.isStalled(7, 0, 0));
        assertFalse(watch.isStalled(7, 1, 3_600 * S));
    }

    @Test
    void shouldNotTakeABusyGatewayForStalled() {
        for (long second = 0; second < 60; second++) {
            assertFalse(watch.isStalled(second, 500, second * S));
        }
    }
}
