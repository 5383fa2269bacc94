package io.paymiumfix.demo;

import io.paymiumfix.fix44.field.OrdStatus;
import io.paymiumfix.simulator.exchange.OrderState;
import io.paymiumfix.simulator.exchange.OrderTruth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Compares what the OMS was told with what was expected, and with the venue's truth. */
final class Check {

    private static final int PRICE_DECIMALS = 8;

    private final List<String> differences = new ArrayList<>();

    /** Everything that differed, each a line for a person; empty when nothing did. */
    static List<String> differences(final Conversation conversation, final Venue venue) {
        final Check check = new Check();
        check.differences.addAll(conversation.surprises());
        final List<OrderTruth> truths = venue.orders();
        for (final Ticket ticket : conversation.tickets()) {
            check.reports(ticket);
            check.truth(ticket, truths);
        }
        final long placed = conversation.tickets().stream()
                .filter(ticket -> !ticket.uuid().isEmpty())
                .count();
        check.equal("orders at Paymium", Long.toString(placed), Integer.toString(truths.size()));
        check.equal("POST requests at Paymium", Long.toString(placed), Long.toString(venue.posts()));
        return check.differences;
    }

    private void reports(final Ticket ticket) {
        final List<String> told = ticket.reports().stream().map(Report::brief).toList();
        equal(ticket.clOrdId() + ": reports", ticket.expected().toString(), told.toString());
        final Set<String> execIds = new HashSet<>();
        for (final Report report : ticket.reports()) {
            if (!execIds.add(report.execId())) {
                differences.add(ticket.clOrdId() + ": ExecID(17)=" + report.execId() + " was told twice");
            }
        }
    }

    private void truth(final Ticket ticket, final List<OrderTruth> truths) {
        if (ticket.uuid().isEmpty()) {
            equal(ticket.clOrdId() + ": OrdStatus(39)", OrdStatus.REJECTED, ticket.ordStatus());
            return;
        }
        final UUID uuid = UUID.fromString(ticket.uuid());
        truths.stream()
                .filter(truth -> truth.uuid().equals(uuid))
                .findAny()
                .ifPresentOrElse(
                        truth -> truth(ticket, truth),
                        () -> differences.add(ticket.clOrdId() + ": Paymium has no order " + uuid));
    }

    private void truth(final Ticket ticket, final OrderTruth truth) {
        final String id = ticket.clOrdId();
        equal(id + ": OrdStatus(39)", ordStatus(truth), ticket.ordStatus());
        equal(id + ": CumQty(14)", truth.tradedBtc(), ticket.cumQty());
        equal(id + ": GrossTradeAmt(381)", truth.tradedCurrency(), ticket.grossTradeAmt());
        equal(id + ": AvgPx(6)", averagePrice(truth), ticket.avgPx());
        equal(id + ": fees in BTC", truth.btcFee(), ticket.btcFees());
        equal(id + ": fees in EUR", truth.currencyFee(), ticket.eurFees());
    }

    private static char ordStatus(final OrderTruth truth) {
        final boolean traded = truth.tradedBtc().signum() > 0;
        if (truth.state() == OrderState.FILLED) {
            return OrdStatus.FILLED;
        }
        if (truth.state() == OrderState.CANCELED) {
            return OrdStatus.CANCELED;
        }
        return traded ? OrdStatus.PARTIALLY_FILLED : OrdStatus.NEW;
    }

    private static BigDecimal averagePrice(final OrderTruth truth) {
        return truth.tradedBtc().signum() == 0
                ? BigDecimal.ZERO
                : truth.tradedCurrency().divide(truth.tradedBtc(), PRICE_DECIMALS, RoundingMode.HALF_EVEN);
    }

    private void equal(final String what, final BigDecimal expected, final BigDecimal told) {
        if (expected.compareTo(told) != 0) {
            differ(what, expected.toPlainString(), told.toPlainString());
        }
    }

    private void equal(final String what, final char expected, final char told) {
        equal(what, String.valueOf(expected), String.valueOf(told));
    }

    private void equal(final String what, final String expected, final String told) {
        if (!expected.equals(told)) {
            differ(what, expected, told);
        }
    }

    private void differ(final String what, final String expected, final String told) {
        differences.add(what + ": expected " + expected + ", told " + told);
    }
}
