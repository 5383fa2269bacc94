package io.paymiumfix.bench.market;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Which changes have reached how many subscribers, and after what time the first and the last of them. */
final class Deliveries {

    private static final long HIGHEST_NS = 60_000_000_000L;
    private static final int DIGITS = 3;

    private final int subscribers;
    private final Map<Long, int[]> underWay = new LinkedHashMap<>();
    private Histogram first = new Histogram(HIGHEST_NS, DIGITS);
    private Histogram last = new Histogram(HIGHEST_NS, DIGITS);
    private boolean recording;
    private long beganNs;

    Deliveries(int subscribers) {
        this.subscribers = subscribers;
    }

    /** Changes that leave the venue from now on are recorded. */
    void begin(long nowNs) {
        beganNs = nowNs;
        first = new Histogram(HIGHEST_NS, DIGITS);
        last = new Histogram(HIGHEST_NS, DIGITS);
        recording = true;
    }

    /** Changes first seen from now on are not recorded. */
    void end() {
        recording = false;
    }

    /** One subscriber has learnt of the level with this amount. */
    void delivered(long satoshi, long nowNs) {
        int[] count = underWay.get(satoshi);
        if (count == null) {
            if (!recording || Stamp.ageNs(satoshi, nowNs) >= nowNs - beganNs) {
                return;
            }
            count = new int[1];
            underWay.put(satoshi, count);
            first.recordValue(bounded(Stamp.ageNs(satoshi, nowNs)));
        }
        if (++count[0] == subscribers) {
            last.recordValue(bounded(Stamp.ageNs(satoshi, nowNs)));
            underWay.remove(satoshi);
        }
    }

    private static long bounded(long ns) {
        return Math.min(ns, HIGHEST_NS);
    }

    /** Changes that some subscribers, but not all, have. */
    int incomplete() {
        return underWay.size();
    }

    /** From leaving the venue to the first subscriber, ns. */
    Histogram first() {
        return first;
    }

    /** From leaving the venue to the last subscriber, ns. */
    Histogram last() {
        return last;
    }
}
