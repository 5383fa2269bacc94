package io.paymiumfix.client;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The answer of {@code GET /user}. Immutable; prints nothing of its content.
 *
 * @param name account number, such as {@code BC-U123456}
 * @param locale {@code en} or {@code fr}: the language of this account's error texts
 * @param channelId the user stream's channel, which lets whoever knows it read the account's events
 * @param balances available amount per currency in lower case ({@code eur}, {@code btc}), exact
 * @param locked amount locked in trading per currency in lower case, exact
 */
public record UserInfo(
        String name, String locale, Secret channelId, Map<String, BigDecimal> balances, Map<String, BigDecimal> locked)
        implements ReplyBody {
    /** Copies both maps, sorted by currency. */
    public UserInfo {
        balances = sorted(balances);
        locked = sorted(locked);
    }

    private static SortedMap<String, BigDecimal> sorted(Map<String, BigDecimal> amounts) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
    }

    @Override
    public String toString() {
        return "UserInfo[***]";
    }
}
