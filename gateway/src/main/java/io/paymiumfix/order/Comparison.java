package io.paymiumfix.order;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of one account held against what the venue listed of it. An order that changed while it was read is
 * left out: of two looks at least one sees it at rest. Owned by {@code order-core}.
 */
final class Comparison {
    private static final long US_PER_S = 1_000_000;
    /** The venue's times may be whole minutes: an order is looked for in the day's list when it is older than this. */
    private static final long DAY_MARGIN_US = 120 * US_PER_S;

    private static final BigInteger E8 = BigInteger.valueOf(100_000_000);
    /** The venue may lock its fee too: below 1 %. */
    private static final BigInteger FEE_PART = BigInteger.valueOf(100);

    private final String account;
    private final Orders orders;
    private final Outsiders outsiders;
    private final Rules rules;
    private final Input.OrdersRead open;
    private final Input.OrdersRead day;
    private final Motion atRest;
    private final Map<String, View> views = new LinkedHashMap<>();
    private final Map<String, VenueOrder> openAtVenue = new LinkedHashMap<>();
    private int compared;
    private int openCompared;
    private long tradedSatoshi;
    private long tradedCurrencyE10;
    private long btcFeeSatoshi;
    private long currencyFeeE8;
    private String balances = "";

    /**
     * Holds what was read against what is known now.
     *
     * @param open the account's open orders
     * @param atRest what our own looked like when those were read
     * @param day the orders of the trading day, read later
     */
    Comparison(
            final String account,
            final Orders orders,
            final Outsiders outsiders,
            final Rules rules,
            final Input.OrdersRead open,
            final Motion atRest,
            final Input.OrdersRead day) {
        this.account = account;
        this.orders = orders;
        this.outsiders = outsiders;
        this.rules = rules;
        this.open = open;
        this.atRest = atRest;
        this.day = day;
        for (final VenueOrder view : open.orders()) {
            views.put(view.uuid(), new View(view, open.nonce(), open.startedUs()));
            if (view.isOpen()) {
                openAtVenue.put(view.uuid(), view);
            }
        }
        for (final VenueOrder view : day.orders()) {
            views.put(view.uuid(), new View(view, day.nonce(), day.startedUs()));
        }
    }

    /** One order as a reading showed it. */
    private record View(VenueOrder order, long nonce, long startedUs) {}

    /** What the account's own orders looked like: the same before and after means that nothing moved. */
    record Motion(int open, int undecided, BigInteger traded) {
        static Motion of(final String account, final Orders orders) {
            int open = 0;
            int undecided = 0;
            BigInteger traded = BigInteger.ZERO;
            for (final Order order : orders.open()) {
                if (order.terms().account().equals(account)) {
                    open++;
                    traded = traded.add(BigInteger.valueOf(order.tradedSatoshi()));
                    if (order.uuid().isEmpty() || order.isCancelPending()) {
                        undecided++;
                    }
                }
            }
            return new Motion(open, undecided, traded);
        }
    }

    /** False when the venue's lists were not complete: what they did not show was not compared. */
    boolean isWhole() {
        return open.complete() && day.complete();
    }

    /** What differs, one sentence each. */
    List<String> differences(final VenueBalances told) {
        final List<String> differences = new ArrayList<>();
        for (final Order order : orders.all()) {
            if (order.terms().account().equals(account)) {
                compare(order, differences);
            }
        }
        for (final Outsiders.Outsider outsider : outsiders.of(account)) {
            if (outsider.isGhost() || (rules.assumptions().accountExclusive() && outsider.isOpen())) {
                differences.add("the venue's order " + outsider.view().uuid() + " ("
                        + (outsider.isGhost() ? "ghost of " + outsider.ghostOf() : "foreign") + ", "
                        + outsider.view().state() + ") is not one of ours");
            }
        }
        locked(told, differences);
        return differences;
    }

    private void compare(final Order order, final List<String> differences) {
        final String name = "order " + order.orderId();
        if (order.state() == OrderState.OUTCOME_UNKNOWN) {
            differences.add(name + ": what became of it is not known: " + order.reason());
        }
        if (order.uuid().isEmpty()) {
            return;
        }
        final View view = views.get(order.uuid());
        if (view == null) {
            missing(order, name, differences);
            return;
        }
        if (!order.isCurrent(view.nonce, view.startedUs)) {
            return;
        }
        compared++;
        tradedSatoshi += order.tradedSatoshi();
        tradedCurrencyE10 += order.tradedCurrencyE10();
        btcFeeSatoshi += order.btcFeeSatoshi();
        currencyFeeE8 += order.currencyFeeE8();
        final boolean openThere = view.order.isOpen();
        if (order.state().isTerminal() == openThere) {
            differences.add(name + ": is " + order.state() + " here and " + view.order.state() + " at the venue");
        }
        if (openThere) {
            openCompared++;
        }
        differ(name + ": traded BTC", order.tradedSatoshi(), view.order.tradedSatoshi(), 8, differences);
        differ(name + ": traded EUR", order.tradedCurrencyE10(), view.order.tradedCurrencyE10(), 10, differences);
        differ(name + ": fee in BTC", order.btcFeeSatoshi(), view.order.btcFeeSatoshi(), 8, differences);
        differ(name + ": fee in EUR", order.currencyFeeE8(), view.order.currencyFeeE8(), 8, differences);
    }

    private void missing(final Order order, final String name, final List<String> differences) {
        if (!order.state().isTerminal()) {
            if (open.complete() && order.isCurrent(open.nonce(), open.startedUs())) {
                differences.add(name + ": is " + order.state() + " here and not among the venue's open orders");
            }
        } else if (order.receivedUs() >= orders.dayStartUs() + DAY_MARGIN_US
                && day.complete()
                && order.isCurrent(day.nonce(), day.startedUs())) {
            differences.add(name + ": ended here today and the venue does not list it");
        }
    }

    private static void differ(
            final String what, final long here, final long there, final int scale, final List<String> differences) {
        if (here != there) {
            differences.add(what + " " + FixedPoint.format(here, scale) + " here and " + FixedPoint.format(there, scale)
                    + " at the venue");
        }
    }

    // ---------------------------------------------------------------- balances

    private void locked(final VenueBalances told, final List<String> differences) {
        balances = "locked " + FixedPoint.format(told.lockedBtcSatoshi(), 8) + " BTC and "
                + FixedPoint.format(told.lockedEurE8(), 8) + " EUR";
        if (!open.complete()) {
            balances += ", not compared because the list of open orders was not complete";
            return;
        }
        final Motion now = Motion.of(account, orders);
        if (now.undecided() > 0 || !now.equals(atRest)) {
            balances += ", not compared because orders moved";
            return;
        }
        BigInteger btc = BigInteger.ZERO;
        BigInteger eur = BigInteger.ZERO;
        for (final VenueOrder view : openAtVenue.values()) {
            if (view.type() == OrdType.MARKET
                    || view.amountSatoshi() == VenueOrder.ABSENT
                    || view.priceE8() == VenueOrder.ABSENT) {
                balances += ", not compared because " + view.uuid() + " may lock any amount";
                return;
            }
            final BigInteger leaves =
                    BigInteger.valueOf(view.amountSatoshi()).subtract(BigInteger.valueOf(view.tradedSatoshi()));
            if (view.side() == Side.SELL) {
                btc = btc.add(leaves);
            } else {
                eur = eur.add(
                        leaves.multiply(BigInteger.valueOf(view.priceE8())).divide(E8));
            }
        }
        differs("BTC", btc, told.lockedBtcSatoshi(), differences);
        differs("EUR", eur, told.lockedEurE8(), differences);
    }

    private void differs(
            final String currency, final BigInteger explained, final long locked, final List<String> differences) {
        final BigInteger actual = BigInteger.valueOf(locked);
        final BigInteger rounding = BigInteger.valueOf(openAtVenue.size());
        final BigInteger most = explained.add(explained.divide(FEE_PART)).add(rounding);
        if (actual.compareTo(explained.subtract(rounding)) < 0 || actual.compareTo(most) > 0) {
            differences.add("locked " + currency + ": the venue locks " + FixedPoint.format(locked, 8)
                    + " and its open orders explain " + new BigDecimal(explained, 8).toPlainString());
        }
    }

    /** What was compared; after {@link #differences}. */
    String summary() {
        return openCompared + " open and " + (compared - openCompared) + " ended orders, traded "
                + FixedPoint.format(tradedSatoshi, 8) + " BTC for " + FixedPoint.format(tradedCurrencyE10, 10)
                + " EUR, fees " + FixedPoint.format(btcFeeSatoshi, 8) + " BTC and "
                + FixedPoint.format(currencyFeeE8, 8) + " EUR, " + balances
                + (isWhole() ? "" : "; the venue's lists were not complete: what they did not show was not compared");
    }
}
