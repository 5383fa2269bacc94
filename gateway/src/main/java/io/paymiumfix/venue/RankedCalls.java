package io.paymiumfix.venue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Waiting calls: by rank, and first come, first served within a rank. Owned by {@code venue-io}. */
final class RankedCalls {
    private final Map<Rank, Deque<PendingCall>> byRank = new EnumMap<>(Rank.class);
    private int size;

    RankedCalls() {
        for (final Rank rank : Rank.values()) {
            byRank.put(rank, new ArrayDeque<>());
        }
    }

    void add(final PendingCall call) {
        queue(call.rank()).addLast(call);
        size++;
    }

    /** Puts a call that has begun before all others of its rank. */
    void resume(final PendingCall call) {
        queue(call.rank()).addFirst(call);
        size++;
    }

    /** The next call of the rank, or null. */
    PendingCall peek(final Rank rank) {
        return queue(rank).peekFirst();
    }

    void removeFirst(final Rank rank) {
        queue(rank).removeFirst();
        size--;
    }

    /** Takes out the orders whose time has passed. */
    List<PendingCall> removeStale(final long nowUs) {
        final List<PendingCall> stale = new ArrayList<>();
        for (final Iterator<PendingCall> calls = queue(Rank.PLACE).iterator(); calls.hasNext(); ) {
            final PendingCall call = calls.next();
            if (call.stale(nowUs)) {
                calls.remove();
                size--;
                stale.add(call);
            }
        }
        return stale;
    }

    /** Takes out the call that came last of the lowest rank below this one, or null when there is none. */
    PendingCall removeLastBelow(final Rank rank) {
        final Rank[] ranks = Rank.values();
        for (int i = ranks.length - 1; ranks[i].compareTo(rank) > 0; i--) {
            final PendingCall last = queue(ranks[i]).pollLast();
            if (last != null) {
                size--;
                return last;
            }
        }
        return null;
    }

    int size() {
        return size;
    }

    private Deque<PendingCall> queue(final Rank rank) {
        return byRank.get(rank);
    }
}
