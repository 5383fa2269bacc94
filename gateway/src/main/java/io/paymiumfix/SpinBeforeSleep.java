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
    /** When there was work last. */
    private long workedNs;

    /**
     * With nothing done yet.
     *
     * @param spinNs how long it looks after the last work, nanoseconds; 0 for not at all
     */
    SpinBeforeSleep(final long spinNs, final LongSupplier nanoTime) {
        this.spinNs = spinNs;
        this.nanoTime = nanoTime;
        workedNs = nanoTime.getAsLong() - spinNs;
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
            workedNs = nanoTime.getAsLong();
            return ready;
        }
        return nanoTime.getAsLong() - workedNs < spinNs ? CONTINUE : SELECT;
    }
}
