package io.paymiumfix.bench;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Says when a subject that is given nothing to do has come to rest: when its compiler has done what the warm-up left it.
 * A subject whose orders are quick would otherwise have had fewer seconds of a compiler than a slow one, and be measured
 * while it compiles. One that never rests, or whose processor time is not known, is not waited for.
 */
final class Rest implements BooleanSupplier {

    /** A system counts processor time in steps of 10 ms: a look must be much longer. */
    private static final long LOOK_NS = 200_000_000;
    /** Of a look's time, what a subject at rest may use. */
    private static final double BUSY = 0.1;

    private static final long LONGEST_NS = 10_000_000_000L;

    private final LongSupplier cpuNs;
    private final LongSupplier clock;
    private final long startNs;
    private long lookedNs;
    private long usedNs;
    private boolean rested;
    private int looks;

    /**
     * Begins to wait.
     *
     * @param cpuNs what the subject has used of processors; -1 when not known
     * @param clock ns, from anywhere
     */
    Rest(LongSupplier cpuNs, LongSupplier clock) {
        this.cpuNs = cpuNs;
        this.clock = clock;
        startNs = clock.getAsLong();
        lookedNs = startNs;
        usedNs = cpuNs.getAsLong();
    }

    @Override
    public boolean getAsBoolean() {
        long nowNs = clock.getAsLong();
        if (nowNs - lookedNs >= LOOK_NS) {
            long nowUsedNs = cpuNs.getAsLong();
            rested = nowUsedNs - usedNs < BUSY * (nowNs - lookedNs);
            usedNs = nowUsedNs;
            lookedNs = nowNs;
            looks++;
        }
        return rested || usedNs < 0 || nowNs - startNs > LONGEST_NS;
    }

    /** Whether the first look found it so already: the load before had nothing new for it. Of what is not known, no. */
    boolean wasAtOnce() {
        return rested && looks == 1;
    }
}
