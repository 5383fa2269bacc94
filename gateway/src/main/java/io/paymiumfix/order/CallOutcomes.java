package io.paymiumfix.order;

/** What the outcome of a call means, by what the call was for. Owned by {@code order-core}. */
final class CallOutcomes {
    private final Turn turn;
    private final Calls calls;
    private final Placing placing;
    private final Canceling canceling;
    private final Resolving resolving;
    private final Polling polling;
    private final Recovering recovering;
    private final Looks looks;
    private final Fills fills;
    private final Ghosts ghosts;
    private final Settling settling;
    private final Reconciling reconciling;
    private final Unreadable unreadable;

    CallOutcomes(
            final Turn turn,
            final Calls calls,
            final Placing placing,
            final Canceling canceling,
            final Resolving resolving,
            final Polling polling,
            final Recovering recovering,
            final Looks looks,
            final Fills fills,
            final Ghosts ghosts,
            final Settling settling,
            final Reconciling reconciling,
            final Unreadable unreadable) {
        this.turn = turn;
        this.calls = calls;
        this.placing = placing;
        this.canceling = canceling;
        this.resolving = resolving;
        this.polling = polling;
        this.recovering = recovering;
        this.looks = looks;
        this.fills = fills;
        this.ghosts = ghosts;
        this.settling = settling;
        this.reconciling = reconciling;
        this.unreadable = unreadable;
    }

    void accepted(final Input.Accepted input) {
        final Calls.Call call = calls.ended(input.callId());
        if (call == null) {
            return;
        }
        resolving.accepted(call, input.nonce());
        if (!answers(call, input.order())) {
            unusable(call, input.nonce(), input.startedUs());
            return;
        }
        unreadable.read(call);
        switch (call.why()) {
            case PLACE -> placed(call.order(), input);
            case CANCEL -> canceling.deleteAccepted(call.order());
            case CANCEL_READ -> {
                looks.seen(call.order(), input.order(), input.nonce(), input.startedUs());
                canceling.orderRead(call.order(), input.order());
            }
            case FIRST_LOOK, LOOK -> looks.seen(call.order(), input.order(), input.nonce(), input.startedUs());
            case MISSING_READ -> {
                looks.seen(call.order(), input.order(), input.nonce(), input.startedUs());
                polling.missingRead(call.account());
            }
            case RECOVERY_READ -> {
                looks.seen(call.order(), input.order(), input.nonce(), input.startedUs());
                recovering.read(call.order());
            }
            case RESUME_READ -> {
                fills.resumed(call.order(), input.order(), input.nonce(), input.startedUs());
                canceling.resumed(call.order());
            }
            case GONE_READ -> {
                looks.seen(call.order(), input.order(), input.nonce(), input.startedUs());
                settling.notGone(call.order(), input.order());
            }
            case SETTLE_READ -> settling.found(call.order(), input.order(), input.nonce(), input.startedUs());
            case GHOST_CANCEL -> ghosts.canceled(call.uuid());
            case GHOST_READ -> {
                resolving.strangerSeen(call.account(), input.order());
                resolving.sortOut();
                ghosts.read(call.uuid());
            }
            case RECOVERY_LIST,
                    POLL,
                    RESOLVE,
                    BALANCES,
                    BACKUP_LIST,
                    RECONCILE_OPEN,
                    RECONCILE_DAY,
                    RECONCILE_BALANCES -> throw new IllegalArgumentException("not answered by an order: " + call);
        }
    }

    /** What was told of the order before the answer to its own POST came counts from now on. */
    private void placed(final Order order, final Input.Accepted answer) {
        placing.accepted(order, answer.order(), answer.nonce(), answer.startedUs());
        if (order.state() == OrderState.OUTCOME_UNKNOWN) {
            resolving.contradicted(order, answer);
            return;
        }
        final VenueOrder earlier = resolving.claim(order);
        if (earlier != null) {
            looks.seen(order, earlier, Fills.FROM_STREAM, 0);
        }
    }

    /** True when the answer tells what the call asked for: the order placed, or the one read. */
    private boolean answers(final Calls.Call call, final VenueOrder told) {
        return switch (call.why()) {
            case PLACE -> told != null && !told.uuid().isEmpty();
            case CANCEL, GHOST_CANCEL -> true;
            case CANCEL_READ, FIRST_LOOK, LOOK, MISSING_READ, RECOVERY_READ, RESUME_READ, GONE_READ ->
                told != null && told.uuid().equals(call.order().uuid());
            case SETTLE_READ, GHOST_READ -> told != null && told.uuid().equals(call.uuid());
            case RECOVERY_LIST,
                    POLL,
                    RESOLVE,
                    BALANCES,
                    BACKUP_LIST,
                    RECONCILE_OPEN,
                    RECONCILE_DAY,
                    RECONCILE_BALANCES -> false;
        };
    }

    /** The venue took the call, and its answer is none: what it did is not known. */
    void unusable(final Calls.Call call, final long nonce, final long startedUs) {
        unknown(call, new Input.Unknown(call.callId(), nonce, startedUs, "UNREADABLE"));
    }

    void refused(final Input.Refused input) {
        final Calls.Call call = calls.ended(input.callId());
        if (call == null) {
            return;
        }
        unreadable.refused(call, input);
        switch (call.why()) {
            case PLACE -> placeRefused(call, input);
            case CANCEL -> canceling.deleteRefused(call.order(), input);
            case CANCEL_READ -> canceling.readRefused(call.order(), input);
            case FIRST_LOOK, LOOK -> readRefused(call, input);
            case MISSING_READ -> {
                readRefused(call, input);
                if (input.kind() == RefusalKind.NOT_FOUND) {
                    polling.missingRead(call.account());
                } else {
                    polling.missingFailed(call.account());
                }
            }
            case RECOVERY_READ -> {
                readRefused(call, input);
                switch (input.kind()) {
                    case NOT_FOUND -> recovering.read(call.order());
                    case NOT_AUTHORISED -> recovering.refused(call.order(), input.text());
                    default -> recovering.failed(call.order());
                }
            }
            case POLL -> polling.failed(call.account());
            case RESOLVE, BALANCES ->
                resolving.readingFailed(
                        call.account(), input.kind() == RefusalKind.NOT_AUTHORISED ? Resolving.REFUSED : "");
            case RECOVERY_LIST -> recovering.listingFailed(call.account());
            case BACKUP_LIST -> recovering.backupFailed(call.account());
            case RESUME_READ, SETTLE_READ -> settling.failed(call, input.text());
            case GONE_READ -> goneRefused(call, input);
            case GHOST_CANCEL -> ghosts.canceled(call.uuid());
            case GHOST_READ -> ghosts.read(call.uuid());
            case RECONCILE_OPEN, RECONCILE_DAY, RECONCILE_BALANCES ->
                reconciling.failed(call.account(), "the venue refused a reading: " + input.text());
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

    /** Only the venue's own denial, given now, ends an order that it once had. */
    private void goneRefused(final Calls.Call call, final Input.Refused input) {
        if (input.kind() == RefusalKind.NOT_FOUND) {
            fills.gone(call.order());
        } else {
            settling.failed(call, input.text());
        }
    }

    private void readRefused(final Calls.Call call, final Input.Refused input) {
        if (input.kind() == RefusalKind.NOT_FOUND) {
            turn.alarm(
                    "ORDER_NOT_FOUND",
                    call.order().orderId(),
                    "the venue does not know uuid " + call.order().uuid()
                            + ", which it gave us; the order stays as it is for an operator: bin/gateway settle "
                            + call.order().orderId() + " gone ends it");
        } else if (call.why() == Calls.Why.LOOK) {
            looks.failed(call.order());
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
            case RESOLVE, BALANCES ->
                resolving.readingFailed(
                        call.account(), input.reason() == NotSentReason.BUDGET_EMPTY ? "RESOLVE_STARVED" : "");
            case GHOST_CANCEL -> ghosts.read(call.uuid());
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
            case LOOK -> looks.failed(call.order());
            case MISSING_READ -> polling.missingFailed(call.account());
            case POLL -> polling.failed(call.account());
            case RESOLVE, BALANCES -> resolving.readingFailed(call.account(), "");
            case RECOVERY_LIST -> recovering.listingFailed(call.account());
            case BACKUP_LIST -> recovering.backupFailed(call.account());
            case RESUME_READ, SETTLE_READ, GONE_READ -> settling.failed(call, "no answer");
            case GHOST_CANCEL -> ghosts.canceled(call.uuid());
            case GHOST_READ -> ghosts.read(call.uuid());
            case RECONCILE_OPEN, RECONCILE_DAY, RECONCILE_BALANCES ->
                reconciling.failed(call.account(), "a reading had no answer");
            case PLACE, CANCEL -> throw new IllegalArgumentException("not a reading: " + call);
        }
    }

    /** A listing ended with what it showed. */
    void listed(final Input.OrdersRead input) {
        final Calls.Call call = calls.ended(input.callId());
        if (call == null) {
            return;
        }
        resolving.accepted(call, input.nonce());
        unreadable.read(call);
        switch (call.why()) {
            case RESOLVE -> {
                resolving.readingEnded(call.account(), input);
                polling.merge(input);
            }
            case POLL -> {
                resolving.note(call.account(), input);
                polling.ended(call.account(), input);
            }
            case RECOVERY_LIST -> {
                resolving.note(call.account(), input);
                polling.merge(input);
            }
            case RECONCILE_OPEN -> {
                resolving.note(call.account(), input);
                polling.merge(input);
                reconciling.openListed(call.account(), input);
            }
            case RECONCILE_DAY -> {
                resolving.note(call.account(), input);
                polling.merge(input);
                reconciling.dayListed(call.account(), input);
            }
            case BACKUP_LIST -> {
                resolving.note(call.account(), input);
                polling.merge(input);
                recovering.backupListed(call.account(), input);
            }
            default -> unusable(call, input.nonce(), input.startedUs());
        }
        recovering.listed(input);
        if (call.why() == Calls.Why.RECOVERY_LIST) {
            recovering.listingEnded(call.account());
        }
    }

    /** The balances of an account were read. */
    void balances(final Input.BalancesRead input) {
        final Calls.Call call = calls.ended(input.callId());
        if (call == null) {
            return;
        }
        resolving.accepted(call, input.nonce());
        unreadable.read(call);
        switch (call.why()) {
            case BALANCES -> resolving.balancesRead(call.account(), input.balances());
            case RECONCILE_BALANCES -> reconciling.balancesRead(call.account(), input.balances());
            default -> unusable(call, input.nonce(), input.startedUs());
        }
    }
}
