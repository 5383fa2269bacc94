package io.paymiumfix.bench;

/**
 * One load: how many orders, on how many sessions, and when the next leaves.
 *
 * @param kind when the next order leaves
 * @param work what is measured
 * @param sessions FIX sessions that take part
 * @param orders in all
 * @param most orders under way in all; of a flood only
 * @param perSecond orders due in a second; of an open loop only
 * @param longestS seconds after which no more orders leave; of a flood only
 */
record Shape(Kind kind, Work work, int sessions, long orders, int most, long perSecond, int longestS) {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final int ANY_LENGTH = Integer.MAX_VALUE;

    private static final long SHORT_OPEN_LOOP_S = 2;

    /** When the next order leaves. */
    enum Kind {
        /** On each session when the answer to its last is in. */
        CLOSED_LOOP,
        /** When fewer than so many are under way. */
        FLOOD,
        /** At its time, whatever became of those before. */
        OPEN_LOOP
    }

    static Shape closedLoop(Work work, int sessions, long orders) {
        return new Shape(Kind.CLOSED_LOOP, work, sessions, orders, sessions, 0, ANY_LENGTH);
    }

    static Shape flood(Work work, int sessions, long orders, int most, int longestS) {
        if (longestS < 0) {
            throw new BenchException("a flood's seconds, or 0 for any: " + longestS);
        }
        if (most < sessions) {
            throw new BenchException("a flood has at least one order under way on each session: " + most);
        }
        return new Shape(Kind.FLOOD, work, sessions, orders, most, 0, longestS == 0 ? ANY_LENGTH : longestS);
    }

    static Shape openLoop(Work work, int sessions, Schedule schedule, long seconds) {
        return new Shape(
                Kind.OPEN_LOOP, work, sessions, schedule.perSecond() * seconds, 0, schedule.perSecond(), ANY_LENGTH);
    }

    /** The same with so many orders; of an open loop, one after the other. */
    Shape warmUp(long count) {
        return kind == Kind.OPEN_LOOP
                ? closedLoop(work, sessions, count)
                : new Shape(kind, work, sessions, count, most, perSecond, longestS);
    }

    /** The same, of so many orders at most; of an open loop, of {@value #SHORT_OPEN_LOOP_S} seconds at most. */
    Shape shortened(long most) {
        long longest = kind == Kind.OPEN_LOOP ? Math.min(most, SHORT_OPEN_LOOP_S * perSecond) : most;
        return new Shape(kind, work, sessions, Math.min(orders, longest), this.most, perSecond, longestS);
    }

    /** After which no more orders leave. */
    long longestNs() {
        return longestS * SECOND_NS;
    }

    /** Whether what an order takes is of interest, not how many there are: one at a time, or so many in a second. */
    boolean isOfLatency() {
        return kind == Kind.OPEN_LOOP || (kind == Kind.CLOSED_LOOP && sessions == 1);
    }

    /** Whether the next load, after this one, finds the subject used to what it does. */
    boolean warmsUpFor(Shape next) {
        return next.kind == kind && next.work == work && next.sessions == sessions;
    }

    /** As {@code closed loop}, {@code flood of 512, 8 sessions} or {@code 1000/s, cancels}. */
    String name() {
        String name = switch (kind) {
            case CLOSED_LOOP -> "closed loop";
            case FLOOD -> "flood of " + most;
            case OPEN_LOOP -> perSecond + "/s";
        };
        if (sessions > 1) {
            name += ", " + sessions + " sessions";
        }
        return work == Work.CANCELS ? name + ", cancels" : name;
    }
}
