package io.paymiumfix.order;

/**
 * The order core: applies one input after the other and says what follows. A pure state machine, to be
 * called by one thread only, {@code order-core} (or by a replay).
 *
 * <p>The first input of a journal must be {@link Input.ConfigApplied}.
 */
public final class OrderCore {
    /** Raised whenever the same inputs would give other outputs than before. */
    public static final int LOGIC_VERSION = 1;

    private static final long US_PER_DAY = 86_400_000_000L;
    private static final int BIRTH_WIDTH = 7;
    private static final long LOOK_AGAIN_US = 60_000_000;

    private final Turn turn = new Turn();
    private final Orders orders = new Orders();
    private final Calls calls = new Calls(turn);
    private final Timers timers = new Timers(turn);
    private final Modes modes = new Modes(turn);
    private final Reports reports = new Reports(turn);
    private final Fills fills = new Fills(turn, orders, reports, calls, timers);
    private final Canceling canceling = new Canceling(turn, orders, reports, calls, timers);
    private final Placing placing;
    private final Resolving resolving;
    private final Polling polling = new Polling(orders, calls, timers, fills, canceling);
    private final Recovering recovering;
    private final Dispatch dispatch = new Dispatch();
    private Rules rules;
    private long dayStartUs;

    /**
     * Begins empty.
     *
     * @param birthS when the journal was created, seconds since the epoch: the first part of every
     *     OrderID(37), so that no id of another journal is ever used again
     */
    public OrderCore(final long birthS) {
        placing = new Placing(
                turn, Base32.padded(birthS, BIRTH_WIDTH), orders, reports, calls, timers, fills, canceling, modes);
        resolving = new Resolving(turn, orders, reports, calls, timers, placing);
        recovering = new Recovering(orders, calls, timers, modes, resolving);
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
            recovering.check();
            polling.wake();
        }
        turn.end();
    }

    /** How many orders have not ended: they rest at the venue when the gateway stops. */
    public int openOrders() {
        return orders.open().size();
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
            orders.forgetBefore(startUs);
        }
    }

    private void configure(final Rules applied) {
        rules = applied;
        orders.apply(applied);
        reports.apply(applied);
        fills.apply(applied);
        placing.apply(applied);
        resolving.apply(applied);
        polling.apply(applied);
    }

    /** Which part of the core takes which input. */
    private final class Dispatch implements Input.Handler {
        private final CallEnded callEnded = new CallEnded();

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
            callEnded.accepted(input);
        }

        @Override
        public void onRefused(final Input.Refused input) {
            callEnded.refused(input);
        }

        @Override
        public void onNotSent(final Input.NotSent input) {
            callEnded.notSent(input);
        }

        @Override
        public void onUnknown(final Input.Unknown input) {
            callEnded.unknown(input);
        }

        @Override
        public void onOrderSeen(final Input.OrderSeen input) {
            final Order order = orders.byUuid(input.order().uuid());
            if (order != null) {
                seen(order, input.order(), Fills.FROM_STREAM, 0);
            }
        }

        @Override
        public void onOrdersRead(final Input.OrdersRead input) {
            final Calls.Call call = calls.ended(input.callId());
            if (call == null) {
                return;
            }
            resolving.accepted(call.account(), input.nonce(), input.startedUs());
            switch (call.why()) {
                case RESOLVE -> {
                    resolving.readingEnded(call.account(), input);
                    polling.merge(input);
                }
                case POLL -> {
                    resolving.noteForeign(call.account(), input);
                    polling.ended(call.account(), input);
                }
                case RECOVERY_LIST -> {
                    resolving.noteForeign(call.account(), input);
                    polling.merge(input);
                }
                default -> callEnded.unreadable(call, input.nonce(), input.startedUs());
            }
            recovering.listed(input);
            if (call.why() == Calls.Why.RECOVERY_LIST) {
                recovering.listingEnded(call.account());
            }
        }

        @Override
        public void onNonceLease(final Input.NonceLease input) {
            // Read back from the journal by the venue edge at a start; no order depends on it.
        }

        @Override
        public void onModeChanged(final Input.ModeChanged input) {
            if (input.mode() == VenueMode.RECOVERING) {
                recovering.begin(input.reason());
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
            if ("stop".equals(input.action())) {
                modes.stops();
            } else {
                turn.alarm(
                        "OPERATOR_COMMAND_UNKNOWN",
                        input.subject(),
                        "operator " + input.operator() + " asked for \"" + input.action() + "\"; nothing was done");
            }
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
            case FIRST_LOOK, GRACE_LOOK, CANCEL_NEXT, UNKNOWN_REPEAT, UNKNOWN_ALARM, RECOVERY_READ -> {
                final Order order = orders.byOrderId(due.subject());
                if (order != null) {
                    fire(due, order);
                }
            }
        }
    }

    private void fire(final Timers.Due due, final Order order) {
        switch (due.kind()) {
            case FIRST_LOOK -> firstLook(order);
            case GRACE_LOOK -> lastLook(order);
            case CANCEL_NEXT -> canceling.next(order);
            case UNKNOWN_REPEAT -> resolving.repeatDue(order, due.count());
            case UNKNOWN_ALARM -> resolving.alarmDue(order);
            case RECOVERY_READ -> recovering.retryDue(order);
            case POLL, RESOLVE -> throw new IllegalArgumentException("not about an order: " + due);
        }
    }

    private void firstLook(final Order order) {
        if (order.state() == OrderState.LIVE && !order.isBeingRead()) {
            calls.read(order, Calls.Why.FIRST_LOOK);
        }
    }

    private void lastLook(final Order order) {
        if (order.isBeingRead()) {
            lookFailed(order); // that reading may have begun before the grace was over
        } else if (order.state() == OrderState.CANCELED) {
            calls.read(order, Calls.Why.LOOK);
        }
    }

    /** No listing shows a canceled order again: its last reading has to succeed, or a late fill is never told. */
    private void lookFailed(final Order order) {
        if (order.state() == OrderState.CANCELED) {
            timers.disarm(order.lookTimerId());
            order.looksAgainBy(timers.arm(Timers.Kind.GRACE_LOOK, order.orderId(), 0, LOOK_AGAIN_US));
        }
    }

    private void seen(final Order order, final VenueOrder view, final long nonce, final long startedUs) {
        final boolean wasActive = order.isActiveSeen();
        fills.seen(order, view, nonce, startedUs);
        if (!wasActive && order.isActiveSeen()) {
            canceling.becameActive(order);
        }
    }

    /** What an outcome means, by what the call was for. */
    private final class CallEnded {

        void accepted(final Input.Accepted input) {
            final Calls.Call call = calls.ended(input.callId());
            if (call == null) {
                return;
            }
            resolving.accepted(call.account(), input.nonce(), input.startedUs());
            if (!answers(call, input.order())) {
                unreadable(call, input.nonce(), input.startedUs());
                return;
            }
            switch (call.why()) {
                case PLACE -> placing.accepted(call.order(), input.order(), input.nonce(), input.startedUs());
                case CANCEL -> canceling.deleteAccepted(call.order());
                case CANCEL_READ -> {
                    seen(call.order(), input.order(), input.nonce(), input.startedUs());
                    canceling.orderRead(call.order(), input.order());
                }
                case FIRST_LOOK, LOOK -> seen(call.order(), input.order(), input.nonce(), input.startedUs());
                case MISSING_READ -> {
                    seen(call.order(), input.order(), input.nonce(), input.startedUs());
                    polling.missingRead(call.account());
                }
                case RECOVERY_READ -> {
                    seen(call.order(), input.order(), input.nonce(), input.startedUs());
                    recovering.read(call.order());
                }
                case RECOVERY_LIST, POLL, RESOLVE ->
                    throw new IllegalArgumentException("not answered by an order: " + call);
            }
        }

        /** True when the answer tells what the call asked for: the order placed, or the one read. */
        private boolean answers(final Calls.Call call, final VenueOrder told) {
            return switch (call.why()) {
                case PLACE -> told != null && !told.uuid().isEmpty();
                case CANCEL -> true;
                case CANCEL_READ, FIRST_LOOK, LOOK, MISSING_READ, RECOVERY_READ ->
                    told != null && told.uuid().equals(call.order().uuid());
                case RECOVERY_LIST, POLL, RESOLVE -> false;
            };
        }

        /** The venue took the call, and its answer is none: what it did is not known. */
        void unreadable(final Calls.Call call, final long nonce, final long startedUs) {
            unknown(call, new Input.Unknown(call.callId(), nonce, startedUs, "UNREADABLE"));
        }

        void refused(final Input.Refused input) {
            final Calls.Call call = calls.ended(input.callId());
            if (call == null) {
                return;
            }
            switch (call.why()) {
                case PLACE -> placeRefused(call, input);
                case CANCEL -> canceling.deleteRefused(call.order(), input);
                case CANCEL_READ -> canceling.readRefused(call.order(), input);
                case FIRST_LOOK, LOOK -> readRefused(call, input);
                case MISSING_READ -> {
                    readRefused(call, input);
                    polling.missingRead(call.account());
                }
                case RECOVERY_READ -> {
                    readRefused(call, input);
                    if (input.kind() == RefusalKind.NOT_FOUND) {
                        recovering.read(call.order());
                    } else {
                        recovering.failed(call.order());
                    }
                }
                case POLL -> polling.failed(call.account());
                case RESOLVE -> resolving.readingFailed(call.account());
                case RECOVERY_LIST -> recovering.listingFailed(call.account());
            }
        }

        /** A refused nonce does not say that the order was: another request may have carried it there. */
        private void placeRefused(final Calls.Call call, final Input.Refused input) {
            if (input.kind() == RefusalKind.NONCE_TOO_LOW) {
                unknown(call, new Input.Unknown(call.callId(), input.nonce(), 0, "NONCE"));
            } else {
                placing.refused(call.order(), input);
            }
        }

        private void readRefused(final Calls.Call call, final Input.Refused input) {
            if (input.kind() == RefusalKind.NOT_FOUND) {
                turn.alarm(
                        "ORDER_NOT_FOUND",
                        call.order().orderId(),
                        "the venue does not know uuid " + call.order().uuid()
                                + ", which it gave us; the order stays as it is for an operator");
            } else if (call.why() == Calls.Why.LOOK) {
                lookFailed(call.order());
            }
        }

        void notSent(final Input.NotSent input) {
            final Calls.Call call = calls.ended(input.callId());
            if (call == null) {
                return;
            }
            switch (call.why()) {
                case PLACE -> placing.notSent(call.order(), input);
                case CANCEL -> canceling.deleteNotSent(call.order());
                default -> readFailed(call);
            }
        }

        void unknown(final Input.Unknown input) {
            final Calls.Call call = calls.ended(input.callId());
            if (call != null) {
                unknown(call, input);
            }
        }

        private void unknown(final Calls.Call call, final Input.Unknown input) {
            switch (call.why()) {
                case PLACE -> resolving.opened(call.order(), input);
                case CANCEL -> canceling.deleteUnknown(call.order());
                default -> readFailed(call);
            }
        }

        private void readFailed(final Calls.Call call) {
            switch (call.why()) {
                case CANCEL_READ -> canceling.readFailed(call.order());
                case RECOVERY_READ -> recovering.failed(call.order());
                case FIRST_LOOK -> {}
                case LOOK -> lookFailed(call.order());
                case MISSING_READ -> polling.missingRead(call.account());
                case POLL -> polling.failed(call.account());
                case RESOLVE -> resolving.readingFailed(call.account());
                case RECOVERY_LIST -> recovering.listingFailed(call.account());
                case PLACE, CANCEL -> throw new IllegalArgumentException("not a reading: " + call);
            }
        }
    }
}
