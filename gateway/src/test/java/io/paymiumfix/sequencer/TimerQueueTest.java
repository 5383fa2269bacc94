package io.paymiumfix.sequencer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.Input.TimerFired;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class TimerQueueTest {

    private final TimerQueue queue = new TimerQueue();
    private final List<Input> fired = new ArrayList<>();
    private int room = Integer.MAX_VALUE;
    private final Inbox inbox = (input, urgency) -> {
        assertEquals(Inbox.Urgency.ESSENTIAL, urgency);
        return fired.size() < room && fired.add(input);
    };

    @Test
    void shouldFireInOrderOfDueTimesAndOnce() {
        queue.set(1, 30);
        queue.set(2, 10);
        queue.set(3, 20);
        queue.set(4, 20);
        assertTrue(queue.fireDue(9, inbox));
        assertEquals(List.of(), fired);
        assertTrue(queue.fireDue(20, inbox));
        assertTrue(queue.fireDue(20, inbox));
        assertEquals(List.of(new TimerFired(2), new TimerFired(3), new TimerFired(4)), fired);
        assertEquals(30, queue.nextDueUs());
    }

    @Test
    void shouldNotFireWhatWasCancelled() {
        queue.set(1, 10);
        queue.set(2, 10);
        queue.cancel(1);
        queue.cancel(7);
        assertTrue(queue.fireDue(10, inbox));
        assertEquals(List.of(new TimerFired(2)), fired);
        assertEquals(0, queue.size());
        assertEquals(Long.MAX_VALUE, queue.nextDueUs());
    }

    @Test
    void shouldMoveATimerThatIsSetAgain() {
        queue.set(1, 10);
        queue.set(1, 50);
        assertTrue(queue.fireDue(10, inbox));
        assertEquals(List.of(), fired);
        assertTrue(queue.fireDue(50, inbox));
        assertEquals(List.of(new TimerFired(1)), fired);
    }

    @Test
    void shouldKeepWhatFoundNoRoom() {
        queue.set(1, 10);
        queue.set(2, 11);
        room = 1;
        assertFalse(queue.fireDue(20, inbox));
        assertEquals(List.of(new TimerFired(1)), fired);
        room = 2;
        assertTrue(queue.fireDue(20, inbox));
        assertEquals(List.of(new TimerFired(1), new TimerFired(2)), fired);
    }

    @Test
    void shouldForgetWhatWasCancelledOrMovedBeforeItsTime() {
        for (int id = 1; id <= 10_000; id++) {
            queue.set(id, 1_000_000 + id);
            queue.set(id, 2_000_000 - id);
            if (id % 100 != 0) {
                queue.cancel(id);
            }
            assertTrue(queue.held() <= 2 * queue.size() + 65, id + ": " + queue.held());
        }
        assertEquals(100, queue.size());
    }

    @Test
    void shouldHoldATimerOnceThatIsSetToItsTimeAgain() {
        for (int i = 0; i < 1_000; i++) {
            queue.set(1, 100);
        }
        assertEquals(1, queue.held());
    }

    @Test
    void shouldFireInOrderWhatIsSetWhileAnotherFires() {
        queue.set(2, 20);
        Inbox setsAnother = (input, urgency) -> {
            if (fired.isEmpty()) {
                queue.set(1, 10);
            }
            return fired.add(input);
        };
        assertTrue(queue.fireDue(20, setsAnother));
        assertEquals(List.of(new TimerFired(2), new TimerFired(1)), fired);
    }

    @Test
    void shouldDoAsAListOfTimersWouldWhateverIsSetMovedAndCancelled() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<Long, Long> set = new TreeMap<>();
        for (long turn = 0; turn < 20_000; turn++) {
            long id = random.nextInt(200);
            long dueUs = turn + random.nextInt(500);
            if (random.nextInt(3) > 0) {
                queue.set(id, dueUs);
                set.put(id, dueUs);
            } else {
                queue.cancel(id);
                set.remove(id);
            }
            if (random.nextInt(20) == 0) {
                long nowUs = turn;
                List<Input> expected = set.entrySet().stream()
                        .filter(timer -> timer.getValue() <= nowUs)
                        .sorted(Comparator.comparingLong(Map.Entry<Long, Long>::getValue)
                                .thenComparingLong(Map.Entry::getKey))
                        .map(timer -> (Input) new TimerFired(timer.getKey()))
                        .toList();
                fired.clear();
                assertTrue(queue.fireDue(nowUs, inbox), "seed " + seed);
                assertEquals(expected, fired, "seed " + seed);
                set.values().removeIf(due -> due <= nowUs);
            }
            assertEquals(set.size(), queue.size(), "seed " + seed);
            assertEquals(
                    set.values().stream().mapToLong(due -> due).min().orElse(Long.MAX_VALUE),
                    queue.nextDueUs(),
                    "seed " + seed);
        }
    }
}
