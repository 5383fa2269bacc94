package io.paymiumfix.venue;

import io.paymiumfix.order.VenueOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The open orders of one account as the core was last told of them, so that a listing passes on only what
 * changed. Advances only when the core's ring has taken what it is about. Owned by {@code venue-io}.
 *
 * <p>Bounded: ended orders are dropped, and an older view of one that ended lately does not bring it back. Orders a
 * reply of our own told of are kept until they end, so there are no more of them than the core holds; when neither
 * listings nor replies show one, it is called missing ever less often. Others, placed elsewhere, are kept up to the
 * limit, and dropped when three listings in a row did not show them.
 */
final class KnownOrders {
    /** What is older than an order's end comes soon after it: a reply on its way, a listing that had begun. */
    static final int ENDED_REMEMBERED = 4_096;

    private static final int TIMES_FOREIGN_CALLED_MISSING = 3;
    private static final int MISSING_AT_LEAST_EVERY = 64;

    private final int foreignLimit;
    private final Map<String, Known> open = new LinkedHashMap<>();
    /** The last orders that ended, eldest first. */
    private final Set<String> ended = new LinkedHashSet<>();

    private int foreign;

    KnownOrders(final int foreignLimit) {
        this.foreignLimit = foreignLimit;
    }

    private static final class Known {
        private VenueOrder order;
        private long nonce;
        private boolean own;
        private int readingsMissing;

        /** Every time for a foreign order; for our own the 1st, 2nd, 4th, 8th … time, then every 64th. */
        boolean calledMissingNow() {
            final int times = readingsMissing + 1;
            return !own || Integer.bitCount(times) == 1 || times % MISSING_AT_LEAST_EVERY == 0;
        }
    }

    /** The core was told of this order by the reply to an order or a reading of its own with this nonce. */
    void toldByReply(final VenueOrder order, final long nonce) {
        told(order, nonce, true);
    }

    /** The core was told that this order has ended: no listing will show it open, nor is it missing. */
    void toldEnded(final String uuid) {
        remove(uuid);
        if (ended.add(uuid) && ended.size() > ENDED_REMEMBERED) {
            final Iterator<String> eldestFirst = ended.iterator();
            eldestFirst.next();
            eldestFirst.remove();
        }
    }

    private void told(final VenueOrder order, final long nonce, final boolean own) {
        final Known before = open.get(order.uuid());
        if (before != null && nonce < before.nonce) {
            return;
        }
        if (!OrderStates.open(order.state())) {
            toldEnded(order.uuid());
            return;
        }
        if (ended.contains(order.uuid())) {
            return;
        }
        if (before == null && !own && foreign >= foreignLimit) {
            return;
        }
        remove(order.uuid());
        final Known known = new Known();
        known.order = order;
        known.nonce = nonce;
        known.own = own || (before != null && before.own);
        open.put(order.uuid(), known);
        foreign += known.own ? 0 : 1;
    }

    private void remove(final String uuid) {
        final Known removed = open.remove(uuid);
        foreign -= removed == null || removed.own ? 0 : 1;
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

    /**
     * Orders known as open before the call with this nonce that are not among the listed ones, as far as the
     * core should hear of it again.
     */
    List<String> missing(final Set<String> listed, final long nonce) {
        final List<String> missing = new ArrayList<>();
        open.forEach((uuid, known) -> {
            if (known.nonce < nonce && !listed.contains(uuid) && known.calledMissingNow()) {
                missing.add(uuid);
            }
        });
        return missing;
    }

    /** The core was told of a listing that began with this nonce: what it showed, and what was news of it. */
    void advance(final Set<String> listed, final List<VenueOrder> news, final boolean tellsMissing, final long nonce) {
        news.forEach(order -> told(order, nonce, false));
        final List<String> gone = new ArrayList<>();
        open.forEach((uuid, known) -> {
            if (listed.contains(uuid)) {
                known.readingsMissing = 0;
            } else if (tellsMissing && known.nonce < nonce) {
                known.readingsMissing++;
                if (!known.own && known.readingsMissing >= TIMES_FOREIGN_CALLED_MISSING) {
                    gone.add(uuid);
                }
            }
        });
        gone.forEach(this::remove);
    }

    int size() {
        return open.size();
    }
}
