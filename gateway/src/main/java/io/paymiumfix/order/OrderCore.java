package io.paymiumfix.order;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The order core: applies one input after the other and says what follows. A pure state machine, to be
 * called by one thread only, {@code order-core} (or by a replay).
 *
 * <p>The first input of a journal must be {@link Input.ConfigApplied}.
 */
public final class OrderCore {
    /** Raised whenever the same inputs would give other outputs than before. */
    public static final int LOGIC_VERSION = 4;

    private static final long US_PER_DAY = 86_400_000_000L;

    private final Turn turn = new Turn();
    private final OrderIds orderIds;
    private final Orders orders = new Orders();
    private final Calls calls = new Calls(turn);
    private final Timers timers = new Timers(turn);
    private final Modes modes = new Modes(turn);
    private final Reports reports = new Reports(turn);
    private final Streams streams = new Streams(turn, timers);
    private final Fills fills = new Fills(turn, orders, reports, calls, timers);
    private final Canceling canceling = new Canceling(turn, orders, reports, calls, timers, streams);
    private final Unreadable unreadable = new Unreadable(turn);
    private final Looks looks = new Looks(calls, timers, fills, canceling, streams, unreadable);
    private final Polling polling = new Polling(turn, orders, calls, timers, looks, streams);
    private final Ghosts ghosts = new Ghosts(turn, calls, timers, modes);
    private final Placing placing;
    private final Resolving resolving;
    private final Recovering recovering;
    private final Settling settling;
    private final CallOutcomes outcomes;
    private final RefusedReports refusedReports = new RefusedReports(turn);
    private final Outsiders outsiders = new Outsiders(turn, orders, new OutsiderReports(turn, reports));
    private final Reconciling reconciling = new Reconciling(turn, orders, calls, timers, outsiders);
    private final Answering answering;
    private final Operators operators;
    private final Dispatch dispatch = new Dispatch();
    private Rules rules;
    private long dayStartUs;
    /** When something was heard last: the end of what this journal knows. */
    private long lastHeardUs;

    /**
     * Begins empty.
     *
     * @param birthS when the journal was created, seconds since the epoch: the first part of every
     *     OrderID(37), until {@link OrderIds} begin anew, so that no id of another journal is ever used again
     */
    public OrderCore(final long birthS) {
        orderIds = new OrderIds(turn, birthS);
        placing = new Placing(turn, orderIds, orders, reports, calls, timers, fills, canceling, modes);
        resolving = new Resolving(turn, orders, reports, calls, timers, placing, ghosts);
        recovering = new Recovering(turn, orders, calls, timers, modes, resolving, orderIds);
        settling = new Settling(turn, orders, calls, resolving, ghosts);
        outcomes = new CallOutcomes(
                turn,
                calls,
                placing,
                canceling,
                resolving,
                polling,
                recovering,
                looks,
                fills,
                ghosts,
                settling,
                reconciling,
                unreadable);
        answering = new Answering(orders, reports, settling, refusedReports, outsiders);
        operators = new Operators(turn, orders, modes, recovering, settling, reconciling, canceling);
        resolving.tell(outsiders);
    }

    /**
     * Applies one input.
     *
     * @param sequence its place in the journal, from 1, dense
     * @param timeUs its time, never before the previous one's
     * @param outputs gets what follows, in order: calls, timers and alarms, then reports
     */
    public void apply(final long sequence, final long timeUs, final Input input, final Outputs outputs) {
        turn.begin(sequence, timeUs, outputs);
        newDay(timeUs);
        input.dispatch(dispatch);
        if (rules != null) {
            resolving.sortOut();
            recovering.check();
            polling.wake();
            reconciling.wake();
        }
        if (isHeard(input)) {
            lastHeardUs = timeUs;
        }
        turn.end();
    }

    /** Rules begin a run, and what became of reports tells nothing of orders: neither is what a run knew last. */
    private static boolean isHeard(final Input input) {
        return !(input instanceof Input.ConfigApplied
                || input instanceof Input.ReportsStored
                || input instanceof Input.DeliveryProven);
    }

    /**
     * Answers a question from what the inputs so far tell; changes nothing.
     *
     * @param timeUs the time of the question
     * @return the answers, in the order they are to be told
     */
    public List<Answer> answer(final long timeUs, final Query query) {
        return answering.answer(timeUs, query);
    }

    /** How many orders have not ended: they rest at the venue when the gateway stops. */
    public int openOrders() {
        return orders.open().size();
    }

    /** What a person may decide about orders that are held. */
    Settling settling() {
        return settling;
    }

    /** An order by its OrderID(37), or null; for tests that look inside. */
    Order order(final String orderId) {
        return orders.byOrderId(orderId);
    }

    /** How many ids are taken; for tests that look inside. */
    int ids() {
        return orders.size();
    }

    private void newDay(final long timeUs) {
        if (rules == null) {
            return;
        }
        final long rolloverUs = rules.timing().rolloverUs();
        final long startUs = Math.floorDiv(timeUs - rolloverUs, US_PER_DAY) * US_PER_DAY + rolloverUs;
        if (startUs > dayStartUs) {
            dayStartUs = startUs;
            orders.forgetBefore(startUs, unfinished());
            outsiders.newDay();
        }
    }

    /** Ended orders that a person has to settle, or that are to be read once more at the venue. */
    private Predicate<Order> unfinished() {
        final Set<String> toBeRead = timers.subjects(Timers.Kind.GRACE_LOOK);
        return order -> settling.isHeld(order)
                || (rules.account(order.terms().account()) != null
                        && (order.isBeingRead() || toBeRead.contains(order.orderId())));
    }

    private void configure(final Rules applied) {
        rules = applied;
        orders.apply(applied);
        reports.apply(applied);
        fills.apply(applied);
        placing.apply(applied);
        resolving.apply(applied);
        polling.apply(applied);
        recovering.apply(applied);
        answering.apply(applied);
        reconciling.apply(applied);
    }

    /** Which part of the core takes which input. */
    private final class Dispatch implements Input.Handler {
        @Override
        public void onPlaceOrder(final Input.PlaceOrder input) {
            placing.requested(input);
        }

        @Override
        public void onCancelOrder(final Input.CancelOrder input) {
            canceling.requested(input);
        }

        @Override
        public void onSessionUp(final Input.SessionUp input) {
            // Nothing depends on it yet: reports wait at the report edge while a session is away.
        }

        @Override
        public void onSessionDown(final Input.SessionDown input) {
            // Orders outlive their session.
        }

        @Override
        public void onReportsStored(final Input.ReportsStored input) {
            reports.stored(input.session(), input.upToReportSeq());
        }

        @Override
        public void onDeliveryProven(final Input.DeliveryProven input) {
            reports.proven(input.session(), input.upToReportSeq());
        }

        @Override
        public void onAccepted(final Input.Accepted input) {
            outcomes.accepted(input);
        }

        @Override
        public void onRefused(final Input.Refused input) {
            outcomes.refused(input);
        }

        @Override
        public void onNotSent(final Input.NotSent input) {
            outcomes.notSent(input);
        }

        @Override
        public void onUnknown(final Input.Unknown input) {
            outcomes.unknown(input);
        }

        @Override
        public void onOrderSeen(final Input.OrderSeen input) {
            final Order order = orders.byUuid(input.order().uuid());
            if (order != null) {
                looks.seen(order, input.order(), Fills.FROM_STREAM, 0);
            } else {
                resolving.strangerSeen(input.account(), input.order());
            }
        }

        @Override
        public void onOrdersRead(final Input.OrdersRead input) {
            outcomes.listed(input);
        }

        @Override
        public void onNonceLease(final Input.NonceLease input) {
            // Read back from the journal by the venue edge at a start; no order depends on it.
        }

        @Override
        public void onModeChanged(final Input.ModeChanged input) {
            if (input.mode() == VenueMode.RECOVERING) {
                streams.begin();
                recovering.begin(input.reason(), lastHeardUs);
            } else {
                modes.linkIs(input.mode(), input.reason());
            }
        }

        @Override
        public void onTimerFired(final Input.TimerFired input) {
            final Timers.Due due = timers.fired(input.timerId());
            if (due != null) {
                fire(due);
            }
        }

        @Override
        public void onOperatorCommand(final Input.OperatorCommand input) {
            operators.commanded(input);
        }

        @Override
        public void onReportRefused(final Input.ReportRefused input) {
            refusedReports.refused(input);
        }

        @Override
        public void onBalancesRead(final Input.BalancesRead input) {
            outcomes.balances(input);
        }

        @Override
        public void onStreamChanged(final Input.StreamChanged input) {
            if (streams.changed(input)) {
                polling.streamChanged(input.account());
            }
        }

        @Override
        public void onBudgetLease(final Input.BudgetLease input) {
            // Read back from the journal by the venue edge at a start; no order depends on it.
        }

        @Override
        public void onStorageChanged(final Input.StorageChanged input) {
            modes.storageIs(input.low(), input.reason());
        }

        @Override
        public void onConfigApplied(final Input.ConfigApplied input) {
            configure(input.rules());
        }
    }

    private void fire(final Timers.Due due) {
        switch (due.kind()) {
            case POLL -> polling.due();
            case RESOLVE -> resolving.read(due.subject());
            case RECONCILE -> reconciling.due();
            case RECONCILE_AGAIN -> reconciling.againDue(due.subject());
            case GHOST_NEXT -> ghosts.next(due.subject());
            case COMPARE_BACKUP -> recovering.compareDue(due.subject());
            default -> {
                final Order order = orders.byOrderId(due.subject());
                if (order != null) {
                    fire(due, order);
                }
            }
        }
    }

    private void fire(final Timers.Due due, final Order order) {
        switch (due.kind()) {
            case FIRST_LOOK -> looks.first(order);
            case GRACE_LOOK -> looks.last(order);
            case CANCEL_NEXT -> canceling.next(order);
            case UNKNOWN_REPEAT -> resolving.repeatDue(order, due.count());
            case UNKNOWN_ALARM -> resolving.alarmDue(order);
            case RECOVERY_READ -> recovering.retryDue(order);
            case STREAM_PROOF -> {
                if (streams.proofDue(order)) {
                    polling.streamChanged(order.terms().account());
                }
            }
            case POLL, RESOLVE, GHOST_NEXT, COMPARE_BACKUP, RECONCILE, RECONCILE_AGAIN ->
                throw new IllegalArgumentException("not about an order: " + due);
        }
    }

    // ---------------------------------------------------------------- snapshots

    /**
     * Writes the whole state, as it is between two inputs: a core loaded from it answers every later input as
     * this one does. Fields that follow from the rules are not written; the rules are.
     */
    public void save(final StateWriter state) {
        final CoreWriter out = new CoreWriter(state);
        out.begin("OrderCore", 3);
        out.putInput(rules == null ? null : new Input.ConfigApplied("", rules));
        out.putLong(dayStartUs);
        out.putLong(lastHeardUs);
        orders.save(out);
        calls.save(out);
        timers.save(out);
        modes.save(out);
        reports.save(out);
        resolving.save(out);
        polling.save(out);
        recovering.save(out);
        streams.save(out);
        ghosts.save(out);
        refusedReports.save(out);
        outsiders.save(out);
        reconciling.save(out);
        orderIds.save(out);
        unreadable.save(out);
    }

    /**
     * A core in the state that {@link #save} wrote.
     *
     * @param birthS that of the core that wrote it
     */
    public static OrderCore load(final long birthS, final StateReader state) {
        final CoreReader in = new CoreReader(state);
        final OrderCore core = new OrderCore(birthS);
        final int version = in.begin("OrderCore", 3);
        final Input.ConfigApplied applied = in.readInput(Input.ConfigApplied.class);
        if (applied != null) {
            core.turn.begin(0, 0, output -> {
                throw new IllegalStateException("to apply rules must have no outputs: " + output);
            });
            core.configure(applied.rules());
        }
        core.dayStartUs = in.readLong();
        core.lastHeardUs = in.readLong();
        core.orders.load(in);
        core.calls.load(in);
        core.timers.load(in);
        core.modes.load(in);
        core.reports.load(in);
        core.resolving.load(in);
        core.polling.load(in);
        core.recovering.load(in);
        core.streams.load(in);
        core.ghosts.load(in);
        core.refusedReports.load(in);
        core.outsiders.load(in);
        core.reconciling.load(in);
        if (version >= 2) {
            core.orderIds.load(in);
        }
        if (version >= 3) {
            core.unreadable.load(in);
        }
        return core;
    }
}
