package io.paymiumfix.simulator.exchange;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** One user's money and orders. Owned by the exchange. */
final class Account {

    private final User user;
    private final Purse eur;
    private final Purse btc;
    private final List<Order> orders = new ArrayList<>();

    Account(User user, long eurE10, long satoshi) {
        this.user = user;
        this.eur = new Purse(eurE10);
        this.btc = new Purse(satoshi);
    }

    User user() {
        return user;
    }

    Purse purse(Coin coin) {
        return coin == Coin.BTC ? btc : eur;
    }

    /** Every remembered order, oldest first. */
    List<Order> orders() {
        return orders;
    }

    void remember(Order order) {
        orders.add(order);
    }

    /** Forgets the oldest ended orders until no more than {@code limit} orders are remembered. */
    void forget(int limit, Consumer<Order> forgotten) {
        Iterator<Order> oldest = orders.iterator();
        while (orders.size() > limit && oldest.hasNext()) {
            Order order = oldest.next();
            if (order.state().isTerminal()) {
                oldest.remove();
                forgotten.accept(order);
            }
        }
    }

    Balances balances() {
        return new Balances(
                Decimals.eur(eur.available()),
                Decimals.eur(eur.locked()),
                Decimals.btc(btc.available()),
                Decimals.btc(btc.locked()));
    }
}
