package io.paymiumfix.order;

import java.util.ArrayList;
import java.util.List;

/**
 * Answers questions from what the core knows. Changes nothing, and is the same while recovering. A client sees its own
 * orders; a drop copy, and a session that only asks, those of its accounts. Owned by {@code order-core}.
 */
final class Answering {
    /** {@link Query.Listing#subject()} for everything known, ended orders too. */
    static final String EVERYTHING = "*";

    private static final int OF_SECURITY = 1;
    private static final int OF_ALL = 7;
    private static final int UNKNOWN_ORDER = 5;
    private static final int NOT_GIVEN = -1;
    private static final String NONE = "NONE";

    private final Orders orders;
    private final Reports reports;
    private final Settling settling;
    private final RefusedReports refusedReports;
    private final Outsiders outsiders;
    private Rules rules;

    Answering(
            final Orders orders,
            final Reports reports,
            final Settling settling,
            final RefusedReports refusedReports,
            final Outsiders outsiders) {
        this.orders = orders;
        this.reports = reports;
        this.settling = settling;
        this.refusedReports = refusedReports;
        this.outsiders = outsiders;
    }

    void apply(final Rules applied) {
        rules = applied;
    }

    List<Answer> answer(final long timeUs, final Query query) {
        if (query instanceof Query.OrderStatus status) {
            return List.of(one(timeUs, status));
        }
        if (query instanceof Query.MassStatus mass) {
            return all(timeUs, mass);
        }
        return List.of(listing((Query.Listing) query));
    }

    // ---------------------------------------------------------------- OrderStatusRequest(H)

    private Answer one(final long timeUs, final Query.OrderStatus query) {
        final Order order = find(query);
        final ReportBody.Execution told = order == null
                ? nothing(
                        timeUs,
                        query.origin(),
                        query.clOrdId(),
                        "",
                        query.symbol(),
                        query.side(),
                        UNKNOWN_ORDER,
                        "UNKNOWN_ORDER: no order of yours has this id; one that ended is forgotten after its trading day")
                : stands(timeUs, query.origin(), order);
        return new Answer.Status(query.origin().session(), told, query.ordStatusReqId(), "", NOT_GIVEN, false);
    }

    /** By OrderID(37) if it is given, which ClOrdID(11) must not contradict; else by ClOrdID(11). */
    private Order find(final Query.OrderStatus query) {
        final Orders.Taken named =
                query.clOrdId().isEmpty() ? null : orders.named(query.origin().owner(), query.clOrdId());
        final Order byClOrdId = named == null ? null : named.order();
        if (query.orderId().isEmpty()) {
            return byClOrdId;
        }
        final Order byOrderId = orders.byOrderId(query.orderId());
        if (byOrderId == null || !sees(query.origin(), byOrderId) || (byClOrdId != null && byClOrdId != byOrderId)) {
            return null;
        }
        return byOrderId;
    }

    private boolean sees(final Origin origin, final Order order) {
        if (order.origin().owner().equals(origin.owner())) {
            return true;
        }
        for (final Rules.DropCopy copy : reports.dropCopies(order.terms().account())) {
            if (copy.name().equals(origin.session())) {
                return true;
            }
        }
        for (final Rules.Viewer viewer : rules.viewers()) {
            if (viewer.name().equals(origin.session())
                    && viewer.accounts().contains(order.terms().account())) {
                return true;
            }
        }
        return false;
    }

    // ---------------------------------------------------------------- OrderMassStatusRequest(AF)

    private List<Answer> all(final long timeUs, final Query.MassStatus query) {
        final Refusal refusal = refusal(query);
        if (refusal != null) {
            return List.of(none(timeUs, query, refusal));
        }
        final List<Order> asked = new ArrayList<>();
        for (final Order order : orders.open()) {
            if (sees(query.origin(), order)
                    && (query.account().isEmpty()
                            || query.account().equals(order.terms().account()))
                    && (query.side() == '\0' || query.side() == order.terms().side())) {
                asked.add(order);
            }
        }
        if (asked.isEmpty()) {
            return List.of(none(
                    timeUs,
                    query,
                    Refusal.of(UNKNOWN_ORDER, "NO_ORDERS", "no order of yours that was asked for is open")));
        }
        final List<Answer> answers = new ArrayList<>(asked.size());
        for (final Order order : asked) {
            answers.add(new Answer.Status(
                    query.origin().session(),
                    stands(timeUs, query.origin(), order),
                    "",
                    query.massStatusReqId(),
                    asked.size(),
                    answers.size() == asked.size() - 1));
        }
        return answers;
    }

    private static Refusal refusal(final Query.MassStatus query) {
        final int type = query.massStatusReqType();
        if (type != OF_SECURITY && type != OF_ALL) {
            return Refusal.of(
                    Refusal.UNSUPPORTED,
                    "UNSUPPORTED_STATUS_TYPE",
                    "MassStatusReqType(585)=" + type
                            + " is not offered; ask with 7 for all orders, or with 1 and a symbol");
        }
        final boolean known = Symbols.isBaseFirst(query.symbol()) || Symbols.isBaseSecond(query.symbol());
        if (!known && (type == OF_SECURITY || !query.symbol().isEmpty())) {
            return Refusal.of(
                    Refusal.UNKNOWN_SYMBOL, "UNKNOWN_SYMBOL", "Symbol(55) must be BTC/EUR or one of its other names");
        }
        return null;
    }

    private static Answer none(final long timeUs, final Query.MassStatus query, final Refusal refusal) {
        return new Answer.Status(
                query.origin().session(),
                nothing(
                        timeUs,
                        query.origin(),
                        "",
                        query.account(),
                        query.symbol(),
                        query.side(),
                        refusal.ordRejReason(),
                        refusal.text()),
                "",
                query.massStatusReqId(),
                0,
                true);
    }

    // ---------------------------------------------------------------- reports

    private ReportBody.Execution stands(final long timeUs, final Origin asker, final Order order) {
        final String text = switch (order.state()) {
            case OUTCOME_UNKNOWN ->
                "OUTCOME_UNKNOWN: " + order.reason() + "; the order may be at the venue, do not send it again";
            case HALTED -> "HELD: " + order.reason() + "; an operator has to settle it";
            case REJECTED -> order.reason();
            case PENDING_NEW, LIVE, FILLED, CANCELED -> "";
        };
        return reports.statusOf(order, asker.onBehalfOf(), text, timeUs);
    }

    /** 39=8 for an order that is not known. */
    private static ReportBody.Execution nothing(
            final long timeUs,
            final Origin asker,
            final String clOrdId,
            final String account,
            final String symbol,
            final char side,
            final int ordRejReason,
            final String text) {
        return new ReportBody.Execution(
                asker.onBehalfOf(),
                NONE,
                "",
                clOrdId,
                "",
                "0",
                ExecType.ORDER_STATUS,
                OrdStatus.REJECTED,
                ordRejReason,
                NOT_GIVEN,
                account,
                symbol,
                side,
                '\0',
                '\0',
                VenueOrder.ABSENT,
                VenueOrder.ABSENT,
                VenueOrder.ABSENT,
                VenueOrder.ABSENT,
                VenueOrder.ABSENT,
                0,
                0,
                0,
                VenueOrder.ABSENT,
                0,
                0,
                '\0',
                timeUs,
                text);
    }

    // ---------------------------------------------------------------- what a person sees

    private Answer listing(final Query.Listing query) {
        final String subject = query.subject();
        final List<Answer.OrderLine> lines = new ArrayList<>();
        final boolean everything = subject.equals(EVERYTHING);
        for (final Order order : orders.all()) {
            final boolean waits = !order.state().isTerminal() || settling.isHeld(order);
            if (everything
                    || (waits
                            && (subject.isEmpty()
                                    || subject.equals(order.terms().account())))) {
                lines.add(line(order));
            }
        }
        final Order named = byAnyId(subject);
        if (named != null) {
            lines.add(line(named));
        }
        final List<String> accounts = new ArrayList<>();
        for (final Rules.Account account : rules == null ? List.<Rules.Account>of() : rules.accounts()) {
            accounts.add(account.name());
            final boolean whole = everything || subject.isEmpty() || subject.equals(account.name());
            for (final Outsiders.Outsider outsider : outsiders.of(account.name())) {
                final boolean shown = whole && (everything || outsider.isOpen() || outsider.isGhost());
                if (shown || (!whole && isNamed(outsider, subject))) {
                    lines.add(line(outsider));
                }
            }
        }
        return new Answer.Listing(query.requestId(), lines, accounts);
    }

    private Order byAnyId(final String subject) {
        final Order byOrderId = orders.byOrderId(subject);
        return byOrderId != null || subject.isEmpty() ? byOrderId : orders.byUuid(subject);
    }

    private static boolean isNamed(final Outsiders.Outsider outsider, final String subject) {
        return subject.equals(outsider.view().uuid()) || subject.equals(outsider.orderId());
    }

    private Answer.OrderLine line(final Order order) {
        final Terms terms = order.terms();
        final List<String> evidence = new ArrayList<>(settling.evidence(order));
        evidence.addAll(refusedReports.of(order.orderId()));
        return new Answer.OrderLine(
                order.orderId(),
                order.clOrdId(),
                order.origin().owner(),
                terms.account(),
                order.uuid(),
                order.isCancelPending()
                        ? order.state() + " cancel " + order.cancelPhase()
                        : order.state().toString(),
                order.reason(),
                terms.side(),
                given(terms.amountSatoshi()),
                given(terms.cashE8()),
                given(terms.priceE8()),
                order.tradedSatoshi(),
                order.tradedCurrencyE10(),
                order.receivedUs(),
                evidence,
                settling.commands(order));
    }

    private static Answer.OrderLine line(final Outsiders.Outsider outsider) {
        final VenueOrder view = outsider.view();
        final boolean ghost = outsider.isGhost();
        return new Answer.OrderLine(
                "",
                "",
                "",
                outsider.account(),
                view.uuid(),
                ghost ? "GHOST" : "FOREIGN",
                view.state(),
                view.side().fix(),
                view.amountSatoshi(),
                view.currencyAmountE8(),
                view.priceE8(),
                view.tradedSatoshi(),
                view.tradedCurrencyE10(),
                outsider.firstSeenUs(),
                ghost
                        ? List.of("came to the venue after order " + outsider.ghostOf() + " was rejected by absence")
                        : List.of(),
                List.of());
    }

    private static long given(final long parsed) {
        return FixedPoint.isFault(parsed) ? VenueOrder.ABSENT : parsed;
    }
}
