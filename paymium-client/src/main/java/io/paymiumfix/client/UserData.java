package io.paymiumfix.client;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One message of the user stream: what changed, and nothing else. Immutable; prints no balance.
 *
 * @param orders orders that changed, as they are now, in the venue's order; each has a uuid
 * @param balances new available amount per currency in lower case ({@code eur}, {@code btc}), exact; only those that changed
 * @param locked new amount locked in trading per currency in lower case, exact; only those that changed
 */
public record UserData(List<VenueOrder> orders, Map<String, BigDecimal> balances, Map<String, BigDecimal> locked) {
    /** Copies list and maps, the maps sorted by currency. */
    public UserData {
        orders = List.copyOf(orders);
        balances = Collections.unmodifiableSortedMap(new TreeMap<>(balances));
        locked = Collections.unmodifiableSortedMap(new TreeMap<>(locked));
    }

    @Override
    public String toString() {
        return "UserData[orders=" + orders + ", ***]";
    }
}
