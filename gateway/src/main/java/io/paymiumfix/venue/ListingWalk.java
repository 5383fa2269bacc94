package io.paymiumfix.venue;

import io.paymiumfix.client.ListQuery;
import io.paymiumfix.client.OrderListing;
import io.paymiumfix.client.VenueTime;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.ReadPurpose;
import io.paymiumfix.order.VenueOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads one listing page by page and says how complete it is, believing nothing the venue has been seen not
 * to keep: {@code active} and {@code per_page} may be ignored, the order is unstated, open orders may be on
 * every page, an order may move from one page to the next. Owned by {@code venue-io}.
 *
 * <p>A search through the history is complete at the end of the list, or when ended orders come newest first and
 * one of the witnesses, an order of the account known to be older than what is looked for, was among them.
 *
 * <p>The end of the list is an empty page, or a page with nothing new. A second page equal to the first does
 * not prove the end, because {@code page} itself may have been ignored, unless the page is smaller than any
 * the venue has been seen to cut.
 */
final class ListingWalk {
    /** The venue's smallest page seen when there was more (issue 55 of its documentation). */
    private static final int SMALLEST_CUT_PAGE = 11;

    private static final int PER_PAGE = 100;
    /** A page that took longer says too little of when the venue dated it. */
    private static final long LONGEST_TRIP_US = 2_000_000;

    private final Output.ListCall call;
    private final int maxPages;
    private final Map<String, VenueOrder> listed = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final NewestFirst order = new NewestFirst();
    private final Set<String> witnesses;
    private Set<String> firstPage = Set.of();
    private int pagesRead;
    private long nonce;
    private long startedUs;
    private boolean allOpen = true;
    private boolean complete;
    private boolean stoppedEarly;
    private boolean witnessed;
    private long venueAheadUs = VenueOrder.ABSENT;
    private long shortestTripUs = LONGEST_TRIP_US + 1;

    ListingWalk(final Output.ListCall call, final VenueSettings.Limits limits) {
        this.call = call;
        this.witnesses = Set.copyOf(call.witnesses());
        this.maxPages = history() ? limits.maxHistoryPages() : limits.maxOpenPages();
    }

    /** The query of the next page. */
    ListQuery query() {
        return new ListQuery(history() ? null : true, null, null, pagesRead + 1, PER_PAGE);
    }

    int pagesRead() {
        return pagesRead;
    }

    /** True once a page was read. */
    boolean begun() {
        return pagesRead > 0;
    }

    /** What a page's Date header says of the venue's clock: it counts whole seconds, and was written on the way. */
    void dated(final long serverS, final long sentUs, final long receivedUs) {
        final long tripUs = receivedUs - sentUs;
        if (serverS > 0 && tripUs >= 0 && tripUs < shortestTripUs) {
            shortestTripUs = tripUs;
            venueAheadUs = serverS * 1_000_000 + 500_000 - (sentUs + tripUs / 2);
        }
    }

    /**
     * Takes a page.
     *
     * @return true when the walk is over, false when {@link #query} must be asked next
     * @throws UnreadableOrder when an order on it cannot be read
     */
    boolean take(final OrderListing page, final long pageNonce, final long pageStartedUs, final KnownOrders known)
            throws UnreadableOrder {
        if (pagesRead == 0) {
            nonce = pageNonce;
            startedUs = pageStartedUs;
        }
        pagesRead++;
        final Set<String> uuids = new HashSet<>();
        final int seenBefore = seen.size();
        for (final io.paymiumfix.client.VenueOrder entry : page.orders()) {
            uuids.add(entry.uuid());
            take(entry);
        }
        if (pagesRead == 1) {
            firstPage = uuids;
        }
        if (uuids.isEmpty() || (pagesRead > 1 && seen.size() == seenBefore)) {
            stoppedEarly = false;
            complete = uuids.isEmpty() || provesEnd(uuids);
            return true;
        }
        stoppedEarly = true;
        if (history() ? witnessed && order.passed(call.sinceS()) : enough(uuids, known)) {
            complete = history() || allOpen;
            return true;
        }
        return pagesRead >= maxPages;
    }

    private void take(final io.paymiumfix.client.VenueOrder entry) throws UnreadableOrder {
        final boolean first = seen.add(entry.uuid());
        if (!OrderDecoder.trades(entry)) {
            return;
        }
        final VenueOrder decoded = OrderDecoder.decode(entry);
        listed.put(decoded.uuid(), decoded); // a later page is the later view
        if (OrderStates.open(decoded.state())) {
            return; // may stand anywhere: says nothing about the order of the history
        }
        allOpen = false;
        if (first) {
            order.next(entry.createdAt(), entry.updatedAt());
            witnessed |= witnesses.contains(entry.uuid())
                    && entry.createdAt() != null
                    && NewestFirst.endS(entry.createdAt()) <= call.sinceS();
        }
    }

    /** Open orders are documented not to be paginated, so the same ones again are all of them. */
    private boolean provesEnd(final Set<String> lastPage) {
        return pagesRead > 2
                || lastPage.size() < SMALLEST_CUT_PAGE
                || !lastPage.equals(firstPage)
                || (allOpen && !history());
    }

    /**
     * For open orders: an uncut page of open orders only; or, when looking for fills, so few known orders
     * missing that reading each is cheaper than hoping for them on a further page.
     */
    private boolean enough(final Set<String> page, final KnownOrders known) {
        return (allOpen && page.size() < SMALLEST_CUT_PAGE)
                || (call.purpose() == ReadPurpose.POLL
                        && known.missing(listed.keySet(), nonce).size() <= pagesRead);
    }

    private boolean history() {
        return call.sinceS() > 0;
    }

    /**
     * The reading so far. Its nonce is the first page's: all that it shows was so at that time or later. A
     * search that stopped at an older order says nothing of open orders older still.
     */
    Reading reading(final KnownOrders known) {
        final Set<String> uuids = Set.copyOf(listed.keySet());
        final List<VenueOrder> orders =
                call.purpose() == ReadPurpose.POLL ? known.news(listed.values()) : new ArrayList<>(listed.values());
        final boolean tellsMissing = !history() || !stoppedEarly;
        return new Reading(
                new Input.OrdersRead(
                        call.callId(),
                        nonce,
                        startedUs,
                        complete,
                        orders,
                        tellsMissing ? known.missing(uuids, nonce) : List.of(),
                        venueAheadUs),
                uuids,
                tellsMissing);
    }

    /** Whether the ended orders of the history come newest first, as far as they were seen. */
    private static final class NewestFirst {
        private VenueTime lastCreated;
        private VenueTime lastUpdated;
        private boolean holds = true;
        private boolean descends;

        void next(final VenueTime created, final VenueTime updated) {
            if (created == null) {
                holds = false;
                return;
            }
            if (lastCreated != null) {
                holds &= !before(lastCreated, created);
                descends |= before(created, lastCreated);
            }
            lastCreated = created;
            lastUpdated = updated;
        }

        /** True when nothing further down can have been created at or after this second. */
        boolean passed(final long sinceS) {
            return holds
                    && descends
                    && endS(lastCreated) <= sinceS
                    && (lastUpdated == null || endS(lastUpdated) <= sinceS);
        }

        private static boolean before(final VenueTime a, final VenueTime b) {
            return a.epochMillis() + a.resolutionMs() <= b.epochMillis();
        }

        private static long endS(final VenueTime time) {
            return Math.floorDiv(time.epochMillis() + time.resolutionMs() + 999, 1000L);
        }
    }
}
