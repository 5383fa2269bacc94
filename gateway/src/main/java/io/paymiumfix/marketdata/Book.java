package io.paymiumfix.marketdata;

import java.util.List;

/** The order book by price level, as the venue tells it. Owned by {@code market-data}. */
final class Book {
    private final BookSide bids = BookSide.ofBids();
    private final BookSide offers = BookSide.ofOffers();

    /**
     * One level, as told.
     *
     * @param amountSatoshi all that rests at the price; 0 when nothing does
     */
    record Level(long priceE8, long amountSatoshi) {}

    BookSide bids() {
        return bids;
    }

    BookSide offers() {
        return offers;
    }

    boolean isEmpty() {
        return bids.isEmpty() && offers.isEmpty();
    }

    void clear() {
        bids.clear();
        offers.clear();
    }

    /** Becomes what a reading shows. */
    void load(final List<Level> bidLevels, final List<Level> offerLevels) {
        clear();
        apply(bidLevels, offerLevels);
    }

    /** Takes over levels that changed. */
    void apply(final List<Level> bidLevels, final List<Level> offerLevels) {
        set(bids, bidLevels);
        set(offers, offerLevels);
    }

    private static void set(final BookSide side, final List<Level> levels) {
        for (int i = 0; i < levels.size(); i++) {
            side.set(levels.get(i).priceE8(), levels.get(i).amountSatoshi());
        }
    }

    /** True when somebody would buy for no less than somebody would sell: such a book is never right for long. */
    boolean isCrossed() {
        return !bids.isEmpty() && !offers.isEmpty() && bids.priceE8(0) >= offers.priceE8(0);
    }
}
