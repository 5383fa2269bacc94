package io.paymiumfix.doctor;

import io.paymiumfix.client.Call;
import io.paymiumfix.client.Lane;
import io.paymiumfix.client.ListQuery;
import io.paymiumfix.client.OrderListing;
import io.paymiumfix.client.Outcome;
import io.paymiumfix.client.VenueOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A listing of an account's orders, page by page until one brings nothing new: the venue has been seen to ignore every
 * filter.
 *
 * @param orders by uuid
 * @param complete false when it was given up before its end
 */
record AccountOrders(Map<String, VenueOrder> orders, boolean complete) {
    private static final int PER_PAGE = 100;
    private static final Set<String> ENDED = Set.of("filled", "executed", "canceled");

    static AccountOrders list(final VenueDesk desk, final Lane lane, final int maxPages) throws InterruptedException {
        final Map<String, VenueOrder> orders = new LinkedHashMap<>();
        for (int page = 1; page <= maxPages; page++) {
            final Outcome outcome =
                    desk.ask(lane, Call.listOrders(desk.nextCallId(), new ListQuery(true, null, null, page, PER_PAGE)));
            if (!(outcome instanceof Outcome.Accepted accepted && accepted.body() instanceof OrderListing listing)) {
                return new AccountOrders(orders, false);
            }
            final int before = orders.size();
            listing.orders().forEach(order -> orders.put(order.uuid(), order));
            if (orders.size() == before) {
                return new AccountOrders(orders, true);
            }
        }
        return new AccountOrders(orders, false);
    }

    /** True unless its state is known to be an end. */
    static boolean isOpen(final VenueOrder order) {
        return order.state() == null || !ENDED.contains(order.state());
    }
}
