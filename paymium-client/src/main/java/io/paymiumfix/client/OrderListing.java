package io.paymiumfix.client;

import java.util.List;

/**
 * The answer of {@code GET /user/orders}, in the venue's order and unfiltered. Immutable.
 *
 * @param orders as the venue listed them
 */
public record OrderListing(List<VenueOrder> orders) implements ReplyBody {
    /** Copies the list. */
    public OrderListing {
        orders = List.copyOf(orders);
    }
}
