package io.paymiumfix.marketdata;

import java.util.List;

/**
 * One message of the public stream in our units. Immutable.
 *
 * @param statistics the new ticker, or null
 */
record StreamUpdate(Statistics statistics, List<Trade> trades, List<Book.Level> bids, List<Book.Level> offers) {
    StreamUpdate {
        trades = List.copyOf(trades);
        bids = List.copyOf(bids);
        offers = List.copyOf(offers);
    }
}
