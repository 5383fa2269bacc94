package io.paymiumfix.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what the sessions are told, and numbers it: {@code reportSeq} is dense per session. Owned by
 * {@code order-core}.
 *
 * <p>ExecID(17) is the OrderID(37) and the cause: for a fill, the CumQty(14) after it; otherwise the kind
 * and the causing request. It is the same on every replay.
 */
final class Reports {
    private static final int NOT_GIVEN = -1;
    private static final int RESTATED_OTHER = 99;
    private static final int CXL_TOO_LATE = 0;

    private final Turn turn;
    private final Map<String, Rules.Session> sessions = new LinkedHashMap<>();
    private final Map<String, List<Rules.DropCopy>> dropCopies = new LinkedHashMap<>();
    private final Map<String, Ledger> ledgers = new LinkedHashMap<>();

    Reports(final Turn turn) {
        this.turn = turn;
    }

    /** What one session has been told. */
    private static final class Ledger {
        private long lastReportSeq;
        private long storedUpTo;
        private long provenUpTo;
    }

    void apply(final Rules rules) {
        sessions.clear();
        for (final Rules.Session session : rules.sessions()) {
            sessions.put(session.name(), session);
        }
        dropCopies.clear();
        for (final Rules.DropCopy copy : rules.dropCopies()) {
            for (final String account : copy.accounts()) {
                dropCopies.computeIfAbsent(account, name -> new ArrayList<>()).add(copy);
            }
        }
    }

    /** The rules of a session, or null when it is not configured. */
    Rules.Session session(final String name) {
        return sessions.get(name);
    }

    void stored(final String session, final long upToReportSeq) {
        final Ledger ledger = ledger(session);
        ledger.storedUpTo = Math.max(ledger.storedUpTo, Math.min(upToReportSeq, ledger.lastReportSeq));
    }

    void proven(final String session, final long upToReportSeq) {
        final Ledger ledger = ledger(session);
        ledger.provenUpTo = Math.max(ledger.provenUpTo, Math.min(upToReportSeq, ledger.storedUpTo));
    }

    /** 150=A: on its way, nothing known yet. */
    void pendingNew(final Order order) {
        if (wantsPending(order)) {
            send(order, new Draft(order, ExecType.PENDING_NEW, "A"));
        }
    }

    /** 150=A again: the outcome is unknown, the venue is being asked. */
    void outcomeUnknown(final Order order, final int repeat, final String cause) {
        if (!wantsPending(order)) {
            return;
        }
        final Draft draft = new Draft(order, ExecType.PENDING_NEW, "A-U" + repeat);
        draft.text = "OUTCOME_UNKNOWN: " + cause
                + "; the order may be at the venue, its orders are being read; do not send it again";
        send(order, draft);
    }

    /** 150=0: the venue has it. Written before any of its trades. */
    void accepted(final Order order) {
        send(order, new Draft(order, ExecType.NEW, "0"));
    }

    /** 150=8 for an order that reached the core. */
    void rejected(final Order order, final Refusal refusal) {
        final Draft draft = new Draft(order, ExecType.REJECTED, "8");
        draft.ordRejReason = refusal.ordRejReason();
        draft.text = refusal.text();
        send(order, draft);
    }

    /** 150=8, 103=6: the id is taken; tells the state of the order that owns it, which lives on. */
    void duplicate(final Order owner, final Input.PlaceOrder command) {
        final Draft draft = new Draft(owner, ExecType.REJECTED, "8-" + Base32.of(turn.sequence()));
        draft.ordRejReason = Refusal.DUPLICATE;
        draft.deliverTo = command.origin().onBehalfOf();
        draft.clOrdId = command.clOrdId();
        draft.text = "DUPLICATE_CLORDID: ClOrdID(11)=" + command.clOrdId() + " is in use by order " + owner.orderId()
                + ", which is not affected; send a new id";
        send(command.origin(), draft);
    }

    /** 150=8 for a command that names no order of ours. */
    void refused(final Input.PlaceOrder command, final Terms terms, final Refusal refusal, final String orderId) {
        final Draft draft = new Draft(command, terms, orderId);
        draft.ordRejReason = refusal.ordRejReason();
        draft.text = refusal.text();
        send(command.origin(), draft);
    }

    /** 150=F. The order already counts the fill; {@code status} is what it says after it. */
    void fill(
            final Order order,
            final OrdStatus status,
            final long satoshi,
            final long priceE8,
            final long btcFeeSatoshi,
            final long currencyFeeE8,
            final long atUs) {
        final Draft draft = new Draft(order, ExecType.TRADE, fillCause(order));
        draft.status = status;
        draft.lastQtySatoshi = satoshi;
        draft.lastPxE8 = priceE8;
        draft.btcFeeSatoshi = btcFeeSatoshi;
        draft.currencyFeeE8 = currencyFeeE8;
        if (status == OrdStatus.FILLED || status == OrdStatus.CANCELED) {
            draft.leavesSatoshi = 0;
        }
        draft.transactUs = order.transactUs(Math.min(atUs, turn.nowUs()));
        send(order, draft);
    }

    private static String fillCause(final Order order) {
        return "F" + order.tradedSatoshi() + (order.corrections() == 0 ? "" : "-C" + order.corrections());
    }

    /** 150=D, 378=99: the venue took back trades, and a person took that as true. */
    void tradesCorrected(final Order order, final long btcFeeSatoshi, final long currencyFeeE8) {
        final Draft draft = new Draft(order, ExecType.RESTATED, "D-C" + order.corrections());
        draft.restatementReason = RESTATED_OTHER;
        draft.btcFeeSatoshi = btcFeeSatoshi;
        draft.currencyFeeE8 = currencyFeeE8;
        draft.text = "TRADES_CORRECTED: the venue took back trades; CumQty(14) and GrossTradeAmt(381) are what is left";
        send(order, draft);
    }

    /** 150=D, 378=99: the fees changed and nothing traded. */
    void feesChanged(final Order order, final long btcFeeSatoshi, final long currencyFeeE8) {
        final String session = order.origin().session();
        if (!wantsFees(session) && !copiesWantFees(order.terms().account())) {
            return;
        }
        final Draft draft = new Draft(order, ExecType.RESTATED, "D-" + order.nextFeeChange());
        draft.restatementReason = RESTATED_OTHER;
        draft.btcFeeSatoshi = btcFeeSatoshi;
        draft.currencyFeeE8 = currencyFeeE8;
        draft.text = "FEES_CHANGED: NoMiscFees(136) carries the change";
        if (wantsFees(session)) {
            emit(session, draft.build(true));
        }
        for (final Rules.DropCopy copy : dropCopies(order.terms().account())) {
            if (copy.fees()) {
                emitCopy(copy, order.origin(), draft);
            }
        }
    }

    /** 150=D, 378=99, 39=2: ended after its last fill was told, as orders by currency amount do. */
    void endedWithoutTrade(final Order order) {
        final Draft draft = new Draft(order, ExecType.RESTATED, "D-END");
        draft.restatementReason = RESTATED_OTHER;
        draft.orderQtySatoshi = order.tradedSatoshi();
        draft.text =
                (order.terms().isCash() ? "CASH_ORDER_COMPLETE" : "ORDER_COMPLETE") + ": the venue has ended the order";
        send(order, draft);
    }

    /** 150=6: the cancel request was taken. */
    void pendingCancel(final Order order) {
        if (!wantsPending(order)) {
            return;
        }
        final Draft draft = new Draft(order, ExecType.PENDING_CANCEL, "6-" + order.cancelClOrdId());
        draft.status = OrdStatus.PENDING_CANCEL;
        draft.causedByCancel(order);
        send(order, draft);
    }

    /** 150=4, caused by the cancel request under way; unsolicited when there is none. */
    void canceled(final Order order, final String text) {
        final Draft draft = new Draft(order, ExecType.CANCELED, "4");
        draft.text = text;
        if (order.isCancelRequested()) {
            draft.execCause = "4-" + order.cancelClOrdId();
            draft.causedByCancel(order);
        }
        send(order, draft);
    }

    /** 150=I, 17=0 in answer to a command that is told again; consumes no id, and no drop copy hears of it. */
    void status(final Order order, final String session, final String deliverTo, final String text) {
        emit(session, statusOf(order, deliverTo, text, turn.nowUs()));
    }

    /** 150=I, 17=0: how the order stands. Changes nothing. */
    ReportBody.Execution statusOf(final Order order, final String deliverTo, final String text, final long atUs) {
        final Draft draft = new Draft(order, ExecType.ORDER_STATUS, "");
        draft.deliverTo = deliverTo;
        draft.text = text;
        draft.transactUs = atUs;
        return draft.build(false);
    }

    /** 9 for the cancel under way, which came too late; the order's state is final already. */
    void cancelCameTooLate(final Order order) {
        cancelRefused(
                order,
                order.cancelClOrdId(),
                CXL_TOO_LATE,
                "TOO_LATE: the order ended before it could be canceled: " + order.reason());
    }

    /** 9 for a cancel of this order, with the order's true status. */
    void cancelRefused(final Order order, final String requestClOrdId, final int cxlRejReason, final String text) {
        final long transactUs = order.transactUs(turn.nowUs());
        emit(
                order.origin().session(),
                cancelReject(order, order.origin().onBehalfOf(), requestClOrdId, cxlRejReason, transactUs, text));
        for (final Rules.DropCopy copy : dropCopies(order.terms().account())) {
            emit(
                    copy.name(),
                    cancelReject(order, order.origin().owner(), requestClOrdId, cxlRejReason, transactUs, text));
        }
    }

    private ReportBody.CancelReject cancelReject(
            final Order order,
            final String deliverTo,
            final String requestClOrdId,
            final int cxlRejReason,
            final long transactUs,
            final String text) {
        return new ReportBody.CancelReject(
                deliverTo,
                order.orderId(),
                order.uuid(),
                requestClOrdId,
                order.clOrdId(),
                status(order),
                cxlRejReason,
                order.terms().account(),
                transactUs,
                text);
    }

    /** 9 for a cancel that names no order of its sender. */
    void cancelUnknown(final Input.CancelOrder command, final int cxlRejReason, final String text) {
        emit(
                command.origin().session(),
                new ReportBody.CancelReject(
                        command.origin().onBehalfOf(),
                        "NONE",
                        "",
                        command.clOrdId(),
                        command.origClOrdId().isEmpty() ? "NONE" : command.origClOrdId(),
                        OrdStatus.REJECTED,
                        cxlRejReason,
                        "",
                        turn.nowUs(),
                        text));
    }

    OrdStatus status(final Order order) {
        return order.status(precedence(order));
    }

    Rules.PendingPrecedence precedence(final Order order) {
        final Rules.Session session = session(order.origin().session());
        return session == null ? Rules.PendingPrecedence.FIX : session.precedence();
    }

    private boolean wantsPending(final Order order) {
        final Rules.Session session = session(order.origin().session());
        return session == null || session.pendingReports();
    }

    private boolean wantsFees(final String name) {
        final Rules.Session session = session(name);
        return session == null || session.fees();
    }

    /** Who is told what others are about the account. */
    List<Rules.DropCopy> dropCopies(final String account) {
        return dropCopies.getOrDefault(account, List.of());
    }

    private boolean copiesWantFees(final String account) {
        for (final Rules.DropCopy copy : dropCopies(account)) {
            if (copy.fees()) {
                return true;
            }
        }
        return false;
    }

    private void send(final Order order, final Draft draft) {
        send(order.origin(), draft);
    }

    private void send(final Origin origin, final Draft draft) {
        emit(origin.session(), draft.build(wantsFees(origin.session())));
        if (dropCopies.isEmpty()) {
            return;
        }
        for (final Rules.DropCopy copy : dropCopies(draft.terms.account())) {
            emitCopy(copy, origin, draft);
        }
    }

    /** The same report; DeliverToCompID(128) says who was told. */
    private void emitCopy(final Rules.DropCopy copy, final Origin told, final Draft draft) {
        draft.deliverTo = told.owner();
        emit(copy.name(), draft.build(copy.fees()));
    }

    /** Numbers a message and sends it after this input's calls. */
    void emit(final String session, final ReportBody body) {
        turn.report(new Output.Report(session, ++ledger(session).lastReportSeq, body));
    }

    private Ledger ledger(final String session) {
        return ledgers.computeIfAbsent(session, name -> new Ledger());
    }

    /** An execution report being filled in: starts as the order stands. */
    private final class Draft {
        private final Order order;
        private final ExecType execType;
        private final String orderId;
        private String execCause;
        private String deliverTo;
        private String clOrdId;
        private String origClOrdId = "";
        private final Terms terms;
        private OrdStatus status;
        private int ordRejReason = NOT_GIVEN;
        private int restatementReason = NOT_GIVEN;
        private long orderQtySatoshi;
        private long lastQtySatoshi = VenueOrder.ABSENT;
        private long lastPxE8 = VenueOrder.ABSENT;
        private long leavesSatoshi;
        private long btcFeeSatoshi;
        private long currencyFeeE8;
        private long transactUs;
        private String text = "";

        Draft(final Order order, final ExecType execType, final String execCause) {
            this.order = order;
            this.execType = execType;
            this.orderId = order.orderId();
            this.execCause = execCause;
            deliverTo = order.origin().onBehalfOf();
            clOrdId = order.clOrdId();
            terms = order.terms();
            status = Reports.this.status(order);
            orderQtySatoshi = given(terms.amountSatoshi());
            leavesSatoshi = order.leavesSatoshi();
        }

        Draft(final Input.PlaceOrder command, final Terms terms, final String orderId) {
            this.order = null;
            this.execType = ExecType.REJECTED;
            this.orderId = orderId;
            this.execCause = "8-" + Base32.of(turn.sequence());
            this.terms = terms;
            deliverTo = command.origin().onBehalfOf();
            clOrdId = command.clOrdId();
            status = OrdStatus.REJECTED;
            orderQtySatoshi = given(terms.amountSatoshi());
        }

        void causedByCancel(final Order canceled) {
            clOrdId = canceled.cancelClOrdId();
            origClOrdId = canceled.clOrdId();
        }

        ReportBody.Execution build(final boolean withFees) {
            final long cumSatoshi = order == null ? 0 : order.tradedSatoshi();
            final long grossE10 = order == null ? 0 : order.tradedCurrencyE10();
            if (transactUs == 0) {
                transactUs = order == null ? turn.nowUs() : order.transactUs(turn.nowUs());
            }
            return new ReportBody.Execution(
                    deliverTo,
                    orderId,
                    order == null ? "" : order.uuid(),
                    clOrdId,
                    origClOrdId,
                    execType == ExecType.ORDER_STATUS ? "0" : orderId + "-" + execCause,
                    execType,
                    status,
                    ordRejReason,
                    restatementReason,
                    terms.account(),
                    terms.symbol(),
                    terms.side(),
                    terms.ordType(),
                    terms.timeInForce(),
                    orderQtySatoshi,
                    given(terms.cashE8()),
                    given(terms.priceE8()),
                    lastQtySatoshi,
                    lastPxE8,
                    leavesSatoshi,
                    cumSatoshi,
                    Money.priceE8(grossE10, cumSatoshi),
                    grossE10,
                    withFees ? btcFeeSatoshi : 0,
                    withFees ? currencyFeeE8 : 0,
                    working(),
                    transactUs,
                    text);
        }

        private char working() {
            if (order == null || order.state() != OrderState.LIVE) {
                return '\0';
            }
            return order.isActiveSeen() ? 'Y' : 'N';
        }
    }

    private static long given(final long parsed) {
        return FixedPoint.isFault(parsed) ? VenueOrder.ABSENT : parsed;
    }

    // ---------------------------------------------------------------- snapshots

    void save(final CoreWriter out) {
        out.begin("Reports", 1);
        out.putAll(ledgers.entrySet(), entry -> {
            final Ledger ledger = entry.getValue();
            out.putText(entry.getKey());
            out.putLong(ledger.lastReportSeq);
            out.putLong(ledger.storedUpTo);
            out.putLong(ledger.provenUpTo);
        });
    }

    void load(final CoreReader in) {
        in.begin("Reports", 1);
        in.readAll(() -> {
            final Ledger ledger = ledger(in.readText());
            ledger.lastReportSeq = in.readLong();
            ledger.storedUpTo = in.readLong();
            ledger.provenUpTo = in.readLong();
        });
    }
}
