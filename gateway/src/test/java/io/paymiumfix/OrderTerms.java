package io.paymiumfix;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an order asks for, the same whether a client or a gateway says it: no order may be placed more often than it was
 * asked for.
 */
record OrderTerms(boolean isBuy, boolean isMarket, BigDecimal amount, BigDecimal currencyAmount, BigDecimal price) {

    /** Of the body of a NewOrderSingle(D), fields ended by {@code |}. */
    static OrderTerms ofFix(final String body) {
        final Map<String, String> fields = new LinkedHashMap<>();
        for (final String field : body.split("\\|", -1)) {
            final int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(field.substring(0, equals), field.substring(equals + 1));
            }
        }
        return new OrderTerms(
                fields.get("54").equals("1"),
                fields.get("40").equals("1"),
                number(fields.get("38")),
                number(fields.get("152")),
                number(fields.get("44")));
    }

    /** Of the body of a POST. */
    static OrderTerms ofPost(final JsonNode body) {
        return new OrderTerms(
                body.path("direction").asText().equals("buy"),
                body.path("type").asText().equals("MarketOrder"),
                number(text(body, "amount")),
                number(text(body, "currency_amount")),
                number(text(body, "price")));
    }

    private static String text(final JsonNode body, final String field) {
        return body.hasNonNull(field) ? body.get(field).asText() : null;
    }

    private static BigDecimal number(final String text) {
        return text == null ? null : new BigDecimal(text).stripTrailingZeros();
    }
}
