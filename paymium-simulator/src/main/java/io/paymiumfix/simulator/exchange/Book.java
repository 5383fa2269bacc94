package io.paymiumfix.simulator.exchange;

/** Both sides of the order book. Owned by the exchange. */
final class Book {

    private final BookSide bids;
    private final BookSide asks;

    Book(ExchangeListener listener) {
        this.bids = new BookSide(Direction.BUY, listener);
        this.asks = new BookSide(Direction.SELL, listener);
    }

    /** The orders resting in this direction. */
    BookSide side(Direction direction) {
        return direction == Direction.BUY ? bids : asks;
    }
}
