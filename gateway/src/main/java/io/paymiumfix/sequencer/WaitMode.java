package io.paymiumfix.sequencer;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;

/** How {@code order-core} and {@code report} wait for work. */
public enum WaitMode {
    /** Nobody waits: a {@link Loop} empties the rings. */
    INLINE,
    /** On a lock: the only one that is dependable when cores are shared. */
    BLOCKING,
    /** Spins, and yields to other threads: needs most of a core for each. */
    YIELDING,
    /** Spins: needs a core of its own for each. */
    BUSY_SPIN,
    /** Spins, then parks for moments: little load, tens of microseconds. */
    SLEEPING;

    WaitStrategy strategy() {
        return switch (this) {
            case BLOCKING -> new BlockingWaitStrategy();
            // Of all, its signal costs the one who publishes nothing.
            case INLINE -> new BusySpinWaitStrategy();
            case YIELDING -> new YieldingWaitStrategy();
            case BUSY_SPIN -> new BusySpinWaitStrategy();
            case SLEEPING -> new SleepingWaitStrategy();
        };
    }
}
