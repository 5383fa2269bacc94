package io.paymiumfix.order;

import java.util.List;

/** The names of the one instrument, bitcoin against euro, in Symbol(55). */
final class Symbols {
    private static final List<String> BASE_FIRST = List.of("BTC/EUR", "XBT/EUR", "BTCEUR", "XBTEUR");
    private static final List<String> BASE_SECOND = List.of("EUR/XBT", "EURXBT");

    private Symbols() {}

    /** The same name, one and the same text for most orders: an order keeps it for as long as it rests. */
    static String shared(final String symbol) {
        final int at = BASE_FIRST.indexOf(symbol);
        return at < 0 ? symbol : BASE_FIRST.get(at);
    }

    /** Names with bitcoin first: what a quantity counts is beyond doubt. */
    static boolean isBaseFirst(final String symbol) {
        return BASE_FIRST.contains(symbol);
    }

    /** Names of Paymium's former FIX feed, euro first: market data only, unless a session opts in. */
    static boolean isBaseSecond(final String symbol) {
        return BASE_SECOND.contains(symbol);
    }
}
