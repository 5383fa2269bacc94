package io.paymiumfix.order;

import java.time.Instant;

/** Times, amounts and venue orders as people read them. Pure. */
final class Texts {
    private static final long US_PER_S = 1_000_000;

    private Texts() {}

    /** A time in UTC, to the second. */
    static String time(final long epochUs) {
        return Instant.ofEpochSecond(Math.floorDiv(epochUs, US_PER_S)).toString();
    }

    /** A number at 1e-8, {@code -} when there is none. */
    static String e8(final long value) {
        return value == VenueOrder.ABSENT ? "-" : FixedPoint.format(value, Terms.E8);
    }

    /** An order as the venue tells it. */
    static String order(final VenueOrder view) {
        final String quantity = view.amountSatoshi() == VenueOrder.ABSENT
                ? e8(view.currencyAmountE8()) + " EUR"
                : e8(view.amountSatoshi()) + " BTC";
        final boolean priced = view.type() == OrdType.LIMIT;
        return "uuid " + view.uuid() + ", " + (view.side() == Side.BUY ? "buys " : "sells ") + quantity
                + (priced ? " at " + e8(view.priceE8()) : " at market") + ", " + view.state() + ", traded "
                + e8(view.tradedSatoshi()) + " BTC"
                + (isTime(view.createdAtS()) ? ", created " + time(view.createdAtS() * US_PER_S) : "");
    }

    private static boolean isTime(final long seconds) {
        return seconds > 0 && seconds < 100_000_000_000L;
    }
}
