package io.paymiumfix.demo;

import io.paymiumfix.fix44.field.OrdStatus;
import io.paymiumfix.fix44.field.OrdType;
import io.paymiumfix.fix44.field.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * An order as the OMS keeps it: its terms, what it should hear of it and what it heard. Reports come from QuickFIX/J's
 * thread, everything else from the demo's; guarded by itself.
 */
final class Ticket {

    private final String clOrdId;
    private final char side;
    private final char ordType;
    private final BigDecimal quantity;
    private final BigDecimal price;
    private final List<String> expected = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();

    private Ticket(
            final String clOrdId,
            final char side,
            final char ordType,
            final BigDecimal quantity,
            final BigDecimal price) {
        this.clOrdId = clOrdId;
        this.side = side;
        this.ordType = ordType;
        this.quantity = quantity;
        this.price = price;
    }

    static Ticket limit(final String clOrdId, final char side, final String quantity, final String price) {
        return new Ticket(clOrdId, side, OrdType.LIMIT, new BigDecimal(quantity), new BigDecimal(price));
    }

    static Ticket market(final String clOrdId, final char side, final String quantity) {
        return new Ticket(clOrdId, side, OrdType.MARKET, new BigDecimal(quantity), null);
    }

    /** Adds to what it should hear, each as {@link Report#brief()}. */
    void expect(final String... briefs) {
        expected.addAll(List.of(briefs));
    }

    synchronized void heard(final Report report) {
        reports.add(report);
    }

    /** Has heard as much as it should by now, or more. */
    synchronized boolean isHeard() {
        return reports.size() >= expected.size();
    }

    List<String> expected() {
        return List.copyOf(expected);
    }

    synchronized List<Report> reports() {
        return List.copyOf(reports);
    }

    String clOrdId() {
        return clOrdId;
    }

    char side() {
        return side;
    }

    boolean isBuy() {
        return side == Side.BUY;
    }

    char ordType() {
        return ordType;
    }

    BigDecimal quantity() {
        return quantity;
    }

    /** Null for a market order. */
    BigDecimal price() {
        return price;
    }

    /** OrdStatus(39) as last told; Pending New before anything was. */
    char ordStatus() {
        final Report last = last();
        return last == null ? OrdStatus.PENDING_NEW : last.ordStatus();
    }

    BigDecimal cumQty() {
        return last() == null ? BigDecimal.ZERO : last().cumQty();
    }

    BigDecimal avgPx() {
        return last() == null ? BigDecimal.ZERO : last().avgPx();
    }

    BigDecimal grossTradeAmt() {
        return last() == null ? BigDecimal.ZERO : last().grossTradeAmt();
    }

    BigDecimal btcFees() {
        return reports().stream().map(Report::btcFee).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal eurFees() {
        return reports().stream().map(Report::eurFee).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The venue's id, or empty. */
    String uuid() {
        return last() == null ? "" : last().uuid();
    }

    private synchronized Report last() {
        return reports.isEmpty() ? null : reports.get(reports.size() - 1);
    }
}
