package io.paymiumfix.order;

/**
 * What proves that a POST cannot arrive any more, from when on a reading may prove its absence, and whether the
 * account's money is explained without it. Used by {@link Resolving}.
 */
final class Proof {
    static final long NEVER = Long.MAX_VALUE;

    private final Turn turn;
    private final Orders orders;
    private Rules rules;

    Proof(final Turn turn, final Orders orders) {
        this.turn = turn;
        this.orders = orders;
    }

    void apply(final Rules applied) {
        rules = applied;
    }

    /** True when no later call can be its fence. */
    boolean isUnfenced(final Case open) {
        final Rules.Account account = account(open);
        return !rules.assumptions().nonceAtomic() || (account != null && account.bearer());
    }

    /** True when a reading can be its fence. */
    boolean isFencedByReadings(final Case open) {
        return !isUnfenced(open) && rules.assumptions().getsChecked();
    }

    private Rules.Account account(final Case open) {
        return rules.account(open.order.terms().account());
    }

    /** True when the call left after the POST. */
    boolean isAfter(final Case open, final long callId, final long nonce) {
        final boolean byOrder = open.nonce == 0 || isUnfenced(open);
        return byOrder ? callId >= open.openedId : nonce > open.nonce;
    }

    /** From when on a reading may prove absence. */
    long settledUs(final Case open) {
        if (open.fencedUs != 0) {
            return open.fencedUs + rules.timing().settleAfterFenceUs();
        }
        final Rules.Account account = account(open);
        return !isFencedByReadings(open) && account != null && account.acceptWeakProof()
                ? open.sentUs + rules.timing().weakSettleUs()
                : NEVER;
    }

    /** What the account's orders lock, but for those of unknown outcome. */
    Locks locks(final String account, final Unresolved desk, final Side payer) {
        final Locks locks = new Locks(payer);
        for (final Order order : orders.open()) {
            if (order.terms().account().equals(account)) {
                locks.add(order);
            }
        }
        for (final Strangers.Stranger stranger : desk.strangers.all()) {
            final VenueOrder view = stranger.view();
            if (stranger.lastSeenUs() >= desk.readUs && view.isOpen() && !orders.isOurs(view.uuid())) {
                locks.add(view);
            }
        }
        return locks;
    }

    /** True when what is locked on the account is locked by orders other than this one; notes what was seen. */
    boolean isExplained(final Case open, final Locks locks, final VenueBalances balances) {
        final Side payer = open.order.terms().direction();
        final long lockedE8 = payer == Side.BUY ? balances.lockedEurE8() : balances.lockedBtcSatoshi();
        open.lastBalances = (payer == Side.BUY ? "locked_eur " : "locked_btc ") + Texts.e8(lockedE8) + " at "
                + Texts.time(turn.nowUs()) + ", of which open orders explain " + locks;
        if (locks.explain(lockedE8)) {
            open.unexplained = 0;
            return true;
        }
        open.unexplained++;
        open.isExceeded = locks.isKnown() && locks.isExceededBy(lockedE8);
        return false;
    }
}
