package io.paymiumfix.bench;

/**
 * What one load gave.
 *
 * @param latencies of what was measured
 * @param orders answered
 * @param elapsedNs from the first order's planned time to the last report, ns
 */
record LoadResult(Latencies latencies, long orders, long elapsedNs) {

    private static final double SECOND_NS = 1_000_000_000.0;

    double ordersPerSecond() {
        return orders * SECOND_NS / elapsedNs;
    }
}
