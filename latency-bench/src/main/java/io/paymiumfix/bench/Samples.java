package io.paymiumfix.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every order of one load as it was measured. While the load runs an order costs four stores into memory that is taken
 * 32 KiB at a time; what can be made of it is made when the load is over. Harness thread only.
 */
final class Samples {

    private static final int FIELDS = 4;
    private static final int CHUNK = 1024 * FIELDS;
    private static final long SECOND_NS = 1_000_000_000L;

    private final List<long[]> chunks = new ArrayList<>();
    private long[] last = new long[0];
    private int used;

    void add(long plannedNs, long t1Ns, long t2Ns, long roundTripNs) {
        if (used == last.length) {
            last = new long[CHUNK];
            chunks.add(last);
            used = 0;
        }
        last[used] = plannedNs;
        last[used + 1] = t1Ns;
        last[used + 2] = t2Ns;
        last[used + 3] = roundTripNs;
        used += FIELDS;
    }

    /**
     * One histogram of each measure per second in which an order was due, in their order; the first is second 0.
     *
     * @param names of t1, t2, their sum and the round trip
     */
    List<Interval> intervals(List<String> names) {
        SortedMap<Integer, Interval> bySecond = new TreeMap<>();
        long firstNs = firstPlannedNs();
        for (long[] chunk : chunks) {
            for (int i = 0; i < filled(chunk); i += FIELDS) {
                int second = (int) ((chunk[i] - firstNs) / SECOND_NS);
                bySecond.computeIfAbsent(second, key -> new Interval(key, names))
                        .record(chunk[i + 1], chunk[i + 2], chunk[i + 3]);
            }
        }
        return List.copyOf(bySecond.values());
    }

    /** The earliest planned time; {@code Long.MAX_VALUE} of no order. */
    long firstPlannedNs() {
        long firstNs = Long.MAX_VALUE;
        for (long[] chunk : chunks) {
            for (int i = 0; i < filled(chunk); i += FIELDS) {
                firstNs = Math.min(firstNs, chunk[i]);
            }
        }
        return firstNs;
    }

    @SuppressWarnings("ReferenceEquality")
    private int filled(long[] chunk) {
        return chunk == last ? used : chunk.length;
    }
}
