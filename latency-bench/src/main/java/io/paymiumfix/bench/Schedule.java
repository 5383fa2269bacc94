package io.paymiumfix.bench;

/** When each order of an open loop is due: evenly spaced, without drift at any rate. */
record Schedule(long perSecond) {

    private static final long SECOND_NS = 1_000_000_000L;

    Schedule {
        if (perSecond < 1 || perSecond > 1_000_000) {
            throw new BenchException("orders per second must be 1 to 1000000: " + perSecond);
        }
    }

    /** After the first order, ns. */
    long offsetNs(long order) {
        return order / perSecond * SECOND_NS + order % perSecond * SECOND_NS / perSecond;
    }
}
