package io.paymiumfix.simulator.exchange;

import io.paymiumfix.simulator.exchange.ExchangeSettings.MarketRemainder;
import io.paymiumfix.simulator.exchange.ExchangeSettings.SelfTrade;

/**
 * Price-time matching: an arriving order meets the best resting price first, at that price, the oldest order first
 * within it. What a limit order leaves rests; a market order ends.
 */
final class Matching {

    private final ExchangeSettings settings;
    private final Book book;
    private final Bookkeeper bookkeeper;
    private final Tape tape;
    private final UuidSource uuids;
    private final ExchangeListener listener;

    Matching(
            ExchangeSettings settings,
            Book book,
            Bookkeeper bookkeeper,
            Tape tape,
            UuidSource uuids,
            ExchangeListener listener) {
        this.settings = settings;
        this.book = book;
        this.bookkeeper = bookkeeper;
        this.tape = tape;
        this.uuids = uuids;
        this.listener = listener;
    }

    /** Takes an order out of {@code pending_execution}. */
    void onArrived(Order taker, long nowMicros) {
        BookSide makers = book.side(taker.terms().direction().opposite());
        long lastPriceE2 = 0;
        boolean metItself = false;
        for (Order maker = makers.best();
                maker != null && taker.terms().accepts(maker.terms().priceE2());
                maker = makers.best()) {
            if (maker.account() == taker.account() && settings.selfTrade() == SelfTrade.CANCEL_TAKER) {
                metItself = true;
                break;
            }
            long priceE2 = maker.terms().priceE2();
            long wanted = taker.wantsSatoshi(priceE2, settings.cashSellRounding());
            if (wanted == 0) {
                break;
            }
            lastPriceE2 = priceE2;
            trade(taker, maker, Math.min(wanted, maker.remainingSatoshi()), nowMicros);
        }
        if (metItself) {
            end(taker, OrderState.CANCELED, nowMicros);
        } else if (lastPriceE2 != 0 && taker.isCompleteAt(lastPriceE2, settings.cashSellRounding())) {
            end(taker, OrderState.FILLED, nowMicros);
        } else if (taker.terms().type() == OrderType.LIMIT) {
            rest(taker, nowMicros);
        } else {
            end(taker, remainderState(taker), nowMicros);
        }
    }

    /** Ends an order that is pending or rests, and gives back what it holds. */
    void end(Order order, OrderState state, long nowMicros) {
        boolean wasResting = order.state() == OrderState.ACTIVE;
        bookkeeper.releaseBeyond(order, 0, nowMicros);
        order.state(state, nowMicros);
        if (wasResting && state == OrderState.CANCELED) {
            book.side(order.terms().direction()).remove(order, nowMicros);
        }
        changed(order);
    }

    private void rest(Order order, long nowMicros) {
        Terms terms = order.terms();
        long needed = terms.direction() == Direction.BUY
                ? Decimals.costE10(terms.priceE2(), order.remainingSatoshi())
                : order.remainingSatoshi();
        bookkeeper.releaseBeyond(order, needed, nowMicros);
        order.state(OrderState.ACTIVE, nowMicros);
        book.side(terms.direction()).add(order, nowMicros);
        changed(order);
    }

    private void trade(Order taker, Order maker, long satoshi, long nowMicros) {
        long priceE2 = maker.terms().priceE2();
        long costE10 = Decimals.costE10(priceE2, satoshi);
        bookkeeper.settle(maker, satoshi, costE10, false, nowMicros);
        bookkeeper.settle(taker, satoshi, costE10, true, nowMicros);
        Trade trade = new Trade(
                uuids.next(),
                maker.uuid(),
                taker.uuid(),
                taker.terms().direction(),
                Decimals.price(priceE2),
                Decimals.btc(satoshi),
                Decimals.eur(costE10),
                EpochClock.instant(nowMicros));
        tape.add(trade);
        listener.onTraded(trade);
        book.side(maker.terms().direction()).onTraded(maker, satoshi, nowMicros);
        if (maker.remainingSatoshi() == 0) {
            end(maker, OrderState.FILLED, nowMicros);
        } else {
            maker.touch(nowMicros);
            changed(maker);
        }
    }

    private OrderState remainderState(Order order) {
        boolean countsAsFilled = settings.marketRemainder() == MarketRemainder.FILLED && order.tradedSatoshi() > 0;
        return countsAsFilled ? OrderState.FILLED : OrderState.CANCELED;
    }

    private void changed(Order order) {
        listener.onOrderChanged(order.account().user(), order::truth);
        listener.onBalancesChanged(order.account().user(), order.account().balances());
    }
}
