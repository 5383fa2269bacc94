package io.paymiumfix.simulator;

import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.Exchange;
import io.paymiumfix.simulator.exchange.Level;
import java.util.List;

/**
 * The whole book at one instant, whatever faults do to what the wire tells. Immutable.
 *
 * @param bids buy side, best price first
 * @param asks sell side, best price first
 */
public record BookTruth(List<Level> bids, List<Level> asks) {

    public BookTruth {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    static BookTruth of(Exchange exchange) {
        return new BookTruth(exchange.levels(Direction.BUY), exchange.levels(Direction.SELL));
    }
}
