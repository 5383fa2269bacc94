package io.paymiumfix.order;

import java.util.List;

/**
 * What an order asks for, in the core's units. Built leniently, so that a refused order can be echoed;
 * {@link NewOrderCheck} says whether it can be placed.
 *
 * @param account the account it is for, as resolved
 * @param symbol Symbol(55) as written
 * @param side Side(54) as written
 * @param ordType OrdType(40) as written
 * @param timeInForce TimeInForce(59); 1 when absent
 * @param amountSatoshi OrderQty(38), {@link VenueOrder#ABSENT}, or a fault of {@link FixedPoint}
 * @param cashE8 CashOrderQty(152), likewise
 * @param priceE8 Price(44), likewise
 */
record Terms(
        String account,
        String symbol,
        char side,
        char ordType,
        char timeInForce,
        long amountSatoshi,
        long cashE8,
        long priceE8) {
    static final char GOOD_TILL_CANCEL = '1';
    static final int E8 = 8;

    static Terms of(final Input.PlaceOrder order, final Rules.Session session) {
        final long price = number(order.price());
        return new Terms(
                account(order.account(), session.accounts()),
                Symbols.shared(order.symbol()),
                order.side(),
                order.ordType(),
                order.timeInForce() == '\0' ? GOOD_TILL_CANCEL : order.timeInForce(),
                number(order.orderQty()),
                number(order.cashOrderQty()),
                order.ordType() == OrdType.MARKET.fix() && price == 0 ? VenueOrder.ABSENT : price);
    }

    /** The configured text where there is one: resting orders then share it. */
    private static String account(final String given, final List<String> configured) {
        if (given.isEmpty()) {
            return configured.isEmpty() ? given : configured.get(0);
        }
        final int at = configured.indexOf(given);
        return at < 0 ? given : configured.get(at);
    }

    private static long number(final String text) {
        return text.isEmpty() ? VenueOrder.ABSENT : FixedPoint.parse(text, E8);
    }

    OrdType type() {
        return ordType == OrdType.MARKET.fix() ? OrdType.MARKET : OrdType.LIMIT;
    }

    Side direction() {
        return side == Side.SELL.fix() ? Side.SELL : Side.BUY;
    }

    boolean isCash() {
        return amountSatoshi == VenueOrder.ABSENT && cashE8 != VenueOrder.ABSENT;
    }

    /** What the venue is told of an order: it cannot tell apart those in which this is equal. */
    record Fingerprint(String account, char side, char ordType, long amountSatoshi, long cashE8, long priceE8) {}

    Fingerprint fingerprint() {
        return new Fingerprint(account, side, ordType, amountSatoshi, cashE8, priceE8);
    }

    /** True when the venue could not tell the two orders apart. */
    boolean sameFingerprint(final Terms other) {
        return fingerprint().equals(other.fingerprint());
    }

    /** True when the venue's order has this type and direction, whatever its numbers. */
    boolean sameKind(final VenueOrder venue) {
        return venue.type() == type() && venue.side() == direction();
    }

    /** True when the venue's order has this fingerprint; it may tell no amount for orders by currency amount. */
    boolean matches(final VenueOrder venue) {
        return venue.type() == type()
                && venue.side() == direction()
                && (type() == OrdType.MARKET || venue.priceE8() == priceE8)
                && (isCash() ? venue.currencyAmountE8() == cashE8 : venue.amountSatoshi() == amountSatoshi);
    }
}
