package io.paymiumfix.marketdata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which trades have been told. Stream and readings tell the same trades without a common id, so they are held against each
 * other as a multiset of second, price and amount: of one kind, as many are told as the source that tells most has told.
 * Owned by {@code market-data}.
 */
final class TradeMemory {
    private static final int MOST_KINDS = 20_000;

    private final long keepS;
    private final Map<Kind, Count> counts = new LinkedHashMap<>();
    private long newestS = Long.MIN_VALUE;
    private boolean begun;

    /** @param keepS how long a trade may be told again by another source, seconds */
    TradeMemory(final long keepS) {
        this.keepS = keepS;
    }

    private record Kind(long second, long priceE8, long amountSatoshi) {
        static Kind of(final Trade trade) {
            return new Kind(trade.second(), trade.priceE8(), trade.amountSatoshi());
        }
    }

    private static final class Count {
        private int streamed;
        private int told;
    }

    /** The stream told these; returns those that are new. */
    List<Trade> streamed(final List<Trade> trades) {
        final List<Trade> news = new ArrayList<>();
        for (final Trade trade : trades) {
            final Count count = counts.computeIfAbsent(Kind.of(trade), kind -> new Count());
            count.streamed++;
            if (count.streamed > count.told) {
                tell(trade, count, news);
            }
        }
        forget();
        return news;
    }

    /**
     * A reading of all trades from {@code sinceS} on told these; returns those that are new, oldest first. The first
     * reading ever only sets the mark: what was traded before we began is no news.
     */
    List<Trade> read(final List<Trade> trades, final long sinceS) {
        final boolean first = !begun;
        begun = true;
        final Map<Kind, Integer> listed = new HashMap<>();
        final List<Trade> news = new ArrayList<>();
        for (final Trade trade : trades) {
            if (trade.second() < sinceS) {
                continue;
            }
            final int number = listed.merge(Kind.of(trade), 1, Integer::sum);
            final Count count = counts.computeIfAbsent(Kind.of(trade), kind -> new Count());
            if (number > count.told) {
                tell(trade, count, news);
            }
        }
        forget();
        news.sort(Comparator.comparingLong(Trade::timeUs));
        return first ? List.of() : news;
    }

    private void tell(final Trade trade, final Count count, final List<Trade> news) {
        count.told++;
        news.add(trade);
        newestS = Math.max(newestS, trade.second());
    }

    /** A new connection of the stream may tell again what the last one told: its counts begin anew. */
    void streamBegins() {
        counts.values().forEach(count -> count.streamed = 0);
    }

    /** From when a reading must begin so that no trade is missed; 0 when any will do. */
    long readSinceS() {
        return newestS == Long.MIN_VALUE ? 0 : newestS - keepS / 2;
    }

    private void forget() {
        final Iterator<Kind> kinds = counts.keySet().iterator();
        while (kinds.hasNext()) {
            final Kind oldest = kinds.next();
            if (oldest.second() >= newestS - keepS && counts.size() <= MOST_KINDS) {
                return;
            }
            kinds.remove();
        }
    }
}
