package io.paymiumfix.simulator.exchange;

/** Moves money between purses, orders and the venue's fees, and writes each booking into its order. */
final class Bookkeeper {

    /** Fees are kept at 1e-8 of either coin: one satoshi, or this many units of 1e-10 EUR. */
    private static final long FEE_UNIT_E10 = 100;

    private final ExchangeSettings settings;
    private final UuidSource uuids;
    private long feesSatoshi;
    private long feesE10;

    Bookkeeper(ExchangeSettings settings, UuidSource uuids) {
        this.settings = settings;
        this.uuids = uuids;
    }

    /** What the venue kept so far; negative once it paid more rebates than it took. */
    Balances fees() {
        return new Balances(Decimals.eur(feesE10), Decimals.eur(0), Decimals.btc(feesSatoshi), Decimals.btc(0));
    }

    void lock(Order order, long units, long nowMicros) {
        Coin coin = order.terms().paysWith();
        order.account().purse(coin).lock(units);
        order.hold(units);
        book(order, "lock", -units, coin, false, nowMicros);
        book(order, "lock", units, coin, true, nowMicros);
    }

    /** Gives back what the order holds beyond {@code neededUnits}. */
    void releaseBeyond(Order order, long neededUnits, long nowMicros) {
        long units = order.heldUnits() - neededUnits;
        if (units > 0) {
            Coin coin = order.terms().paysWith();
            order.account().purse(coin).unlock(units);
            order.release(units);
            book(order, "unlock", -units, coin, true, nowMicros);
            book(order, "unlock", units, coin, false, nowMicros);
        }
    }

    /** Books one side of a trade: the order pays what it locked and receives the other coin less its fee. */
    void settle(Order order, long satoshi, long costE10, boolean isTaker, long nowMicros) {
        boolean isBuy = order.terms().direction() == Direction.BUY;
        Coin paid = order.terms().paysWith();
        Coin received = isBuy ? Coin.BTC : Coin.EUR;
        long paidUnits = isBuy ? costE10 : satoshi;
        long receivedUnits = isBuy ? satoshi : costE10;
        long feeUnits = fee(receivedUnits, received, isTaker);

        order.account().purse(paid).spend(paidUnits);
        order.account().purse(received).receive(receivedUnits - feeUnits);
        keep(received, feeUnits);
        order.onTraded(satoshi, costE10, feeUnits);

        book(order, "trade", -paidUnits, paid, true, nowMicros);
        book(order, "trade", receivedUnits, received, false, nowMicros);
        if (feeUnits != 0) {
            book(order, "fee", -feeUnits, received, false, nowMicros);
        }
    }

    private long fee(long receivedUnits, Coin received, boolean isTaker) {
        int ppm = isTaker ? settings.takerFeePpm() : settings.makerFeePpm();
        long unit = received == Coin.BTC ? 1 : FEE_UNIT_E10;
        return Math.min(receivedUnits, Decimals.share(receivedUnits, ppm, unit, settings.feeRounding()));
    }

    private void keep(Coin coin, long units) {
        if (coin == Coin.BTC) {
            feesSatoshi += units;
        } else {
            feesE10 += units;
        }
    }

    private void book(Order order, String name, long units, Coin coin, boolean isTradingAccount, long nowMicros) {
        order.book(new AccountOperation(
                uuids.next(), name, Decimals.of(coin, units), coin, EpochClock.instant(nowMicros), isTradingAccount));
    }
}
