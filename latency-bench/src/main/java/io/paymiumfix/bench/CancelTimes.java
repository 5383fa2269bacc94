package io.paymiumfix.bench;

import java.util.Arrays;

/**
 * The four times of each cancel under way, ns of one clock, and what is made of them when its report is in. A DELETE
 * may be sent again, unlike a POST: c1 ends with the first, c2 begins with the last answered.
 */
final class CancelTimes {

    private static final long NONE = Long.MIN_VALUE;

    private final long[] order;
    private final long[] plannedNs;
    private final long[] askedNs;
    private final long[] answeredNs;
    private final int mask;
    private Latencies latencies = Latencies.ofCancels();
    private long underWay;
    private long canceled;

    /**
     * Of no cancel yet.
     *
     * @param capacity a power of two: orders whose cancels are under way at once are less than this apart
     */
    CancelTimes(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("not a power of two: " + capacity);
        }
        order = new long[capacity];
        plannedNs = new long[capacity];
        askedNs = new long[capacity];
        answeredNs = new long[capacity];
        mask = capacity - 1;
        Arrays.fill(order, NONE);
    }

    /** From now on results go there; nothing may be under way. */
    void recordInto(Latencies target) {
        latencies = target;
    }

    long underWay() {
        return underWay;
    }

    long canceled() {
        return canceled;
    }

    /** The cancel of this order leaves at this time. */
    void plan(long number, long timeNs) {
        int slot = (int) number & mask;
        if (order[slot] != NONE) {
            throw new BenchException(
                    "the cancel of order " + order[slot] + " is still under way: no more can be told apart");
        }
        order[slot] = number;
        plannedNs[slot] = timeNs;
        askedNs[slot] = NONE;
        answeredNs[slot] = NONE;
        underWay++;
    }

    /** The last byte of the order's DELETE was read. */
    void asked(long number, long timeNs) {
        int slot = slot(number, "canceled at the venue");
        if (askedNs[slot] == NONE) {
            askedNs[slot] = timeNs;
        }
    }

    /** The first byte of the answer to it is about to be written. */
    void answered(long number, long timeNs) {
        answeredNs[slot(number, "canceled at the venue")] = timeNs;
    }

    /** The report that says so was read. */
    void canceled(long number, long timeNs) {
        int slot = slot(number, "reported as canceled");
        if (answeredNs[slot] == NONE) {
            throw new BenchException("order " + number + " was reported as canceled before the venue had said so");
        }
        latencies.record(
                plannedNs[slot], askedNs[slot] - plannedNs[slot], timeNs - answeredNs[slot], timeNs - plannedNs[slot]);
        order[slot] = NONE;
        underWay--;
        canceled++;
    }

    private int slot(long number, String what) {
        int slot = (int) number & mask;
        if (number < 0 || order[slot] != number) {
            throw new BenchException("order " + number + " was " + what + ", but its cancel is not under way");
        }
        return slot;
    }
}
