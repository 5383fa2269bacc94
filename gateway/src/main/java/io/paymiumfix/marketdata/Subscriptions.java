package io.paymiumfix.marketdata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who wants what: takes and refuses MarketDataRequest(V). Owned by {@code market-data}.
 */
final class Subscriptions {
    private static final char INCREMENTAL = '1';
    private static final char FULL = '0';
    private static final int MOST_SYMBOLS = 16;

    private final Market market;
    private final MarketDataOut out;
    private final int mostPerSession;
    private final Map<Channel.Key, Channel> channels = new LinkedHashMap<>();
    private final Map<Subscriber, List<Channel>> bySubscriber = new LinkedHashMap<>();
    /** What was asked for once, by sessions that have not read what was sent before. */
    private final List<Channel> waitingOnce = new ArrayList<>();

    /** @param mostPerSession subscriptions, counting each symbol of each MDReqID(262) */
    Subscriptions(final Market market, final MarketDataOut out, final int mostPerSession) {
        this.market = market;
        this.out = out;
        this.mostPerSession = mostPerSession;
    }

    Collection<Channel> channels() {
        return channels.values();
    }

    /** Subscriptions in force, counting each symbol. */
    int size() {
        return bySubscriber.values().stream().mapToInt(List::size).sum();
    }

    void request(final MarketDataRequest request) {
        final Subscriber subscriber = new Subscriber(request.session(), request.mdReqId());
        final Rejection rejection = check(request, subscriber);
        if (rejection != null) {
            out.reject(request.dialect(), subscriber, rejection);
        } else if (request.kind() == MarketDataRequest.UNSUBSCRIBE) {
            unsubscribe(subscriber);
        } else {
            serve(request, subscriber);
        }
    }

    private Rejection check(final MarketDataRequest request, final Subscriber subscriber) {
        final boolean known = bySubscriber.containsKey(subscriber);
        switch (request.kind()) {
            case MarketDataRequest.UNSUBSCRIBE -> {
                return known
                        ? null
                        : new Rejection(
                                Rejection.UNSUPPORTED_KIND,
                                "MDREQID_UNKNOWN: nothing is subscribed under this MDReqID(262) on this session");
            }
            case MarketDataRequest.SNAPSHOT, MarketDataRequest.SUBSCRIBE -> {}
            default -> {
                return new Rejection(
                        Rejection.UNSUPPORTED_KIND,
                        "SUBSCRIPTION_TYPE_UNSUPPORTED: SubscriptionRequestType(263) is 0, 1 or 2");
            }
        }
        if (known) {
            return new Rejection(
                    Rejection.DUPLICATE_ID,
                    "MDREQID_DUPLICATE: this MDReqID(262) has a subscription; end it with 263=2 or send another id");
        }
        if (request.depth() < 0) {
            return new Rejection(
                    Rejection.UNSUPPORTED_DEPTH,
                    "DEPTH_UNSUPPORTED: MarketDepth(264) is 0 for all levels, 1 for the best, or n for the best n");
        }
        if (request.aggregatedBook() == 'N') {
            return new Rejection(
                    Rejection.UNSUPPORTED_AGGREGATED_BOOK,
                    "BOOK_IS_AGGREGATED: Paymium tells price levels only; send AggregatedBook(266)=Y or leave it out");
        }
        final boolean updateTypeFits = request.updateType() == FULL
                || request.updateType() == INCREMENTAL
                || (request.updateType() == '\0' && request.kind() == MarketDataRequest.SNAPSHOT);
        if (!updateTypeFits) {
            return new Rejection(
                    Rejection.UNSUPPORTED_UPDATE_TYPE,
                    "UPDATE_TYPE_REQUIRED: MDUpdateType(265) is 0 or 1, and is required with 263=1");
        }
        return checkEntries(request);
    }

    private Rejection checkEntries(final MarketDataRequest request) {
        if (request.types().isEmpty() || types(request) == null) {
            return new Rejection(
                    Rejection.UNSUPPORTED_ENTRY_TYPE,
                    "ENTRY_TYPE_UNSUPPORTED: MDEntryType(269) is one of 0, 1, 2, 4, 5, 7, 8, 9, B");
        }
        for (final String symbol : request.symbols()) {
            if (!MarketDataRequest.SYMBOLS.contains(symbol)) {
                return new Rejection(
                        Rejection.UNKNOWN_SYMBOL,
                        "SYMBOL_UNKNOWN: Symbol(55) is BTC/EUR, or one of its aliases XBT/EUR, BTCEUR, XBTEUR,"
                                + " EUR/XBT, EURXBT");
            }
        }
        if (request.symbols().isEmpty() || request.symbols().size() > MOST_SYMBOLS) {
            return new Rejection(Rejection.UNKNOWN_SYMBOL, "SYMBOLS_COUNT: NoRelatedSym(146) is 1 to " + MOST_SYMBOLS);
        }
        if (Set.copyOf(request.symbols()).size() < request.symbols().size()) {
            return new Rejection(Rejection.UNKNOWN_SYMBOL, "SYMBOL_TWICE: each Symbol(55) may stand in a request once");
        }
        if (request.kind() == MarketDataRequest.SNAPSHOT
                && waitingOnce(request.session()) + request.symbols().size() > mostPerSession) {
            return new Rejection(
                    Rejection.INSUFFICIENT_BANDWIDTH,
                    "SUBSCRIPTIONS_FULL: as many as " + mostPerSession
                            + " wait to be answered once this session has read what was sent before; read on, then ask again");
        }
        if (request.kind() == MarketDataRequest.SUBSCRIBE
                && held(request.session()) + request.symbols().size() > mostPerSession) {
            return new Rejection(
                    Rejection.INSUFFICIENT_BANDWIDTH,
                    "SUBSCRIPTIONS_FULL: a session may hold " + mostPerSession + " subscriptions; end one first");
        }
        return null;
    }

    private long waitingOnce(final String session) {
        return waitingOnce.stream().filter(once -> once.hasSlow(session)).count();
    }

    private int held(final String session) {
        int held = 0;
        for (final Map.Entry<Subscriber, List<Channel>> entry : bySubscriber.entrySet()) {
            if (entry.getKey().session().equals(session)) {
                held += entry.getValue().size();
            }
        }
        return held;
    }

    /** The types wanted, or null when one is none of ours. */
    private static Set<EntryType> types(final MarketDataRequest request) {
        final Set<EntryType> types = EnumSet.noneOf(EntryType.class);
        for (final char fix : request.types()) {
            final EntryType type = EntryType.of(fix);
            if (type == null) {
                return null;
            }
            types.add(type);
        }
        return types;
    }

    private void serve(final MarketDataRequest request, final Subscriber subscriber) {
        final Set<EntryType> types = types(request);
        final List<Channel> taken = new ArrayList<>();
        for (final String symbol : request.symbols()) {
            final Channel.Key key = new Channel.Key(
                    request.dialect(),
                    symbol,
                    request.depth() == 0 ? Integer.MAX_VALUE : request.depth(),
                    request.updateType() == INCREMENTAL,
                    types);
            if (request.kind() == MarketDataRequest.SNAPSHOT) {
                final Channel once = new Channel(key, out);
                once.add(subscriber, market);
                if (once.hasSlow()) {
                    waitingOnce.add(once);
                }
            } else {
                final Channel channel = channels.computeIfAbsent(key, wanted -> new Channel(wanted, out));
                channel.add(subscriber, market);
                taken.add(channel);
            }
        }
        if (!taken.isEmpty()) {
            bySubscriber.put(subscriber, taken);
        }
    }

    /** Gives those that have caught up the latest state, and what they missed. */
    void serveTheSlow() {
        channels.values().forEach(channel -> channel.serveTheSlow(market));
        for (final Channel once : waitingOnce) {
            once.refresh(market, List.of());
            once.serveTheSlow(market);
        }
        waitingOnce.removeIf(once -> !once.hasSlow());
    }

    private void unsubscribe(final Subscriber subscriber) {
        for (final Channel channel : bySubscriber.remove(subscriber)) {
            channel.remove(subscriber);
        }
        channels.values().removeIf(Channel::isEmpty);
    }

    /** A session has ended, and its subscriptions with it. */
    void sessionDown(final String session) {
        bySubscriber.keySet().removeIf(subscriber -> subscriber.session().equals(session));
        channels.values().forEach(channel -> channel.removeSession(session));
        channels.values().removeIf(Channel::isEmpty);
        waitingOnce.forEach(once -> once.removeSession(session));
        waitingOnce.removeIf(Channel::isEmpty);
    }
}
