package io.paymiumfix.simulator.rest;

import java.time.Duration;

/** Runs things later on the simulator's thread. */
@FunctionalInterface
public interface Scheduler {

    /** Runs the task once the delay has passed, in the next turn of the event loop at the earliest. */
    void after(Duration delay, Runnable task);
}
