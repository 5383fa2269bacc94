package io.paymiumfix.bench;

/**
 * What one load on one subject gave in one round; the load is over.
 *
 * @param subject its name
 * @param load the load's name
 * @param round from 1
 * @param latencies all orders of the load
 * @param cost what it took
 */
record Measured(String subject, String load, int round, Latencies latencies, Cost cost) {

    Measured {
        latencies.complete();
    }
}
