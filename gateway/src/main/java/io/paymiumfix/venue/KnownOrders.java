package io.paymiumfix.venue;

import io.paymiumfix.order.VenueOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The open orders of one account as the core was last told of them, so that a listing passes on only what
 * changed. Advances only when the core's ring has taken what it is about. Owned by {@code venue-io}.
 *
 * <p>Bounded: ended orders are dropped; an order that three listings in a row did not show is dropped after
 * it was called missing three times; beyond the limit an order is simply told of every time.
 */
final class KnownOrders {
    private static final int TIMES_CALLED_MISSING = 3;

    private final int limit;
    private final Map<String, Known> open = new LinkedHashMap<>();

    KnownOrders(final int limit) {
        this.limit = limit;
    }

    private static final class Known {
        private VenueOrder order;
        private long nonce;
        private int timesMissing;
    }

    /** The core was told of this order by a call with this nonce. */
    void told(final VenueOrder order, final long nonce) {
        final Known before = open.get(order.uuid());
        if (before != null && nonce < before.nonce) {
            return;
        }
        if (!OrderStates.open(order.state())) {
            open.remove(order.uuid());
            return;
        }
        if (before == null && open.size() >= limit) {
            return;
        }
        final Known known = before == null ? new Known() : before;
        known.order = order;
        known.nonce = nonce;
        known.timesMissing = 0;
        open.put(order.uuid(), known);
    }

    /** The venue denies having the order. */
    void gone(final String uuid) {
        open.remove(uuid);
    }

    /** Those of the orders a listing showed that the core should hear of: new open ones and changed ones. */
    List<VenueOrder> news(final Collection<VenueOrder> listed) {
        final List<VenueOrder> news = new ArrayList<>();
        for (final VenueOrder order : listed) {
            final Known known = open.get(order.uuid());
            if (known == null ? OrderStates.open(order.state()) : !order.equals(known.order)) {
                news.add(order);
            }
        }
        return news;
    }

    /** Orders known as open before the call with this nonce that are not among the listed ones. */
    List<String> missing(final Set<String> listed, final long nonce) {
        final List<String> missing = new ArrayList<>();
        open.forEach((uuid, known) -> {
            if (known.nonce < nonce && !listed.contains(uuid)) {
                missing.add(uuid);
            }
        });
        return missing;
    }

    /** True when every order known as open before the call with this nonce is among the listed ones. */
    boolean allListed(final Set<String> listed, final long nonce) {
        for (final Map.Entry<String, Known> entry : open.entrySet()) {
            if (entry.getValue().nonce < nonce && !listed.contains(entry.getKey())) {
                return false;
            }
        }
        return true;
    }

    /** The core was told the outcome of a listing: what it showed, what was news of it, and what was missing. */
    void advance(final Set<String> listed, final List<VenueOrder> news, final List<String> missing, final long nonce) {
        for (final String uuid : listed) {
            final Known known = open.get(uuid);
            if (known != null) {
                known.timesMissing = 0;
            }
        }
        news.forEach(order -> told(order, nonce));
        for (final String uuid : missing) {
            final Known known = open.get(uuid);
            if (known != null && ++known.timesMissing >= TIMES_CALLED_MISSING) {
                open.remove(uuid);
            }
        }
    }

    int size() {
        return open.size();
    }
}
