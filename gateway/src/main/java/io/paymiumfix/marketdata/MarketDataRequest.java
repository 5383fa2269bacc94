package io.paymiumfix.marketdata;

import java.util.List;
import java.util.Set;

/**
 * MarketDataRequest(V), as far as it could be read.
 *
 * @param session the configured name of the session
 * @param dialect how it is answered
 * @param mdReqId MDReqID(262)
 * @param kind SubscriptionRequestType(263)
 * @param depth MarketDepth(264): 0 all levels, n the best n
 * @param updateType MDUpdateType(265), {@code '\0'} when absent
 * @param aggregatedBook AggregatedBook(266), {@code '\0'} when absent
 * @param types MDEntryType(269) of each entry wanted, as written
 * @param symbols Symbol(55) of each instrument, as written
 */
public record MarketDataRequest(
        String session,
        Dialect dialect,
        String mdReqId,
        char kind,
        int depth,
        char updateType,
        char aggregatedBook,
        List<Character> types,
        List<String> symbols) {
    /** A snapshot and nothing more. */
    public static final char SNAPSHOT = '0';
    /** A snapshot, then updates. */
    public static final char SUBSCRIBE = '1';
    /** The end of a subscription. */
    public static final char UNSUBSCRIBE = '2';

    static final Set<String> SYMBOLS = Set.of("BTC/EUR", "XBT/EUR", "BTCEUR", "XBTEUR", "EUR/XBT", "EURXBT");

    /** Whether this is Symbol(55) of the one instrument there is, or one of its aliases. */
    public static boolean isSymbol(final String symbol) {
        return SYMBOLS.contains(symbol);
    }

    /** Keeps its own copies. */
    public MarketDataRequest {
        types = List.copyOf(types);
        symbols = List.copyOf(symbols);
    }
}
