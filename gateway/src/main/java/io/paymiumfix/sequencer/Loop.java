package io.paymiumfix.sequencer;

/**
 * A thread that the sockets live on and that can empty the rings too, so that an order changes threads nowhere: an event
 * loop, which works in turns. What is written to sockets in a turn leaves at its end.
 */
public interface Loop {

    /** Whether the caller is this thread. */
    boolean isCurrent();

    /** Runs in a turn soon; wakes the thread when it waits. Any thread. Does nothing once the loop is closed. */
    void execute(Runnable task);

    /** Runs at the end of this turn, behind what was put there before. Only on this thread. */
    void atEndOfTurn(Runnable task);
}
