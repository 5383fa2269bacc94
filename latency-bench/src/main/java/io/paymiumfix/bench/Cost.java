package io.paymiumfix.bench;

import java.util.Map;

/**
 * What one load cost a subject. What is not known is NaN, or -1 for whole numbers.
 *
 * @param ordersPerSecond from the first order's planned time to the last report
 * @param cpuNsPerOrder processor time of the whole subject, JIT and GC included, ns
 * @param cpuNsPerOrderByThread the same by thread; empty when it is not known
 * @param allocatedBytesPerOrder by its GC log, so accurate to one young generation
 * @param gcPauses how often it stopped for its garbage collector
 * @param gcPauseTotalNs how long in all, ns
 * @param gcPauseMaxNs the longest, ns
 */
record Cost(
        double ordersPerSecond,
        double cpuNsPerOrder,
        Map<String, Double> cpuNsPerOrderByThread,
        double allocatedBytesPerOrder,
        int gcPauses,
        long gcPauseTotalNs,
        long gcPauseMaxNs) {

    /** Nothing is known. */
    static final Cost UNKNOWN = new Cost(Double.NaN, Double.NaN, Map.of(), Double.NaN, -1, -1, -1);

    /** The rate and the processor time only. */
    static Cost of(double ordersPerSecond, double cpuNsPerOrder, Map<String, Double> byThread) {
        return new Cost(ordersPerSecond, cpuNsPerOrder, byThread, Double.NaN, -1, -1, -1);
    }
}
