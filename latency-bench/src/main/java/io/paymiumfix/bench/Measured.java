package io.paymiumfix.bench;

/**
 * What one load on one subject gave in one round.
 *
 * @param subject its name
 * @param load the load's name
 * @param round from 1
 * @param latencies all orders of the load
 * @param cpuNsPerOrder processor time of the subject, ns; 0 when unknown
 */
record Measured(String subject, String load, int round, Latencies latencies, long cpuNsPerOrder) {}
