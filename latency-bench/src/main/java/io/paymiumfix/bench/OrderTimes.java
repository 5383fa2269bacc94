package io.paymiumfix.bench;

/**
 * The four times of each order under way, ns of one clock, and what is made of them when its report is in. Orders are
 * numbered from 0 over the whole run; as many as {@code capacity} may be under way at once.
 */
final class OrderTimes {

    private static final long NONE = Long.MIN_VALUE;

    private final long[] plannedNs;
    private final long[] postedNs;
    private final long[] repliedNs;
    private final int[] sessions;
    private final int mask;
    private final boolean venueCalled;
    private Latencies latencies;
    private long planned;
    private long acknowledged;
    private long recordFrom;

    /**
     * Of no order yet.
     *
     * @param capacity orders under way at most, a power of two
     * @param venueCalled whether an order goes to the venue; otherwise only its round trip is measured
     */
    OrderTimes(int capacity, boolean venueCalled) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("not a power of two: " + capacity);
        }
        plannedNs = new long[capacity];
        postedNs = new long[capacity];
        repliedNs = new long[capacity];
        sessions = new int[capacity];
        mask = capacity - 1;
        this.venueCalled = venueCalled;
        latencies = new Latencies();
    }

    /** From the next order on, results go there; what is still under way is not counted. */
    void recordInto(Latencies target) {
        latencies = target;
        recordFrom = planned;
    }

    long underWay() {
        return planned - acknowledged;
    }

    long acknowledged() {
        return acknowledged;
    }

    /** An order leaves, or should have left, on this session at this time. */
    long plan(int session, long timeNs) {
        if (underWay() > mask) {
            throw new BenchException("more than " + (mask + 1) + " orders under way: the gateway does not keep up");
        }
        int slot = (int) planned & mask;
        plannedNs[slot] = timeNs;
        sessions[slot] = session;
        postedNs[slot] = venueCalled ? NONE : timeNs;
        repliedNs[slot] = venueCalled ? NONE : timeNs;
        return planned++;
    }

    /** Gives up the order under way, which was refused; its number is not used again. */
    void skip(long order) {
        if (order != planned - 1 || underWay() != 1 || postedNs[slot(order)] != NONE) {
            throw new BenchException("order " + order + " was refused, but not as the only one under way");
        }
        acknowledged++;
    }

    /** The last byte of the order's POST was read. */
    void posted(long order, long timeNs) {
        stamp(postedNs, order, timeNs, "posted");
    }

    /** The first byte of the reply is about to be written. */
    void replied(long order, long timeNs) {
        stamp(repliedNs, order, timeNs, "replied to");
    }

    /** The report that accepts the order was read on this session. */
    void acknowledged(long order, int session, long timeNs) {
        int slot = slot(order);
        if (sessions[slot] != session) {
            throw new BenchException("order " + order + " was acknowledged on a session it was not placed on");
        }
        if (repliedNs[slot] == NONE) {
            throw new BenchException("order " + order + " was acknowledged twice, or before the venue had replied");
        }
        if (order >= recordFrom && venueCalled) {
            long t1 = postedNs[slot] - plannedNs[slot];
            long t2 = timeNs - repliedNs[slot];
            latencies.record(plannedNs[slot], t1, t2, timeNs - plannedNs[slot]);
        } else if (order >= recordFrom) {
            latencies.recordRoundTrip(plannedNs[slot], timeNs - plannedNs[slot]);
        }
        acknowledged++;
        repliedNs[slot] = NONE;
    }

    private void stamp(long[] times, long order, long timeNs, String what) {
        int slot = slot(order);
        if (times[slot] != NONE) {
            throw new BenchException("order " + order + " was " + what + " twice");
        }
        times[slot] = timeNs;
    }

    private int slot(long order) {
        if (order < 0 || order >= planned || planned - order > mask + 1L) {
            throw new BenchException("order " + order + " is not under way");
        }
        return (int) order & mask;
    }
}
