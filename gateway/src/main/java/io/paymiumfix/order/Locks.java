package io.paymiumfix.order;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * What open orders lock of an account's money, as far as it can be known: a limit order to buy, the rest of its
 * amount times its limit; one to sell, the rest of its amount; a market order only in the currency it counts. What a
 * better price saved may be given back at once or with the order's end: both sums are kept. Filled by one thread, for
 * one comparison.
 */
final class Locks {
    private static final BigInteger E8 = BigInteger.valueOf(100_000_000);
    private static final BigInteger E10_TO_E16 = BigInteger.valueOf(1_000_000);
    private static final BigDecimal E16_TO_E8 = new BigDecimal(E8);

    private final Side payer;
    private BigInteger savedGivenBack = BigInteger.ZERO;
    private BigInteger savedKept = BigInteger.ZERO;
    private int orders;
    private boolean known = true;

    /** @param payer BUY for locked EUR, SELL for locked BTC */
    Locks(final Side payer) {
        this.payer = payer;
    }

    /** Adds an open order of ours. */
    void add(final Order order) {
        if (order.state() == OrderState.LIVE) {
            final Terms terms = order.terms();
            add(
                    terms.direction(),
                    terms.type(),
                    terms.amountSatoshi(),
                    terms.cashE8(),
                    terms.priceE8(),
                    order.tradedSatoshi(),
                    order.tradedCurrencyE10());
        } else if (order.terms().direction() == payer
                && (order.state() == OrderState.PENDING_NEW || order.state() == OrderState.HALTED)) {
            known = false; // it may lock all it asks for, or nothing
        }
    }

    /** Adds an open order that is not ours. */
    void add(final VenueOrder view) {
        add(
                view.side(),
                view.type(),
                view.amountSatoshi(),
                view.currencyAmountE8(),
                view.priceE8(),
                view.tradedSatoshi(),
                view.tradedCurrencyE10());
    }

    private void add(
            final Side side,
            final OrdType type,
            final long satoshi,
            final long cashE8,
            final long priceE8,
            final long tradedSatoshi,
            final long tradedE10) {
        if (side != payer) {
            return;
        }
        orders++;
        final BigInteger left = BigInteger.valueOf(satoshi).subtract(BigInteger.valueOf(tradedSatoshi));
        final BigInteger paidE16 = BigInteger.valueOf(tradedE10).multiply(E10_TO_E16);
        if (satoshi != VenueOrder.ABSENT && side == Side.SELL) {
            sum(left.multiply(E8), left.multiply(E8));
        } else if (satoshi != VenueOrder.ABSENT && type == OrdType.LIMIT && priceE8 != VenueOrder.ABSENT) {
            final BigInteger price = BigInteger.valueOf(priceE8);
            sum(
                    left.multiply(price),
                    BigInteger.valueOf(satoshi).multiply(price).subtract(paidE16));
        } else if (satoshi == VenueOrder.ABSENT && cashE8 != VenueOrder.ABSENT && side == Side.BUY) {
            final BigInteger rest = BigInteger.valueOf(cashE8).multiply(E8).subtract(paidE16);
            sum(rest, rest);
        } else {
            known = false; // a market order that does not count the currency it pays with
        }
    }

    private void sum(final BigInteger givenBackE16, final BigInteger keptE16) {
        known &= givenBackE16.signum() >= 0;
        savedGivenBack = savedGivenBack.add(givenBackE16);
        savedKept = savedKept.add(keptE16);
    }

    /** False when an order is open whose lock cannot be known. */
    boolean isKnown() {
        return known;
    }

    /** True when this is locked by these orders and nothing else, but for one last digit per order. */
    boolean explain(final long lockedE8) {
        return known && (isNear(lockedE8, savedGivenBack) || isNear(lockedE8, savedKept));
    }

    private boolean isNear(final long lockedE8, final BigInteger sumE16) {
        return BigInteger.valueOf(lockedE8)
                        .multiply(E8)
                        .subtract(sumE16)
                        .abs()
                        .compareTo(E8.multiply(BigInteger.valueOf(orders + 1L)))
                <= 0;
    }

    /** True when more is locked than these orders can lock. */
    boolean isExceededBy(final long lockedE8) {
        return BigInteger.valueOf(lockedE8)
                        .multiply(E8)
                        .subtract(savedGivenBack.max(savedKept))
                        .compareTo(E8.multiply(BigInteger.valueOf(orders + 1L)))
                > 0;
    }

    /** What these orders lock, for people. */
    @Override
    public String toString() {
        return known
                ? new BigDecimal(savedGivenBack)
                        .divide(E16_TO_E8.multiply(E16_TO_E8), Terms.E8, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                : "an amount that cannot be known";
    }
}
