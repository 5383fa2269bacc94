package io.paymiumfix.venue;

/** The one thread, {@code venue-io}, that owns everything of this package. */
interface VenueLoop {

    /** Runs soon; from the loop itself at once. Any thread. */
    void run(Runnable task);

    /** Runs once, later. Any thread. */
    void schedule(Runnable task, long delayMs);
}
