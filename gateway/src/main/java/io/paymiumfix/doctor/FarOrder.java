package io.paymiumfix.doctor;

import io.paymiumfix.client.Depth;
import io.paymiumfix.client.Direction;
import io.paymiumfix.client.PublicCall;
import io.paymiumfix.client.UserInfo;
import io.paymiumfix.order.Rules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/**
 * The smallest order, half the best bid to buy or twice the best offer to sell: never one that could trade. Nothing is
 * placed where the book does not say what that is. Used by one thread.
 */
final class FarOrder {
    private static final int E8 = 8;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal SATOSHI = new BigDecimal("0.00000001");
    /** The venue's own minimum is not published; more than this is not tried. */
    private static final BigDecimal LARGEST = new BigDecimal("0.002");

    private final Findings findings;
    private final BigDecimal tick;
    private final BigDecimal minAmount;
    private final BigDecimal maxPrice;

    FarOrder(final Rules.Instrument instrument, final Findings findings) {
        this.findings = findings;
        tick = BigDecimal.valueOf(instrument.tickE8(), E8);
        minAmount = BigDecimal.valueOf(instrument.minAmountSatoshi(), E8);
        maxPrice = BigDecimal.valueOf(instrument.maxPriceE8(), E8);
    }

    /** The smallest the configuration lets through; null when the book or the balance does not let it be placed. */
    ProbeOrder first(final VenueDesk desk, final UserInfo info) throws InterruptedException {
        final VenueDesk.Read<Depth> read = desk.read(PublicCall.depth());
        if (read.failure() != null) {
            return refuse("the book cannot be read: " + Words.of(read.failure()));
        }
        final BigDecimal bid = best(read.value().bids(), Comparator.naturalOrder());
        final BigDecimal offer = best(read.value().asks(), Comparator.reverseOrder());
        if (bid == null || offer == null) {
            return refuse("a side of the book is empty, so nobody knows what is far from the market");
        }
        if (bid.compareTo(offer) >= 0) {
            return refuse("the book is crossed, so nobody knows what is far from the market");
        }
        final BigDecimal low = onTick(bid.divide(TWO, E8, RoundingMode.DOWN));
        final ProbeOrder buy = new ProbeOrder(null, Direction.BUY, minAmount, low);
        if (low.signum() > 0 && low.compareTo(maxPrice) <= 0 && affordable(buy, info)) {
            return buy;
        }
        final BigDecimal high = onTick(offer.multiply(TWO));
        final ProbeOrder sell = new ProbeOrder(null, Direction.SELL, minAmount, high);
        if (high.compareTo(maxPrice) <= 0 && affordable(sell, info)) {
            return sell;
        }
        return refuse("the account has neither the EUR for " + buy + " nor the BTC for " + sell
                + " within instrument.maxPrice");
    }

    /** Ten times as much, with a last digit that shows whether it is kept; null when that would be too much. */
    ProbeOrder larger(final ProbeOrder refused, final UserInfo info) {
        final BigDecimal round = refused.amount().setScale(E8 - 1, RoundingMode.DOWN);
        final BigDecimal base = round.signum() == 0 ? refused.amount() : round;
        final BigDecimal amount = base.multiply(BigDecimal.TEN).setScale(E8).add(SATOSHI);
        final ProbeOrder larger = new ProbeOrder(null, refused.direction(), amount, refused.price());
        if (amount.compareTo(LARGEST) > 0) {
            return refuse("the venue wants more than " + LARGEST.toPlainString()
                    + " BTC; set instrument.minAmount to its smallest amount");
        }
        return affordable(larger, info) ? larger : refuse("the account cannot pay " + larger);
    }

    /** A price whose last digit is not a round one, so that it is seen whether it is kept. */
    private BigDecimal onTick(final BigDecimal price) {
        final BigDecimal ticks = price.divideToIntegralValue(tick);
        final BigDecimal odd = ticks.remainder(BigDecimal.TEN).signum() == 0 ? ticks.add(BigDecimal.ONE) : ticks;
        return odd.multiply(tick).stripTrailingZeros();
    }

    private static boolean affordable(final ProbeOrder order, final UserInfo info) {
        final boolean buys = order.direction() == Direction.BUY;
        final BigDecimal needed = buys ? order.amount().multiply(order.price()) : order.amount();
        return info.balances()
                        .getOrDefault(buys ? "eur" : "btc", BigDecimal.ZERO)
                        .compareTo(needed)
                >= 0;
    }

    private static BigDecimal best(final List<Depth.Level> levels, final Comparator<BigDecimal> order) {
        return levels.stream()
                .filter(level -> level.price() != null && level.price().signum() > 0)
                .map(Depth.Level::price)
                .max(order)
                .orElse(null);
    }

    private ProbeOrder refuse(final String why) {
        findings.fail("probe", "nothing is placed: " + why);
        return null;
    }
}
