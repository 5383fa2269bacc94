package io.paymiumfix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class RestTest {

    private static final long MS_NS = 1_000_000;

    private long nowNs = 5;
    private long usedNs;

    private final Rest rest = new Rest(() -> usedNs, () -> nowNs);

    @Test
    void shouldWaitUntilHardlyAnythingIsUsedForAWhile() {
        for (int i = 0; i < 20; i++) {
            assertFalse(after(200, 120));
        }
        assertFalse(after(200, 20));
        assertTrue(after(200, 19));
    }

    @Test
    void shouldSayWhetherThereWasNothingToWaitFor() {
        assertTrue(after(200, 19));

        assertTrue(rest.wasAtOnce());
    }

    @Test
    void shouldSayThatItHadToWait() {
        assertFalse(after(200, 120));
        assertTrue(after(200, 0));

        assertFalse(rest.wasAtOnce());
    }

    @Test
    void shouldNotLookTooOften() {
        for (int i = 0; i < 199; i++) {
            assertFalse(after(1, 0));
        }
        assertTrue(after(1, 0));
    }

    @Test
    void shouldNotWaitForEver() {
        int looks = 0;
        while (!after(200, 200)) {
            looks++;
        }
        assertEquals(50, looks);
    }

    @Test
    void shouldNotWaitForOneOfWhichNothingIsKnown() {
        usedNs = -1;

        Rest unknown = new Rest(() -> usedNs, () -> nowNs);
        assertTrue(unknown.getAsBoolean());
        assertFalse(unknown.wasAtOnce(), "it gets all of its warm-up");
    }

    private boolean after(long ms, long usedMs) {
        nowNs += ms * MS_NS;
        usedNs += usedMs * MS_NS;
        return rest.getAsBoolean();
    }
}
