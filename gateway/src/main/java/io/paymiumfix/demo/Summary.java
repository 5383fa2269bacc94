package io.paymiumfix.demo;

import io.paymiumfix.fix44.field.OrdStatus;
import io.paymiumfix.fix44.field.OrdType;
import io.paymiumfix.fix44.field.Side;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The orders as the OMS has them at the end, as a table. */
final class Summary {

    private static final List<String> HEADINGS =
            List.of("ClOrdID", "Side", "Type", "Qty", "Price", "Status", "CumQty", "AvgPx", "Fees", "Paymium's uuid");

    private final FixWords words;

    Summary(final FixWords words) {
        this.words = words;
    }

    void print(final PrintWriter out, final List<Ticket> tickets) {
        final List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        tickets.forEach(ticket -> rows.add(row(ticket)));
        for (final List<String> row : rows) {
            final StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(row.get(column));
                line.append(" ".repeat(width(rows, column) - row.get(column).length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private List<String> row(final Ticket ticket) {
        return List.of(
                ticket.clOrdId(),
                words.meaning(Side.FIELD, String.valueOf(ticket.side())),
                words.meaning(OrdType.FIELD, String.valueOf(ticket.ordType())),
                number(ticket.quantity()),
                ticket.price() == null ? "-" : number(ticket.price()),
                words.meaning(OrdStatus.FIELD, String.valueOf(ticket.ordStatus())),
                number(ticket.cumQty()),
                number(ticket.avgPx()),
                fees(ticket),
                ticket.uuid().isEmpty() ? "-" : ticket.uuid());
    }

    private static String fees(final Ticket ticket) {
        final List<String> parts = new ArrayList<>();
        if (ticket.btcFees().signum() != 0) {
            parts.add(number(ticket.btcFees()) + " BTC");
        }
        if (ticket.eurFees().signum() != 0) {
            parts.add(number(ticket.eurFees()) + " EUR");
        }
        return parts.isEmpty() ? "-" : String.join(" ", parts);
    }

    private static String number(final BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static int width(final List<List<String>> rows, final int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
