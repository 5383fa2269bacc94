package io.paymiumfix.sequencer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.Input.TimerFired;
import java.util.ArrayList;
import java.util.List;
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
}
