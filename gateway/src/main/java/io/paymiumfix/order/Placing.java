package io.paymiumfix.order;

/**
 * NewOrderSingle(D): taken, refused, or recognised as told before; then its POST and what becomes of it.
 * Each order leads to at most one POST, ever. Owned by {@code order-core}.
 */
final class Placing {
    /** Farther ahead of our clock an order's time tells nothing of its age; FIX's own bound for SendingTime(52). */
    private static final long MOST_AHEAD_US = 120_000_000;

    private final Turn turn;
    private final OrderIds orderIds;
    private final Orders orders;
    private final Reports reports;
    private final Calls calls;
    private final Timers timers;
    private final Fills fills;
    private final Canceling canceling;
    private final Modes modes;
    private Rules rules;

    Placing(
            final Turn turn,
            final OrderIds orderIds,
            final Orders orders,
            final Reports reports,
            final Calls calls,
            final Timers timers,
            final Fills fills,
            final Canceling canceling,
            final Modes modes) {
        this.turn = turn;
        this.orderIds = orderIds;
        this.orders = orders;
        this.reports = reports;
        this.calls = calls;
        this.timers = timers;
        this.fills = fills;
        this.canceling = canceling;
        this.modes = modes;
    }

    void apply(final Rules applied) {
        rules = applied;
    }

    // ---------------------------------------------------------------- the command

    void requested(final Input.PlaceOrder command) {
        final Rules.Session session = reports.session(command.origin().session());
        if (session == null) {
            turn.alarm(
                    "SESSION_NOT_CONFIGURED",
                    command.origin().session(),
                    "an order came from a session that is not configured; it is not placed");
            return;
        }
        final Terms terms = Terms.of(command, session);
        final Orders.Taken taken = orders.taken(command.origin(), command.clOrdId());
        if (taken != null) {
            again(command, terms, taken);
            return;
        }
        final String orderId = orderIds.next();
        if (!orders.hasRoom(turn.nowUs())) {
            reports.refused(
                    command,
                    terms,
                    Refusal.of(
                            Refusal.OTHER,
                            "CAPACITY",
                            "the gateway holds as many orders as it may; cancel some or wait for the trading day's end"),
                    orderId);
            return;
        }
        final Refusal refusal = refusal(command, terms, session);
        final Order order = new Order(orderId, command, terms, turn.nowUs());
        if (refusal != null) {
            order.become(OrderState.REJECTED, refusal.text());
            orders.add(order);
            reports.rejected(order, refusal);
            return;
        }
        orders.add(order);
        calls.place(order, Math.min(saidUs(command.origin()), turn.nowUs()) + session.freshnessUs());
        reports.pendingNew(order);
    }

    private void again(final Input.PlaceOrder command, final Terms terms, final Orders.Taken taken) {
        final Origin origin = command.origin();
        final Order order = taken.order();
        final boolean same =
                order != null && taken.cancel() == null && order.terms().equals(terms);
        if (same && origin.possDup()) {
            return;
        }
        if (same && origin.possResend()) {
            reports.status(
                    order, origin.session(), origin.onBehalfOf(), "ALREADY_RECEIVED: the order was taken before");
        } else if (order != null) {
            reports.duplicate(order, command);
        } else {
            reports.refused(
                    command,
                    terms,
                    Refusal.of(
                            Refusal.DUPLICATE,
                            "DUPLICATE_CLORDID",
                            "ClOrdID(11)=" + command.clOrdId() + " was used by a cancel request; send a new id"),
                    "NONE");
        }
    }

    private Refusal refusal(final Input.PlaceOrder command, final Terms terms, final Rules.Session session) {
        final Refusal fault = NewOrderCheck.refuse(command, terms, session, rules);
        if (fault != null) {
            return fault;
        }
        final long ageUs = turn.nowUs() - saidUs(command.origin());
        if (ageUs > session.freshnessUs()) {
            return stale(ageUs, session);
        }
        if (ageUs < -MOST_AHEAD_US) {
            return Refusal.of(
                    Refusal.OTHER,
                    "CLOCK_AHEAD",
                    "the order is dated " + -ageUs / 1_000_000
                            + " s after the gateway's clock, so its age cannot be told;"
                            + " check both clocks and send it anew");
        }
        return modes.refusal();
    }

    private static Refusal stale(final long ageUs, final Rules.Session session) {
        return Refusal.of(
                Refusal.STALE,
                "STALE_ORDER",
                "the order is " + ageUs / 1000 + " ms old and may be at most " + session.freshnessUs() / 1000
                        + " ms; check your clock and send it anew if it is still wanted");
    }

    /** When its sender says the order was given: 122 when delivered again, 60 when sent again, else 52. */
    private static long saidUs(final Origin origin) {
        if (origin.possDup() && origin.origSentUs() != 0) {
            return origin.origSentUs();
        }
        if (origin.possResend() && origin.transactUs() != 0) {
            return origin.transactUs();
        }
        return origin.sentUs();
    }

    // ---------------------------------------------------------------- what became of it

    /** The venue has the order: by the answer to its POST, or found among its orders. */
    void accepted(final Order order, final VenueOrder view, final long nonce, final long startedUs) {
        if (orders.isOurs(view.uuid())) {
            final Order other = orders.byUuid(view.uuid());
            if (order.state() == OrderState.PENDING_NEW) {
                order.become(OrderState.OUTCOME_UNKNOWN, "UUID_TWICE");
            }
            turn.alarm(
                    "UUID_TWICE",
                    order.orderId(),
                    "the venue gave uuid " + view.uuid() + ", which is "
                            + (other == null ? "an order of another day" : "order " + other.orderId())
                            + "; this order's outcome is held as unknown for an operator");
            return;
        }
        orders.known(order, view.uuid());
        order.become(OrderState.LIVE, "accepted");
        if ("active".equals(view.state())) {
            order.sawActive();
        }
        if (!order.terms().matches(view)) {
            turn.alarm(
                    "VENUE_ECHO_DIFFERS",
                    order.orderId(),
                    "the venue's order " + view.uuid() + " is not quite what was asked; its own numbers are followed");
        }
        reports.accepted(order);
        fills.seen(order, view, nonce, startedUs);
        canceling.uuidKnown(order);
        if (order.state() == OrderState.LIVE) {
            timers.arm(
                    Timers.Kind.FIRST_LOOK, order.orderId(), 0, rules.timing().firstLookUs());
        }
    }

    void refused(final Order order, final Input.Refused refused) {
        reject(order, refusal(refused));
    }

    void notSent(final Order order, final Input.NotSent notSent) {
        reject(order, refusal(notSent));
    }

    /** The order is not at the venue and never will be. */
    void reject(final Order order, final Refusal refusal) {
        order.become(OrderState.REJECTED, refusal.text());
        orders.ended(order);
        reports.rejected(order, refusal);
        if (order.isCancelRequested()) {
            reports.cancelCameTooLate(order);
        }
        order.cancelBecomes(CancelPhase.NONE);
    }

    private static Refusal refusal(final Input.Refused refused) {
        final String said = "the venue refused the order (" + refused.status() + "): " + refused.text();
        return switch (refused.kind()) {
            case INSUFFICIENT_FUNDS -> Refusal.of(Refusal.OTHER, "INSUFFICIENT_FUNDS", said);
            case MARKET_PROTECTION -> Refusal.of(Refusal.EXCEEDS_LIMIT, "MARKET_PROTECTION", said);
            case AMOUNT_INVALID -> Refusal.of(Refusal.INCORRECT_QUANTITY, "VENUE_REFUSED", said);
            case NOT_AUTHORISED -> Refusal.of(Refusal.BROKER_OPTION, "VENUE_REFUSED", said);
            case PRICE_INVALID, NONCE_TOO_LOW, NOT_FOUND, RATE_LIMITED, OTHER ->
                Refusal.of(Refusal.OTHER, "VENUE_REFUSED", said);
        };
    }

    private static Refusal refusal(final Input.NotSent notSent) {
        return switch (notSent.reason()) {
            case STALE ->
                Refusal.of(
                        Refusal.STALE,
                        "STALE_ORDER",
                        "the order grew too old while it waited for its turn: " + notSent.detail());
            case BUDGET_EMPTY ->
                Refusal.of(
                        Refusal.OTHER,
                        "RATE_BUDGET_EMPTY",
                        "no call to the venue can be spared for the order: " + notSent.detail());
            case CONNECT_FAILED ->
                Refusal.of(
                        Refusal.EXCHANGE_CLOSED,
                        "NOT_SENT",
                        "the venue could not be reached, nothing was sent: " + notSent.detail());
            case STOPPING ->
                Refusal.of(
                        Refusal.EXCHANGE_CLOSED,
                        "SHUTTING_DOWN",
                        "the gateway was stopped before the order was sent: " + notSent.detail());
        };
    }
}
