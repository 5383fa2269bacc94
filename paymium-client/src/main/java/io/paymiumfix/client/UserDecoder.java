package io.paymiumfix.client;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Decodes {@code GET /user}. Pure. */
final class UserDecoder {
    static final String BALANCE = "balance_";
    static final String LOCKED = "locked_";

    private UserDecoder() {}

    static UserInfo user(JsonReader json) throws IOException {
        String name = null;
        String locale = null;
        Secret channelId = null;
        Map<String, BigDecimal> balances = new HashMap<>();
        Map<String, BigDecimal> locked = new HashMap<>();
        json.object();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            if (field.startsWith(BALANCE)) {
                put(balances, field.substring(BALANCE.length()), json.decimal());
            } else if (field.startsWith(LOCKED)) {
                put(locked, field.substring(LOCKED.length()), json.decimal());
            } else {
                switch (field) {
                    case "name" -> name = json.text();
                    case "locale" -> locale = json.text();
                    case "channel_id" -> channelId = secret(json.text());
                    default -> json.skip();
                }
            }
        }
        if (name == null && balances.isEmpty()) {
            throw new DecodeException("no user: neither name nor balances");
        }
        return new UserInfo(name, locale, channelId, balances, locked);
    }

    static void put(Map<String, BigDecimal> amounts, String currency, BigDecimal amount) {
        if (amount != null) {
            amounts.put(currency.toLowerCase(Locale.ROOT), amount);
        }
    }

    private static Secret secret(String text) {
        return text == null || text.isEmpty() ? null : Secret.of(text);
    }
}
