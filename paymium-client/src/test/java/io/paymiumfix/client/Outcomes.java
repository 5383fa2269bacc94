package io.paymiumfix.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Records outcomes in the order they came. */
final class Outcomes implements OutcomeHandler {
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();

    @Override
    public synchronized void onOutcome(Outcome outcome) {
        outcomes.add(outcome);
        notifyAll();
    }

    List<Outcome> all() {
        return outcomes;
    }

    synchronized List<Outcome> await(int count) {
        while (outcomes.size() < count) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("waited in vain for " + count + " outcomes, got " + outcomes, e);
            }
        }
        return outcomes;
    }

    Outcome awaitOne() {
        return await(1).get(0);
    }

    <T extends Outcome> T awaitOne(Class<T> type) {
        return type.cast(awaitOne());
    }

    /** Waits without a pause before the first look. */
    static ConditionFactory soon() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1));
    }
}
