package io.paymiumfix.marketdata;

import java.util.List;

/** GET /data/eur/depth in our units. Immutable. */
record DepthReading(List<Book.Level> bids, List<Book.Level> offers) {
    DepthReading {
        bids = List.copyOf(bids);
        offers = List.copyOf(offers);
    }
}
