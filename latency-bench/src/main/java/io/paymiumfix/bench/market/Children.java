package io.paymiumfix.bench.market;

import io.paymiumfix.bench.BenchException;
import io.paymiumfix.bench.ChildProcess;
import java.util.concurrent.locks.LockSupport;

/** Waiting for processes that one has started. */
public final class Children {

    private static final long START_NS = 60_000_000_000L;
    private static final long POLL_NS = 10_000_000;

    private Children() {}

    /** Until it says where it listens. */
    public static void awaitAddress(ChildProcess child, String what) {
        long startNs = System.nanoTime();
        while (child.address() == null) {
            if (System.nanoTime() - startNs > START_NS) {
                throw new BenchException(what + " does not listen after 60 s:\n" + child.lastLines());
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }
}
