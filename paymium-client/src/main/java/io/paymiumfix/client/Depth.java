package io.paymiumfix.client;

import java.math.BigDecimal;
import java.util.List;

/**
 * {@code GET /data/eur/depth}: the book, grouped by price, in the venue's order. Immutable.
 *
 * @param bids buy side
 * @param asks sell side
 */
public record Depth(List<Level> bids, List<Level> asks) {
    /** Copies both lists. */
    public Depth {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /**
     * All orders at one price.
     *
     * @param price EUR per BTC
     * @param amount BTC
     * @param timestamp last change, or null
     */
    public record Level(BigDecimal price, BigDecimal amount, VenueTime timestamp) {}
}
