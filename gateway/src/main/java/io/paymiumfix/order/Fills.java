package io.paymiumfix.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Turns what the venue says of an order into fills and an end. The venue tells cumulative amounts, from
 * three sources, late and more than once: each change is reported once, older news never moves an order
 * back, and what contradicts itself stops the order's reports instead of inventing any. Owned by
 * {@code order-core}.
 */
final class Fills {
    /** The nonce of news that no call of ours asked for. */
    static final long FROM_STREAM = 0;

    private static final long US_PER_S = 1_000_000;
    private static final int E10_PER_E8 = 100;
    /** Operations remembered of one order: far more than it has trades, and a bound whatever the venue tells. */
    private static final int MAX_OPERATIONS = 4_096;
    /** Fees beyond it, either way, are no fees; the difference of two within it does not overflow. */
    private static final long MAX_FEE_E8 = Long.MAX_VALUE / 4;

    private final Turn turn;
    private final Orders orders;
    private final Reports reports;
    private final Calls calls;
    private final Timers timers;
    private long canceledGraceUs;

    Fills(final Turn turn, final Orders orders, final Reports reports, final Calls calls, final Timers timers) {
        this.turn = turn;
        this.orders = orders;
        this.reports = reports;
        this.calls = calls;
        this.timers = timers;
    }

    void apply(final Rules rules) {
        canceledGraceUs = rules.timing().canceledGraceUs();
    }

    /** One trade found in a change. */
    private record Fill(long satoshi, long currencyE10, long atUs) {}

    /** What the venue's word and the amounts say of the order's end. */
    private enum End {
        NOT_YET,
        FILLED,
        CANCELED,
        REMAINDER_CANCELED
    }

    /**
     * Applies one view of an order we know by its uuid.
     *
     * @param nonce of the call that asked, or {@link #FROM_STREAM}
     * @param startedUs when that call set out; 0 for the stream
     */
    void seen(final Order order, final VenueOrder view, final long nonce, final long startedUs) {
        if (order.isSilent()) {
            return;
        }
        if (!view.undecodable().isEmpty()) {
            halt(order, "UNDECODABLE", "the venue's " + view.undecodable() + " has digits we cannot hold exactly");
            return;
        }
        if (isImpossible(view)) {
            halt(order, "CONSERVATION", "the venue tells negative trades, or fees beyond any sum of money");
            return;
        }
        final long satoshi = view.tradedSatoshi() - order.tradedSatoshi();
        final long currencyE10 = view.tradedCurrencyE10() - order.tradedCurrencyE10();
        if (satoshi < 0 || currencyE10 < 0) {
            backwards(order, view, nonce, startedUs);
            return;
        }
        final String contradiction = contradiction(order, view, satoshi, currencyE10);
        if (contradiction != null) {
            halt(order, "CONSERVATION", contradiction);
            return;
        }
        // Trades only grow: who saw more of them saw the order later, whenever his call set out.
        final boolean newest = nonce == FROM_STREAM || nonce >= order.newestNonce() || satoshi > 0;
        final End end = newest ? end(order, view) : End.NOT_YET;
        order.newsUpTo(nonce);
        if (nonce == FROM_STREAM) {
            order.streamedAt(turn.nowUs());
        }
        book(order, view, split(order, view, satoshi, currencyE10), end, newest);
        if (order.state() == OrderState.LIVE) {
            finish(order, end, satoshi > 0);
        }
    }

    /** A person takes this as true of an order whose news contradicted themselves, also where it takes back trades. */
    void resumed(final Order order, final VenueOrder view, final long nonce, final long startedUs) {
        if (!order.isSilent()) {
            return;
        }
        order.speakAgain();
        if (order.state() == OrderState.HALTED) {
            order.become(OrderState.LIVE, "resumed");
        }
        final long satoshi = view.tradedSatoshi() - order.tradedSatoshi();
        final long currencyE10 = view.tradedCurrencyE10() - order.tradedCurrencyE10();
        final boolean possible = view.undecodable().isEmpty()
                && !isImpossible(view)
                && contradiction(order, view, view.tradedSatoshi(), view.tradedCurrencyE10()) == null;
        if (possible && (satoshi < 0 || currencyE10 < 0 || contradiction(order, view, satoshi, currencyE10) != null)) {
            correct(order, view);
        }
        seen(order, view, nonce, startedUs);
    }

    private void correct(final Order order, final VenueOrder view) {
        final long btcFee = view.btcFeeSatoshi() - order.btcFeeSatoshi();
        final long currencyFee = view.currencyFeeE8() - order.currencyFeeE8();
        order.correctedTo(view.tradedSatoshi(), view.tradedCurrencyE10(), turn.nowUs());
        order.feesAre(view.btcFeeSatoshi(), view.currencyFeeE8());
        split(order, view, 0, 0); // what these operations did is told by now
        if (order.state() == OrderState.FILLED
                && !order.terms().isCash()
                && order.tradedSatoshi() < order.terms().amountSatoshi()) {
            order.become(OrderState.CANCELED, "trades taken back");
        }
        reports.tradesCorrected(order, btcFee, currencyFee);
    }

    /** Trades were taken back only where nothing newer can have shown them; where that is in doubt, a reading tells. */
    private void backwards(final Order order, final VenueOrder view, final long nonce, final long startedUs) {
        if (order.isNews(nonce, startedUs)) {
            halt(
                    order,
                    "TRADE_BUSTED",
                    "the venue took back trades: traded_btc was " + btc(order.tradedSatoshi()) + " and is "
                            + btc(view.tradedSatoshi()));
        } else if ((nonce == FROM_STREAM || nonce > order.newestNonce()) && !order.isBeingRead()) {
            calls.read(order, Calls.Why.LOOK);
        }
    }

    private static boolean isImpossible(final VenueOrder view) {
        return view.tradedSatoshi() < 0
                || view.tradedCurrencyE10() < 0
                || isBeyond(view.btcFeeSatoshi())
                || isBeyond(view.currencyFeeE8());
    }

    private static boolean isBeyond(final long fee) {
        return fee > MAX_FEE_E8 || fee < -MAX_FEE_E8;
    }

    private static String contradiction(
            final Order order, final VenueOrder view, final long satoshi, final long currencyE10) {
        if (satoshi == 0 != (currencyE10 == 0)) {
            return "traded_btc moved by " + btc(satoshi) + " and traded_currency by "
                    + FixedPoint.format(currencyE10, 10);
        }
        if (!Money.hasPrice(currencyE10, satoshi)) {
            return "traded_btc moved by " + btc(satoshi) + " for " + FixedPoint.format(currencyE10, 10)
                    + " EUR, a price beyond any number";
        }
        if (!order.terms().isCash() && view.tradedSatoshi() > order.terms().amountSatoshi()) {
            return "traded_btc " + btc(view.tradedSatoshi()) + " is more than the order's "
                    + btc(order.terms().amountSatoshi());
        }
        return null;
    }

    private End end(final Order order, final VenueOrder view) {
        final boolean cash = order.terms().isCash();
        final boolean complete = !cash && view.tradedSatoshi() == order.terms().amountSatoshi();
        final End byWord = switch (view.state().toLowerCase(Locale.ROOT)) {
            case "filled", "executed" -> cash && view.tradedSatoshi() > 0 ? End.FILLED : End.REMAINDER_CANCELED;
            case "canceled", "cancelled" -> End.CANCELED;
            case "active" -> {
                order.sawActive();
                yield End.NOT_YET;
            }
            case "pending_execution", "pending", "processing", "authorized" -> End.NOT_YET;
            default -> {
                unknownWord(order, view.state());
                yield End.NOT_YET;
            }
        };
        return complete ? End.FILLED : byWord;
    }

    private void unknownWord(final Order order, final String word) {
        if (order.sawUnknownState(word)) {
            turn.alarm(
                    "UNKNOWN_STATE",
                    order.orderId(),
                    "the venue says \"" + word + "\", a state we do not know; the order's status stays as it is");
        }
    }

    /** The trades of a change: one each where the account operations pair exactly, else the change as one. */
    private List<Fill> split(final Order order, final VenueOrder view, final long satoshi, final long currencyE10) {
        final List<VenueOrder.Operation> bitcoin = new ArrayList<>();
        final List<VenueOrder.Operation> euro = new ArrayList<>();
        long latestS = 0;
        final boolean buys = order.terms().direction() == Side.BUY;
        for (final VenueOrder.Operation operation : view.operations()) {
            if (order.operationsSeen() == MAX_OPERATIONS) {
                bitcoin.clear(); // pairs nothing any more: the change is one fill
                break;
            }
            if (!order.sawOperation(operation.uuid())) {
                continue;
            }
            latestS = Math.max(latestS, operation.createdAtS());
            final boolean received = operation.amountE10() > 0;
            if (operation.currency().equals("BTC") && received == buys) {
                bitcoin.add(operation);
            } else if (operation.currency().equals("EUR") && received != buys) {
                euro.add(operation);
            }
        }
        if (satoshi == 0) {
            return List.of();
        }
        if (bitcoin.size() < 2 || bitcoin.size() != euro.size()) {
            return List.of(new Fill(satoshi, currencyE10, time(latestS)));
        }
        final List<Fill> fills = new ArrayList<>();
        long satoshiLeft = satoshi;
        long currencyLeft = currencyE10;
        for (int i = 0; i < bitcoin.size(); i++) {
            final long amountE10 = Math.abs(bitcoin.get(i).amountE10());
            final long paidE10 = Math.abs(euro.get(i).amountE10());
            final long part = amountE10 / E10_PER_E8;
            if (part <= 0
                    || part > satoshiLeft
                    || amountE10 % E10_PER_E8 != 0
                    || paidE10 <= 0
                    || paidE10 > currencyLeft
                    || !Money.hasPrice(paidE10, part)) {
                return List.of(new Fill(satoshi, currencyE10, time(latestS)));
            }
            satoshiLeft -= part;
            currencyLeft -= paidE10;
            fills.add(new Fill(part, paidE10, time(bitcoin.get(i).createdAtS())));
        }
        return satoshiLeft == 0 && currencyLeft == 0 ? fills : List.of(new Fill(satoshi, currencyE10, time(latestS)));
    }

    private long time(final long createdAtS) {
        final boolean told = createdAtS > 0 && createdAtS <= turn.nowUs() / US_PER_S;
        return told ? createdAtS * US_PER_S : turn.nowUs();
    }

    private void book(
            final Order order, final VenueOrder view, final List<Fill> fills, final End end, final boolean newest) {
        final long btcFee = newest ? view.btcFeeSatoshi() - order.btcFeeSatoshi() : 0;
        final long currencyFee = newest ? view.currencyFeeE8() - order.currencyFeeE8() : 0;
        order.feesAre(order.btcFeeSatoshi() + btcFee, order.currencyFeeE8() + currencyFee);
        for (int i = 0; i < fills.size(); i++) {
            final Fill fill = fills.get(i);
            final boolean last = i == fills.size() - 1;
            order.traded(fill.satoshi(), fill.currencyE10(), turn.nowUs());
            reports.fill(
                    order,
                    last && end == End.FILLED ? whenComplete(order) : reports.status(order),
                    fill.satoshi(),
                    price(order, fill),
                    last ? btcFee : 0,
                    last ? currencyFee : 0,
                    fill.atUs());
        }
        if (fills.isEmpty() && (btcFee != 0 || currencyFee != 0)) {
            reports.feesChanged(order, btcFee, currencyFee);
        }
    }

    /** The status on the fill that completes the order: by FIX's precedence a pending cancel outranks it. */
    private OrdStatus whenComplete(final Order order) {
        if (order.state() != OrderState.LIVE) {
            return reports.status(order);
        }
        return order.isCancelRequested() && reports.precedence(order) == Rules.PendingPrecedence.FIX
                ? OrdStatus.PENDING_CANCEL
                : OrdStatus.FILLED;
    }

    private long price(final Order order, final Fill fill) {
        final Terms terms = order.terms();
        final long priceE8 = Money.priceE8(fill.currencyE10(), fill.satoshi());
        if (terms.type() == OrdType.MARKET) {
            return priceE8;
        }
        return switch (Money.limit(terms.direction(), terms.priceE8(), fill.currencyE10(), fill.satoshi())) {
            case KEPT -> priceE8;
            case KEPT_BUT_FOR_ROUNDING -> terms.priceE8();
            case BROKEN -> {
                turn.alarm(
                        "PRICE_BEYOND_LIMIT",
                        order.orderId(),
                        "the venue traded at " + FixedPoint.format(priceE8, 8) + " against the limit "
                                + FixedPoint.format(terms.priceE8(), 8) + "; reported as it was told");
                yield priceE8;
            }
        };
    }

    private void finish(final Order order, final End end, final boolean tradedNow) {
        switch (end) {
            case NOT_YET -> {}
            case FILLED -> {
                order.become(OrderState.FILLED, "filled");
                orders.ended(order);
                if (!tradedNow) {
                    reports.endedWithoutTrade(order);
                }
                if (order.isCancelRequested()) {
                    reports.cancelCameTooLate(order);
                }
                order.cancelBecomes(CancelPhase.NONE);
            }
            case CANCELED, REMAINDER_CANCELED -> {
                order.become(OrderState.CANCELED, "canceled");
                orders.ended(order);
                reports.canceled(order, canceledText(order, end));
                order.cancelBecomes(CancelPhase.NONE);
                timers.arm(Timers.Kind.GRACE_LOOK, order.orderId(), 0, canceledGraceUs);
            }
        }
    }

    /** A person says so, and the venue denies the order it once had: it ends with what has traded. */
    void gone(final Order order) {
        if (order.state() == OrderState.HALTED) {
            order.speakAgain();
            order.become(OrderState.LIVE, "lost by the venue");
        }
        if (order.state() == OrderState.LIVE) {
            order.become(OrderState.CANCELED, "lost by the venue");
            orders.ended(order);
            reports.canceled(
                    order,
                    "VENUE_LOST_ORDER: the venue does not know the order any more, and an operator has ended it;"
                            + " CumQty(14) is what it had told");
            order.cancelBecomes(CancelPhase.NONE);
        }
    }

    private static String canceledText(final Order order, final End end) {
        final boolean protection = order.terms().type() == OrdType.MARKET && order.tradedSatoshi() > 0;
        if (end == End.REMAINDER_CANCELED || (protection && !order.isCancelPending())) {
            return "VENUE_CANCELED_REMAINDER: the venue ended the order before all of it traded";
        }
        if (order.isCancelRequested()) {
            return "";
        }
        return order.isCancelPending()
                ? "SHUTDOWN_CANCELED: the gateway canceled the order because it was being stopped"
                : "VENUE_CANCELED: the venue canceled the order without being asked by us";
    }

    private void halt(final Order order, final String word, final String what) {
        order.silence(word + ": " + what);
        if (order.state() == OrderState.LIVE) {
            order.become(OrderState.HALTED, word);
        }
        turn.alarm(
                word,
                order.orderId(),
                what + "; no more reports of this order are sent until an operator has settled it");
    }

    private static String btc(final long satoshi) {
        return FixedPoint.format(satoshi, 8);
    }
}
