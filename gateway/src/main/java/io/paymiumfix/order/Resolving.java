package io.paymiumfix.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders whose POST left and whose outcome nobody knows: found among the venue's orders, or proven absent.
 * A later call of the account that the venue accepted, with a higher nonce, is the fence: after it the old
 * request can no longer be admitted. Adopting takes the fence and a match; rejecting takes the fence, the
 * settle time, and two complete readings begun after it. Owned by {@code order-core}.
 */
final class Resolving {
    private static final long[] DELAYS_US = {1_000_000, 2_000_000, 5_000_000, 10_000_000, 30_000_000};
    private static final long AT_LEAST_US = 50_000;
    private static final long BETWEEN_PROOFS_US = 2_000_000;
    private static final int PROOFS = 2;
    private static final long US_PER_S = 1_000_000;
    /** The venue's times may be whole minutes, and its clock another minute away. */
    private static final long WINDOW_S = 120;

    private static final int FOREIGN_KEPT = 10_000;

    private final Turn turn;
    private final Orders orders;
    private final Reports reports;
    private final Calls calls;
    private final Timers timers;
    private final Placing placing;
    private final Map<String, Desk> desks = new LinkedHashMap<>();
    private Rules.Timing timing;

    Resolving(
            final Turn turn,
            final Orders orders,
            final Reports reports,
            final Calls calls,
            final Timers timers,
            final Placing placing) {
        this.turn = turn;
        this.orders = orders;
        this.reports = reports;
        this.calls = calls;
        this.timers = timers;
        this.placing = placing;
    }

    void apply(final Rules rules) {
        timing = rules.timing();
    }

    /** One account's unresolved orders, oldest first, and the reading under way. */
    private static final class Desk {
        private final List<Case> cases = new ArrayList<>();
        /** Orders of the account that are not ours: uuid, and when the first reading that showed them ended. */
        private final Map<String, Long> foreign = new LinkedHashMap<>();

        private boolean reading;
        private long timerId;
        private int attempts;
    }

    /** One order whose outcome is unknown. */
    private static final class Case {
        private final Order order;
        private final long nonce;
        private final long sentUs;
        private final String cause;
        private long fencedUs;
        private boolean readOnce;
        private int absentReadings;
        private boolean alarmed;
        /** The last reading could have proven something: the next one need not wait long. */
        private boolean provable = true;

        Case(final Order order, final long nonce, final long sentUs, final String cause) {
            this.order = order;
            this.nonce = nonce;
            this.sentUs = sentUs;
            this.cause = cause;
        }
    }

    // ---------------------------------------------------------------- a new case

    void opened(final Order order, final Input.Unknown unknown) {
        order.become(OrderState.OUTCOME_UNKNOWN, unknown.cause());
        final Desk desk = desk(order.terms().account());
        desk.cases.add(new Case(
                order,
                unknown.nonce(),
                unknown.sentUs() == 0 ? order.receivedUs() : unknown.sentUs(),
                unknown.cause()));
        desk.cases.sort(Comparator.comparingLong((Case open) -> open.sentUs)
                .thenComparingLong(open -> open.order.receivedUs()));
        desk.attempts = 0;
        reports.outcomeUnknown(order, 0, unknown.cause());
        timers.arm(Timers.Kind.UNKNOWN_REPEAT, order.orderId(), 1, timing.unknownRepeatUs());
        timers.arm(Timers.Kind.UNKNOWN_ALARM, order.orderId(), 0, timing.unknownAlarmUs());
        read(order.terms().account());
    }

    void repeatDue(final Order order, final int repeat) {
        final Case open = find(order);
        if (open != null) {
            reports.outcomeUnknown(order, repeat, open.cause);
            timers.arm(Timers.Kind.UNKNOWN_REPEAT, order.orderId(), repeat + 1, timing.unknownRepeatUs());
        }
    }

    void alarmDue(final Order order) {
        final Case open = find(order);
        if (open != null) {
            turn.alarm(
                    "OUTCOME_UNKNOWN_LONG",
                    order.orderId(),
                    "no answer proves what became of its POST (" + open.cause + "); the venue is being read on");
        }
    }

    /** True when no case waits for its fence and first reading any more: recovery may end. */
    boolean allReadOnce() {
        for (final Desk desk : desks.values()) {
            for (final Case open : desk.cases) {
                if (open.fencedUs == 0 || !open.readOnce) {
                    return false;
                }
            }
        }
        return true;
    }

    // ---------------------------------------------------------------- readings

    /** Reads the account's orders now, unless a reading is under way. */
    void read(final String account) {
        final Desk desk = desk(account);
        if (desk.reading || desk.cases.isEmpty()) {
            return;
        }
        timers.disarm(desk.timerId);
        desk.reading = true;
        long sinceS = Long.MAX_VALUE;
        for (final Case open : desk.cases) {
            sinceS = Math.min(sinceS, open.sentUs / US_PER_S - WINDOW_S);
        }
        calls.resolve(account, Math.max(sinceS, 1));
    }

    void readingFailed(final String account) {
        final Desk desk = desk(account);
        desk.reading = false;
        desk.cases.forEach(open -> open.provable = false);
        readAgainLater(account);
    }

    /** The venue accepted a call of this account: it is the fence of all with lower nonces. */
    void accepted(final String account, final long nonce, final long startedUs) {
        for (final Case open : desk(account).cases) {
            if (open.fencedUs == 0 && nonce > open.nonce) {
                open.fencedUs = startedUs;
            }
        }
    }

    void readingEnded(final String account, final Input.OrdersRead reading) {
        final Desk desk = desk(account);
        desk.reading = false;
        for (final List<Case> alike : groups(desk)) {
            match(desk, alike, reading);
        }
        noteForeign(account, reading);
        readAgainLater(account);
    }

    /** Remembers which listed orders are not ours: one known before a POST left cannot be its order. */
    void noteForeign(final String account, final Input.OrdersRead reading) {
        final Desk desk = desk(account);
        for (final VenueOrder view : reading.orders()) {
            if (orders.byUuid(view.uuid()) == null) {
                desk.foreign.putIfAbsent(view.uuid(), turn.nowUs());
            }
        }
        while (desk.foreign.size() > FOREIGN_KEPT) {
            desk.foreign.remove(desk.foreign.keySet().iterator().next());
        }
    }

    /** Cases the venue cannot tell apart, oldest first. */
    private static List<List<Case>> groups(final Desk desk) {
        final List<List<Case>> groups = new ArrayList<>();
        for (final Case open : desk.cases) {
            List<Case> group = null;
            for (final List<Case> other : groups) {
                if (other.get(0).order.terms().sameFingerprint(open.order.terms())) {
                    group = other;
                }
            }
            if (group == null) {
                group = new ArrayList<>();
                groups.add(group);
            }
            group.add(open);
        }
        return groups;
    }

    /**
     * Match by count: k alike, m candidates. More candidates than cases are nobody's to guess, nor are more than
     * the first cases when they could only be those: an order listed before a POST left cannot be its order.
     */
    private void match(final Desk desk, final List<Case> alike, final Input.OrdersRead reading) {
        final Terms terms = alike.get(0).order.terms();
        if (calls.isPlacing(terms)) {
            return; // a candidate might be the order of a POST that is still to be answered
        }
        final List<VenueOrder> candidates = candidates(desk, alike, reading);
        for (int i = 0; i < candidates.size(); i++) {
            if (i >= reach(desk, alike, candidates.get(i))) {
                hold(alike, candidates);
                return;
            }
        }
        int adopted = 0;
        for (final Case open : alike) {
            if (open.fencedUs == 0 || reading.nonce() <= open.nonce) {
                continue;
            }
            open.readOnce = true;
            if (adopted < candidates.size()) {
                desk.cases.remove(open);
                placing.accepted(open.order, candidates.get(adopted), reading.nonce(), reading.startedUs());
                adopted++;
            } else if (adopted == candidates.size()) {
                absent(desk, open, reading);
            }
        }
    }

    private List<VenueOrder> candidates(final Desk desk, final List<Case> alike, final Input.OrdersRead reading) {
        final Map<String, VenueOrder> candidates = new LinkedHashMap<>();
        for (final VenueOrder view : reading.orders()) {
            if (!view.uuid().isEmpty()
                    && orders.byUuid(view.uuid()) == null
                    && reach(desk, alike, view) > 0
                    && alike.get(0).order.terms().matches(view)) {
                candidates.put(view.uuid(), view);
            }
        }
        final List<VenueOrder> inOrder = new ArrayList<>(candidates.values());
        inOrder.sort(Comparator.comparingInt((VenueOrder view) -> reach(desk, alike, view))
                .thenComparingLong(VenueOrder::createdAtS));
        return inOrder;
    }

    /** How many of the cases, oldest first, the order could be: none that was sent after it was there. */
    private static int reach(final Desk desk, final List<Case> alike, final VenueOrder view) {
        final Long foreignSinceUs = desk.foreign.get(view.uuid());
        int reach = 0;
        for (final Case open : alike) {
            final boolean knownBefore = foreignSinceUs != null && foreignSinceUs < open.sentUs;
            final boolean inWindow = view.createdAtS() == 0 || view.createdAtS() >= open.sentUs / US_PER_S - WINDOW_S;
            if (knownBefore || !inWindow) {
                return reach;
            }
            reach++;
        }
        return reach;
    }

    private void hold(final List<Case> alike, final List<VenueOrder> candidates) {
        for (final Case open : alike) {
            open.readOnce = true;
            if (!open.alarmed) {
                open.alarmed = true;
                turn.alarm(
                        "AMBIGUOUS_MATCH",
                        open.order.orderId(),
                        alike.size() + " orders alike have no known outcome and " + candidates.size()
                                + " orders at the venue could be some of them; they are held for an operator");
            }
        }
    }

    private void absent(final Desk desk, final Case open, final Input.OrdersRead reading) {
        open.provable = reading.complete();
        final boolean settled = reading.startedUs() >= open.fencedUs + timing.settleAfterFenceUs();
        if (!settled || !reading.complete()) {
            return;
        }
        open.absentReadings++;
        if (open.absentReadings >= PROOFS) {
            desk.cases.remove(open);
            placing.reject(
                    open.order,
                    Refusal.of(
                            Refusal.OTHER,
                            "REJECTED_BY_ABSENCE",
                            "its POST had no answer (" + open.cause
                                    + ") and the venue does not have the order; nothing was traded"));
        }
    }

    private void readAgainLater(final String account) {
        final Desk desk = desk(account);
        if (desk.cases.isEmpty()) {
            return;
        }
        final long patienceUs = DELAYS_US[Math.min(desk.attempts, DELAYS_US.length - 1)];
        desk.attempts++;
        long delayUs = patienceUs;
        for (final Case open : desk.cases) {
            if (open.fencedUs == 0) {
                continue;
            }
            final long settledInUs = open.fencedUs + timing.settleAfterFenceUs() - turn.nowUs();
            final long wantedUs =
                    settledInUs > 0 ? settledInUs : Math.min(BETWEEN_PROOFS_US, timing.settleAfterFenceUs());
            delayUs = Math.min(delayUs, open.alarmed || !open.provable ? patienceUs : wantedUs);
        }
        desk.timerId = timers.arm(Timers.Kind.RESOLVE, account, 0, Math.max(delayUs, AT_LEAST_US));
    }

    private Case find(final Order order) {
        for (final Case open : desk(order.terms().account()).cases) {
            if (open.order == order) {
                return open;
            }
        }
        return null;
    }

    private Desk desk(final String account) {
        return desks.computeIfAbsent(account, name -> new Desk());
    }

    // ---------------------------------------------------------------- snapshots

    void save(final CoreWriter out) {
        out.begin("Resolving", 1);
        out.putAll(desks.entrySet(), entry -> {
            out.putText(entry.getKey());
            final Desk desk = entry.getValue();
            out.putAll(desk.cases, open -> save(open, out));
            out.putAll(desk.foreign.entrySet(), foreign -> {
                out.putText(foreign.getKey());
                out.putLong(foreign.getValue());
            });
            out.putBoolean(desk.reading);
            out.putLong(desk.timerId);
            out.putInt(desk.attempts);
        });
    }

    void load(final CoreReader in) {
        in.begin("Resolving", 1);
        in.readAll(() -> {
            final Desk desk = desk(in.readText());
            in.readAll(() -> desk.cases.add(loadCase(in)));
            in.readAll(() -> desk.foreign.put(in.readText(), in.readLong()));
            desk.reading = in.readBoolean();
            desk.timerId = in.readLong();
            desk.attempts = in.readInt();
        });
    }

    private static void save(final Case open, final CoreWriter out) {
        out.putOrder(open.order);
        out.putLong(open.nonce);
        out.putLong(open.sentUs);
        out.putText(open.cause);
        out.putLong(open.fencedUs);
        out.putBoolean(open.readOnce);
        out.putInt(open.absentReadings);
        out.putBoolean(open.alarmed);
        out.putBoolean(open.provable);
    }

    private static Case loadCase(final CoreReader in) {
        final Case open = new Case(in.readOrder(), in.readLong(), in.readLong(), in.readText());
        open.fencedUs = in.readLong();
        open.readOnce = in.readBoolean();
        open.absentReadings = in.readInt();
        open.alarmed = in.readBoolean();
        open.provable = in.readBoolean();
        return open;
    }
}
