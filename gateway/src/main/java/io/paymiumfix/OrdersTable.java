package io.paymiumfix;

import com.fasterxml.jackson.databind.JsonNode;
import io.paymiumfix.text.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders as lines for a person. Nothing that a client or the venue wrote ends a line or reaches the terminal as a command. */
final class OrdersTable {
    private static final List<String> HEAD = List.of(
            "ORDER", "CLORDID", "OWNER", "ACCOUNT", "STATE", "SIDE", "AMOUNT", "PRICE", "TRADED", "AGE", "UUID");

    /** Evidence and commands are sentences of ours around ids. */
    private static final int MOST_OF_A_SENTENCE = 1_000;

    private OrdersTable() {}

    /**
     * A table, and under each held order its evidence and the commands that settle it.
     *
     * @param where the options that find the gateway, for the commands to be ready to type
     */
    static List<String> orders(final JsonNode orders, final String where) {
        if (orders.isEmpty()) {
            return List.of("No orders.");
        }
        final List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        orders.forEach(order -> rows.add(row(order)));
        final List<String> table = aligned(rows);
        final List<String> lines = new ArrayList<>();
        lines.add(table.get(0));
        for (int i = 0; i < orders.size(); i++) {
            final JsonNode order = orders.get(i);
            lines.add(table.get(i + 1));
            order.path("evidence").forEach(evidence -> lines.add("    " + sentence(evidence)));
            order.path("commands").forEach(command -> lines.add("    to settle: " + sentence(command) + where));
        }
        return lines;
    }

    private static List<String> row(final JsonNode order) {
        final String amount = text(order, "amount");
        return List.of(
                text(order, "orderId"),
                text(order, "clOrdId"),
                text(order, "owner"),
                text(order, "account"),
                text(order, "state"),
                text(order, "side"),
                amount.equals("-") && order.hasNonNull("currencyAmount")
                        ? text(order, "currencyAmount") + " EUR"
                        : amount,
                text(order, "price"),
                text(order, "tradedBtc"),
                age(order),
                text(order, "uuid"));
    }

    private static String text(final JsonNode order, final String name) {
        final String text = order.path(name).asText("");
        return text.isEmpty() || text.equals("null") ? "-" : Printable.of(text);
    }

    private static String sentence(final JsonNode text) {
        return Printable.of(text.asText(), MOST_OF_A_SENTENCE);
    }

    private static String age(final JsonNode order) {
        final Duration age = Duration.between(Instant.parse(text(order, "received")), Instant.now());
        return Optional.of(age)
                .filter(duration -> duration.toDays() > 0)
                .map(duration -> duration.toDays() + " d")
                .or(() -> Optional.of(age)
                        .filter(duration -> duration.toHours() > 0)
                        .map(duration -> duration.toHours() + " h"))
                .or(() -> Optional.of(age)
                        .filter(duration -> duration.toMinutes() > 0)
                        .map(duration -> duration.toMinutes() + " min"))
                .orElse(Math.max(0, age.toSeconds()) + " s");
    }

    static List<String> truth(final JsonNode causes) {
        if (causes.isEmpty()) {
            return List.of("No outcome was unknown since the start, or none is settled yet.");
        }
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("CAUSE", "COUNT", "P50 ms", "P90 ms", "P99 ms", "MAX ms"));
        for (final Map.Entry<String, JsonNode> cause : causes.properties()) {
            rows.add(List.of(
                    cause.getKey(),
                    cause.getValue().path("count").asText(),
                    millis(cause.getValue(), "p50Us"),
                    millis(cause.getValue(), "p90Us"),
                    millis(cause.getValue(), "p99Us"),
                    millis(cause.getValue(), "maxUs")));
        }
        return aligned(rows);
    }

    private static String millis(final JsonNode figures, final String name) {
        return Long.toString(figures.path(name).asLong() / 1000);
    }

    private static List<String> aligned(final List<List<String>> rows) {
        final int[] widths = new int[rows.get(0).size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        return rows.stream()
                .map(row -> {
                    final StringBuilder line = new StringBuilder();
                    for (int i = 0; i < widths.length; i++) {
                        line.append(row.get(i))
                                .append(" ".repeat(widths[i] - row.get(i).length() + 2));
                    }
                    return line.toString().stripTrailing();
                })
                .toList();
    }
}
