package io.paymiumfix.simulator.rest;

import io.paymiumfix.simulator.exchange.OrderState;
import io.paymiumfix.simulator.rest.RestSettings.Listing;

/**
 * Which orders a {@code GET /user/orders} shows, newest first.
 *
 * @param activeOnly only orders in the book
 * @param offset orders skipped
 * @param limit orders shown at most
 */
record Page(boolean activeOnly, int offset, int limit) {

    private static final int PER_PAGE = 20;
    private static final int MIN_PER_PAGE = 5;
    private static final int MAX_PER_PAGE = 100;
    private static final int WINDOW = 50;
    private static final int MAX_PAGE = 1_000_000;

    /**
     * Reads the query.
     *
     * @throws NumberFormatException when a number is none
     */
    static Page of(Call call, Listing listing) {
        boolean isObserved = listing == Listing.AS_OBSERVED;
        if (!isObserved && call.parameter("active").filter("true"::equals).isPresent()) {
            return new Page(true, 0, Integer.MAX_VALUE);
        }
        if (call.parameter("offset").isPresent()) {
            int limit = isObserved ? PER_PAGE : number(call, "limit", WINDOW, 1, MAX_PER_PAGE);
            return new Page(false, number(call, "offset", 0, 0, Integer.MAX_VALUE), limit);
        }
        int perPage = number(call, "per_page", PER_PAGE, MIN_PER_PAGE, MAX_PER_PAGE);
        return new Page(false, (number(call, "page", 1, 1, MAX_PAGE) - 1) * perPage, perPage);
    }

    boolean shows(OrderState state) {
        return !activeOnly || state == OrderState.ACTIVE;
    }

    /** The parameter, moved into its range. */
    private static int number(Call call, String name, int absent, int min, int max) {
        return call.parameter(name)
                .map(text -> Math.min(max, Math.max(min, Integer.parseInt(text))))
                .orElse(absent);
    }
}
