package io.paymiumfix.simulator.exchange;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One admitted order: what was asked, what happened since, and what of its owner's money it still holds. */
final class Order {

    private final UUID uuid;
    private final Account account;
    private final Terms terms;
    private final long createdMicros;
    private final List<AccountOperation> operations = new ArrayList<>();
    private OrderState state = OrderState.PENDING_EXECUTION;
    private long updatedMicros;
    private long tradedSatoshi;
    private long tradedE10;
    private long btcFeeSatoshi;
    private long currencyFeeE10;
    private long heldUnits;

    Order(UUID uuid, Account account, Terms terms, long nowMicros) {
        this.uuid = uuid;
        this.account = account;
        this.terms = terms;
        this.createdMicros = nowMicros;
        this.updatedMicros = nowMicros;
    }

    UUID uuid() {
        return uuid;
    }

    Account account() {
        return account;
    }

    Terms terms() {
        return terms;
    }

    OrderState state() {
        return state;
    }

    long tradedSatoshi() {
        return tradedSatoshi;
    }

    /** What of the owner's money it holds, in units of {@link Terms#paysWith()}. */
    long heldUnits() {
        return heldUnits;
    }

    long remainingSatoshi() {
        return terms.amountSatoshi() - tradedSatoshi;
    }

    /** How much BTC it would trade at this price now, given what is left to trade and what it holds. */
    long wantsSatoshi(long priceE2, RoundingMode cashSellRounding) {
        if (terms.direction() == Direction.BUY) {
            long affordable = heldUnits / priceE2;
            return terms.countsCurrency() ? affordable : Math.min(remainingSatoshi(), affordable);
        }
        return Math.min(heldUnits, leftToSell(priceE2, cashSellRounding));
    }

    /** Whether nothing more can be traded at this price because nothing is left, and not because money ran out. */
    boolean isCompleteAt(long priceE2, RoundingMode cashSellRounding) {
        if (!terms.countsCurrency()) {
            return remainingSatoshi() == 0;
        }
        return terms.direction() == Direction.BUY
                ? heldUnits / priceE2 == 0
                : leftToSell(priceE2, cashSellRounding) == 0;
    }

    private long leftToSell(long priceE2, RoundingMode cashSellRounding) {
        if (!terms.countsCurrency()) {
            return remainingSatoshi();
        }
        long leftE10 = Math.max(0, terms.currencyAmountE10() - tradedE10);
        return divide(leftE10, priceE2, cashSellRounding);
    }

    static long divide(long eurE10, long priceE2, RoundingMode rounding) {
        return rounding == RoundingMode.UP && eurE10 % priceE2 != 0 ? eurE10 / priceE2 + 1 : eurE10 / priceE2;
    }

    void hold(long units) {
        heldUnits += units;
    }

    void release(long units) {
        heldUnits -= units;
    }

    void onTraded(long satoshi, long costE10, long feeUnits) {
        tradedSatoshi += satoshi;
        tradedE10 += costE10;
        if (terms.direction() == Direction.BUY) {
            heldUnits -= costE10;
            btcFeeSatoshi += feeUnits;
        } else {
            heldUnits -= satoshi;
            currencyFeeE10 += feeUnits;
        }
    }

    void book(AccountOperation operation) {
        operations.add(operation);
    }

    void state(OrderState next, long nowMicros) {
        if (state.isTerminal()) {
            throw new IllegalStateException(uuid + ": " + state + " to " + next);
        }
        state = next;
        touch(nowMicros);
    }

    void touch(long nowMicros) {
        updatedMicros = nowMicros;
    }

    OrderTruth truth() {
        return new OrderTruth(
                uuid,
                account.user().name(),
                terms.type(),
                terms.direction(),
                state,
                terms.countsCurrency() ? null : Decimals.btc(terms.amountSatoshi()),
                terms.currencyAmountE10() == 0 ? null : Decimals.eur(terms.currencyAmountE10()),
                terms.type() == OrderType.MARKET ? null : Decimals.price(terms.priceE2()),
                Decimals.btc(tradedSatoshi),
                Decimals.eur(tradedE10),
                Decimals.btc(btcFeeSatoshi),
                Decimals.eur(currencyFeeE10),
                terms.comment(),
                EpochClock.instant(createdMicros),
                EpochClock.instant(updatedMicros),
                operations);
    }
}
