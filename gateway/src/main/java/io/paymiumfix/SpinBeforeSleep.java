package io.paymiumfix;

import io.netty.channel.SelectStrategy;
import io.netty.util.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Has an {@link IoLoop} look for more work for a while before it sleeps: to be woken takes a processor longer than an order does.
 * Owned by the loop's thread.
 */
final class SpinBeforeSleep implements SelectStrategy {

    private final long spinNs;
    private final LongSupplier nanoTime;
    /** Since the last time nothing was found, there was work: the time it takes is not of the spin. */
    private boolean hasWorked;
    /** When nothing was found for the first time after the last work. */
    private long idleSinceNs;

    /**
     * With nothing done yet.
     *
     * @param spinNs how long it looks after the end of the last work, nanoseconds; 0 for not at all
     */
    SpinBeforeSleep(final long spinNs, final LongSupplier nanoTime) {
        this.spinNs = spinNs;
        this.nanoTime = nanoTime;
        idleSinceNs = nanoTime.getAsLong() - spinNs;
    }

    /**
     * What to do next.
     *
     * @param readyNow asks the sockets, without waiting
     * @return how many sockets are ready, {@link #CONTINUE} to see to tasks and ask again, {@link #SELECT} to sleep
     */
    @Override
    public int calculateStrategy(final IntSupplier readyNow, final boolean hasTasks) throws Exception {
        if (spinNs == 0) {
            return hasTasks ? readyNow.get() : SELECT;
        }
        final int ready = readyNow.get();
        if (ready > 0 || hasTasks) {
            hasWorked = true;
            return ready;
        }
        final long nowNs = nanoTime.getAsLong();
        if (hasWorked) {
            hasWorked = false;
            idleSinceNs = nowNs;
        }
        return nowNs - idleSinceNs < spinNs ? CONTINUE : SELECT;
    }
}
