package io.paymiumfix.bench;

import java.io.IOException;
import java.util.Map;

/** What a subject spends on a load. */
final class Bill {

    private final Subject.Running subject;
    private final long startHeapBytes;
    private final long startCpuNs;
    private final ThreadTimes startThreads;
    private final long startNs;

    private Bill(Subject.Running subject) {
        this.subject = subject;
        startHeapBytes = subject.heapBytes();
        startCpuNs = subject.cpuNs();
        startThreads = subject.threadTimes();
        startNs = System.nanoTime();
    }

    /** From now on. */
    static Bill begin(Subject.Running subject) {
        return new Bill(subject);
    }

    /** Until now, for this load. */
    Cost of(LoadResult load) throws IOException {
        long endNs = System.nanoTime();
        long cpuNs = subject.cpuNs();
        Map<String, Double> byThread = subject.threadTimes().perOrderSince(startThreads, load.orders());
        long heapBytes = subject.heapBytes();
        double cpuNsPerOrder = cpuNs < 0 || startCpuNs < 0 ? Double.NaN : (double) (cpuNs - startCpuNs) / load.orders();
        GcLog log = subject.gcLog();
        if (log == null) {
            return Cost.of(load.ordersPerSecond(), cpuNsPerOrder, byThread);
        }
        GcLog ours = log.between(startNs, endNs);
        double allocatedPerOrder = startHeapBytes < 0 || heapBytes < 0
                ? Double.NaN
                : (double) ours.allocated(startHeapBytes, heapBytes) / load.orders();
        return new Cost(
                load.ordersPerSecond(),
                cpuNsPerOrder,
                byThread,
                allocatedPerOrder,
                ours.pauses().size(),
                ours.totalNs(),
                ours.longestNs());
    }
}
