package io.paymiumfix.bench;

import java.util.List;

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

    /** Parts of as many orders each, as one. */
    static Measured together(List<Measured> parts) {
        Measured first = parts.get(0);
        parts.stream().skip(1).forEach(part -> first.latencies.append(part.latencies));
        Cost cost = Cost.together(parts.stream().map(Measured::cost).toList());
        return new Measured(first.subject, first.load, first.round, first.latencies, cost);
    }
}
