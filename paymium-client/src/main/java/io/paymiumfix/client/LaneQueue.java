package io.paymiumfix.client;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Calls waiting to be written: urgent ones first, each kind in the order it came. Bounded. Owned by {@code venue-io}. */
final class LaneQueue {
    private final int limit;
    private final ArrayDeque<PendingCall> urgent = new ArrayDeque<>();
    private final ArrayDeque<PendingCall> normal = new ArrayDeque<>();

    LaneQueue(int limit) {
        this.limit = limit;
    }

    /** False when full. Urgent calls have a room of the same size of their own. */
    boolean offer(PendingCall pending) {
        ArrayDeque<PendingCall> queue = pending.call.urgent() ? urgent : normal;
        return queue.size() < limit && queue.add(pending);
    }

    /** Puts cancels that were written once before all others, whatever the limit. */
    void addFirst(List<PendingCall> again) {
        for (int i = again.size() - 1; i >= 0; i--) {
            urgent.addFirst(again.get(i));
        }
    }

    /** Takes out a cancel that need not be written again. */
    void remove(PendingCall again) {
        urgent.remove(again);
    }

    /** Takes out all that {@code which} is true of, in the order of their turns. */
    List<PendingCall> removeAll(Predicate<PendingCall> which) {
        List<PendingCall> removed =
                Stream.concat(urgent.stream(), normal.stream()).filter(which).toList();
        urgent.removeAll(removed);
        normal.removeAll(removed);
        return removed;
    }

    /** The call whose turn it is, or null. */
    PendingCall peek() {
        return urgent.isEmpty() ? normal.peek() : urgent.peek();
    }

    PendingCall poll() {
        return urgent.isEmpty() ? normal.poll() : urgent.poll();
    }
}
