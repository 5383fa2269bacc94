package io.paymiumfix.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** The orders and cancels of all sessions: places them, and is told by the sessions what became of them. */
final class Desk {

    private final OrderTimes times;
    private final CancelTimes cancels;
    private final List<FixClient> sessions = new ArrayList<>();
    private final Queue<Open> open = new ArrayDeque<>();
    private Work work = Work.ORDERS;
    private long keepOpen = Long.MAX_VALUE;
    private String refusal;

    /**
     * An order at the venue.
     *
     * @param order its number
     * @param session where it was placed
     */
    private record Open(long order, int session) {}

    Desk(OrderTimes times, CancelTimes cancels) {
        this.times = times;
        this.cancels = cancels;
    }

    void add(FixClient session) {
        sessions.add(session);
    }

    List<FixClient> sessions() {
        return sessions;
    }

    /**
     * What is done with orders from now on; nothing may be under way.
     *
     * @param next what is measured
     * @param most orders left open, of those from now on: beyond it the oldest is canceled
     * @param into where the results go
     */
    void begin(Work next, long most, Latencies into) {
        work = next;
        keepOpen = most;
        open.clear();
        times.recordInto(next == Work.ORDERS ? into : new Latencies());
        cancels.recordInto(next == Work.CANCELS ? into : Latencies.ofCancels());
    }

    /** Prepares an order that is due at this time; it leaves with the session's next flush. */
    long place(int session, long dueNs) {
        long order = times.plan(session, dueNs);
        FixClient client = sessions.get(session);
        client.place(order);
        client.busier();
        return order;
    }

    /** The order's report was read. */
    void acknowledged(int session, long order, long timeNs) throws IOException {
        times.acknowledged(order, session, timeNs);
        if (work == Work.CANCELS) {
            cancel(session, order, timeNs);
            return;
        }
        sessions.get(session).lessBusy();
        if (keepOpen < Long.MAX_VALUE) {
            open.add(new Open(order, session));
            if (open.size() > keepOpen) {
                Open oldest = open.remove();
                cancel(oldest.session(), oldest.order(), timeNs);
            }
        }
    }

    private void cancel(int session, long order, long timeNs) throws IOException {
        cancels.plan(order, timeNs);
        FixClient client = sessions.get(session);
        client.cancel(order);
        client.flush();
    }

    /** The cancel's report was read. */
    void canceled(int session, long order, long timeNs) {
        cancels.canceled(order, timeNs);
        if (work == Work.CANCELS) {
            sessions.get(session).lessBusy();
        }
    }

    /** The order was refused, or its cancel. */
    void refused(String report) {
        refusal = report;
    }

    /** Why an order was refused; null if none was since the last call. */
    String takeRefusal() {
        String taken = refusal;
        refusal = null;
        return taken;
    }

    /** Gives up the only order under way, which was refused. */
    void skip(int session, long order) {
        times.skip(order);
        sessions.get(session).lessBusy();
    }

    /** Orders and cancels whose report is not in. */
    long underWay() {
        return times.underWay() + cancels.underWay();
    }

    /** Reports so far: as long as it grows, something happens. */
    long reports() {
        return times.acknowledged() + cancels.canceled();
    }
}
