package io.paymiumfix.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Locale;

/**
 * What the venue answers, prepared. The uuid of an order ends in its number, so nothing has to be remembered but which
 * were canceled.
 */
final class VenueReplies {

    private static final int UUID_DIGITS = 12;
    private static final String ZERO_AMOUNT = Orders.AMOUNT_START + "0".repeat(Orders.AMOUNT_DIGITS);

    private final String uuidStart;
    private final OrderReply created;
    private final OrderReply active;
    private final OrderReply canceled;
    private final BitSet canceledOrders = new BitSet();
    private final ByteBuffer user = reply("200 OK", """
            {"name":"BC-U000001","email":"bench@example.org","locale":"en","channel_id":"0",\
            "balance_eur":"1000000000.0","locked_eur":"0.0","balance_btc":"1000000.0","locked_btc":"0.0"}""");
    private final ByteBuffer emptyList = reply("200 OK", "[]");
    private final ByteBuffer noContent = reply("204 No Content", "");
    private final ByteBuffer notFound = reply("404 Not Found", "{\"errors\":[\"Not found\"]}");

    /**
     * Prepares the replies.
     *
     * @param run tells this run's uuids from another's
     */
    VenueReplies(int run) {
        uuidStart = String.format(Locale.ROOT, "%08x-0000-4000-8000-", run);
        created = new OrderReply("201 Created", "pending_execution");
        active = new OrderReply("200 OK", "active");
        canceled = new OrderReply("200 OK", "canceled");
    }

    /** 201 for a POST of this order. */
    ByteBuffer created(long order) {
        return created.of(order);
    }

    /** The answer to everything but a POST of an order: by its first line. */
    ByteBuffer to(String firstLine) {
        String path = path(firstLine);
        if (path.endsWith("/user")) {
            return user.clear();
        }
        if (path.endsWith("/user/orders")) {
            return emptyList.clear();
        }
        int order = orderIn(path);
        if (order < 0) {
            return notFound.clear();
        }
        if (firstLine.startsWith("DELETE ")) {
            canceledOrders.set(order);
            return noContent.clear();
        }
        return (canceledOrders.get(order) ? canceled : active).of(order);
    }

    /** The order that a DELETE is about; -1 for everything else. */
    long canceledBy(String firstLine) {
        return firstLine.startsWith("DELETE ") ? orderIn(path(firstLine)) : -1;
    }

    private static String path(String firstLine) {
        int start = firstLine.indexOf(' ') + 1;
        String target = firstLine.substring(start, firstLine.indexOf(' ', start));
        return target.contains("?") ? target.substring(0, target.indexOf('?')) : target;
    }

    private int orderIn(String path) {
        int uuidAt = path.indexOf(uuidStart);
        String before = uuidAt < 0 ? "" : path.substring(0, uuidAt);
        if (!before.endsWith("/user/orders/") || path.length() != uuidAt + uuidStart.length() + UUID_DIGITS) {
            return -1;
        }
        return Integer.parseInt(path.substring(path.length() - UUID_DIGITS));
    }

    private static byte[] message(String status, String body) {
        String head = "HTTP/1.1 " + status + "\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: "
                + body.length() + "\r\nX-RateLimit-Limit: 1000000000\r\nX-RateLimit-Remaining: 999999999\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    private static ByteBuffer reply(String status, String body) {
        return ByteBuffer.wrap(message(status, body));
    }

    /** A reply with an order in it, of which uuid and amount are written anew. */
    private final class OrderReply {
        private final byte[] bytes;
        private final ByteBuffer reply;
        private final int numberAt;
        private final int amountAt;

        OrderReply(String status, String state) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            String body = """
                    {"uuid":"%s%s","amount":"%s","state":"%s","btc_fee":"0.0","currency_fee":"0.0",\
                    "updated_at":"%s","created_at":"%s","created_at_int":%d,"currency":"EUR","comment":null,\
                    "type":"LimitOrder","traded_btc":"0.0","traded_currency":"0.0","direction":"buy",\
                    "price":"%s","currency_amount":null,"account_operations":[]}""".formatted(
                            uuidStart,
                            "0".repeat(UUID_DIGITS),
                            ZERO_AMOUNT,
                            state,
                            now,
                            now,
                            now.getEpochSecond(),
                            Orders.PRICE);
            bytes = message(status, body);
            reply = ByteBuffer.wrap(bytes);
            String text = new String(bytes, StandardCharsets.US_ASCII);
            numberAt = text.indexOf(uuidStart) + uuidStart.length();
            amountAt = text.indexOf(ZERO_AMOUNT) + Orders.AMOUNT_START.length();
        }

        ByteBuffer of(long order) {
            FixTemplate.putDigits(bytes, numberAt, UUID_DIGITS, order);
            FixTemplate.putDigits(bytes, amountAt, Orders.AMOUNT_DIGITS, order);
            return reply.clear();
        }
    }
}
