package io.paymiumfix.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

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

    /** Of parts of as many orders each: their pauses in all, and what is of an order is their mean. */
    static Cost together(List<Cost> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Map<String, Double> byThread = new HashMap<>();
        if (parts.stream().noneMatch(part -> part.cpuNsPerOrderByThread.isEmpty())) {
            parts.forEach(part -> part.cpuNsPerOrderByThread.forEach(
                    (thread, cpuNs) -> byThread.merge(thread, cpuNs / parts.size(), Double::sum)));
        }
        boolean pausesKnown = parts.stream().allMatch(part -> part.gcPauses >= 0);
        return new Cost(
                1 / mean(parts, part -> 1 / part.ordersPerSecond),
                mean(parts, Cost::cpuNsPerOrder),
                byThread,
                mean(parts, Cost::allocatedBytesPerOrder),
                pausesKnown ? parts.stream().mapToInt(Cost::gcPauses).sum() : -1,
                pausesKnown ? parts.stream().mapToLong(Cost::gcPauseTotalNs).sum() : -1,
                pausesKnown ? parts.stream().mapToLong(Cost::gcPauseMaxNs).max().orElse(-1) : -1);
    }

    /** Not a number when one of them is none. */
    private static double mean(List<Cost> parts, ToDoubleFunction<Cost> figure) {
        return parts.stream().mapToDouble(figure).sum() / parts.size();
    }
}
