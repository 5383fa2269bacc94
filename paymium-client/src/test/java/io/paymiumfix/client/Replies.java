package io.paymiumfix.client;

import java.nio.charset.StandardCharsets;

/** Responses a venue gives. */
final class Replies {
    static final String UUID = "4924ee0f-f60e-40b4-b63e-61637ef253ac";
    static final String CREATED = json(201, order(UUID, "pending_execution"));
    static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\nX-RateLimit-Remaining: 41\r\n\r\n";

    private Replies() {}

    static String order(String uuid, String state) {
        return "{\"uuid\":\"" + uuid + "\",\"amount\":\"1.0\",\"state\":\"" + state
                + "\",\"btc_fee\":\"0.0\",\"currency_fee\":0.0,\"updated_at\":\"2013-11-21T15:27:04.000Z\","
                + "\"created_at\":\"2023-06-03T04:59Z\",\"currency\":\"EUR\",\"type\":\"LimitOrder\",\"traded_btc\":\"0.0\","
                + "\"traded_currency\":1e-8,\"direction\":\"buy\",\"price\":\"300.0\",\"account_operations\":[{\"uuid\":\"a\","
                + "\"name\":\"lock\",\"amount\":\"-300.0\",\"currency\":\"EUR\",\"created_at\":\"2013-11-21T15:27:04.000Z\","
                + "\"created_at_int\":1385047624,\"is_trading_account\":false}],\"new_field\":{\"x\":[1,{}]}}";
    }

    static String json(int status, String body) {
        return "HTTP/1.1 " + status + " Whatever\r\nContent-Type: application/json; charset=utf-8\r\n"
                + "X-RateLimit-Limit: 86400\r\nx-ratelimit-remaining: 42\r\nDate: Wed, 30 Jan 2013 12:08:58 GMT\r\n"
                + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    static String chunked(int status, String body) {
        StringBuilder text =
                new StringBuilder("HTTP/1.1 " + status + " Whatever\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int at = 0; at < body.length(); at += 7) {
            String chunk = body.substring(at, Math.min(body.length(), at + 7));
            text.append(Integer.toHexString(chunk.length()))
                    .append(";ext=1\r\n")
                    .append(chunk)
                    .append("\r\n");
        }
        return text.append("0\r\nTrailer: x\r\n\r\n").toString();
    }
}
