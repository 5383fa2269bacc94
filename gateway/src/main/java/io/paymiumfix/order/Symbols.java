package io.paymiumfix.order;

import java.util.Set;

/** The names of the one instrument, bitcoin against euro, in Symbol(55). */
final class Symbols {
    private static final Set<String> BASE_FIRST = Set.of("BTC/EUR", "XBT/EUR", "BTCEUR", "XBTEUR");
    private static final Set<String> BASE_SECOND = Set.of("EUR/XBT", "EURXBT");

    private Symbols() {}

    /** Names with bitcoin first: what a quantity counts is beyond doubt. */
    static boolean isBaseFirst(final String symbol) {
        return BASE_FIRST.contains(symbol);
    }

    /** Names of Paymium's former FIX feed, euro first: market data only, unless a session opts in. */
    static boolean isBaseSecond(final String symbol) {
        return BASE_SECOND.contains(symbol);
    }
}
