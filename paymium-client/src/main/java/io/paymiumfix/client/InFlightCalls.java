package io.paymiumfix.client;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What one lane has written and had no answer to, in the order written. Owned by {@code venue-io}. */
final class InFlightCalls {
    private final ArrayDeque<Writing> writings = new ArrayDeque<>();
    /** Calls written and not ended; read from any thread. */
    private final AtomicInteger count = new AtomicInteger();

    void add(Writing writing, boolean firstOfItsCall) {
        writings.add(writing);
        if (firstOfItsCall) {
            count.incrementAndGet();
        }
    }

    void remove(Writing writing) {
        writings.remove(writing);
    }

    /** A call that was written has its outcome. */
    void callEnded() {
        count.decrementAndGet();
    }

    /** Calls written and not ended; any thread. */
    int count() {
        return count.get();
    }

    /** True when nothing at all waits for an answer, also of calls that have ended. */
    boolean isEmpty() {
        return writings.isEmpty();
    }

    /** Since when what is overdue first waits, of at least one: not always what was written first, see {@link Writing#waitsSinceNs}. */
    long waitsLongestSinceNs() {
        long earliestNs = writings.getFirst().waitsSinceNs();
        for (Writing writing : writings) {
            long sinceNs = writing.waitsSinceNs();
            if (sinceNs - earliestNs < 0) {
                earliestNs = sinceNs;
            }
        }
        return earliestNs;
    }

    /** What was written first to {@code connection}, which awaits at least one answer. */
    Writing oldestOn(Connection connection) {
        for (Writing writing : writings) {
            if (writing.connection() == connection) {
                return writing;
            }
        }
        throw new IllegalStateException("nothing is in flight on the connection");
    }

    /** Cancels that stand behind another call on their connection and may be written again, in the order written. */
    List<Writing> cancelsBehindOthers() {
        return writings.stream()
                .filter(writing -> writing.pending.mayBeWrittenAgain() && oldestOn(writing.connection()) != writing)
                .toList();
    }

    /** How many connections these wait on. */
    long connections() {
        return writings.stream().map(Writing::connection).distinct().count();
    }

    /** A copy to walk over while calls end. */
    List<Writing> snapshot() {
        return List.copyOf(writings);
    }
}
