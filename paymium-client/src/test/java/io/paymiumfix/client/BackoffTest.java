package io.paymiumfix.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(5)
class BackoffTest {
    private final long seed = Long.getLong("fuzz.seed", System.nanoTime());

    BackoffTest() {
        System.out.println("BackoffTest: -Dfuzz.seed=" + seed);
    }

    @Test
    void shouldDoubleUpToItsLimitGiveOrTakeHalf() {
        Set<Integer> last = new HashSet<>();
        for (int round = 0; round < 1_000; round++) {
            Backoff backoff = new Backoff(500, 5_000, new SplittableRandom(seed + round));
            for (int base : new int[] {500, 1_000, 2_000, 4_000, 5_000, 5_000}) {
                int pause = backoff.nextMs();
                assertTrue(pause >= base / 2 && pause <= base / 2 + base, pause + " for " + base);
                last.add(pause);
            }
            backoff.reset();
            assertTrue(backoff.nextMs() <= 750);
        }
        assertTrue(last.size() > 1_000, "spread out");
    }

    @Test
    void shouldWorkWithTheLeastPause() {
        Backoff backoff = new Backoff(1, 1, new SplittableRandom(seed));
        for (int i = 0; i < 10; i++) {
            assertEquals(0, backoff.nextMs() / 2);
        }
    }
}
