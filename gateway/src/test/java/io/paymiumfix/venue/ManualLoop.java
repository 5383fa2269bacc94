package io.paymiumfix.venue;

import io.paymiumfix.client.EpochMicrosClock;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The loop and the clock of a test: runs everything on the test's thread, and time passes when it is told to. */
final class ManualLoop implements VenueLoop, EpochMicrosClock {
    /** 2026-11-20T10:00:00Z. */
    static final long START_US = 1_795_168_800_000_000L;

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::dueUs).thenComparingLong(Task::number));
    private long nowUs = START_US;
    private long scheduled;

    private record Task(long dueUs, long number, Runnable action) {}

    @Override
    public void run(final Runnable task) {
        task.run();
    }

    @Override
    public void schedule(final Runnable task, final long delayMs) {
        tasks.add(new Task(nowUs + delayMs * 1_000, scheduled++, task));
    }

    @Override
    public long epochMicros() {
        return nowUs;
    }

    /** Lets time pass and runs what becomes due, in order. */
    void pass(final long ms) {
        final long untilUs = nowUs + ms * 1_000;
        while (!tasks.isEmpty() && tasks.peek().dueUs() <= untilUs) {
            final Task task = tasks.remove();
            nowUs = Math.max(nowUs, task.dueUs());
            task.action().run();
        }
        nowUs = untilUs;
    }

    /** Sets the clock without running anything. */
    void step(final long ms) {
        nowUs += ms * 1_000;
    }
}
