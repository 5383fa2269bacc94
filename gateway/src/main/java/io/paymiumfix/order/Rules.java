package io.paymiumfix.order;

import java.util.List;

/**
 * What the core decides by: the part of the configuration that enters it as
 * {@link Input.ConfigApplied}.
 *
 * @param accounts every account, each with its own lane and token
 * @param sessions every FIX session that may send commands
 * @param dropCopies every FIX session that is told what others are
 * @param assumptions what we take for granted of the venue
 * @param viewers every FIX session that only asks
 */
public record Rules(
        List<Account> accounts,
        List<Session> sessions,
        List<DropCopy> dropCopies,
        Instrument instrument,
        Timing timing,
        Assumptions assumptions,
        List<Viewer> viewers) {

    /** Keeps its own copies of the lists. */
    public Rules {
        accounts = List.copyOf(accounts);
        sessions = List.copyOf(sessions);
        dropCopies = List.copyOf(dropCopies);
        viewers = List.copyOf(viewers);
    }

    /** With no session that only asks. */
    public Rules(
            final List<Account> accounts,
            final List<Session> sessions,
            final List<DropCopy> dropCopies,
            final Instrument instrument,
            final Timing timing,
            final Assumptions assumptions) {
        this(accounts, sessions, dropCopies, instrument, timing, assumptions, List.of());
    }

    /** The account of this name, or null. */
    Account account(final String name) {
        for (final Account account : accounts) {
            if (account.name().equals(name)) {
                return account;
            }
        }
        return null;
    }

    /**
     * A Paymium account.
     *
     * @param name the name in configuration and in Account(1)
     * @param canTrade false when its token has no {@code trade} scope
     * @param bearer true for an OAuth2 token: its calls carry no nonce, so none fences another
     * @param acceptWeakProof a bearer account may trade although absence is proven by readings only
     */
    public record Account(String name, boolean canTrade, boolean bearer, boolean acceptWeakProof) {}

    /**
     * A FIX session that gets a copy of every report about some accounts, and what others do on them.
     *
     * @param name the configured name of the session
     * @param accounts whose reports it gets
     * @param fees send NoMiscFees(136)
     */
    public record DropCopy(String name, List<String> accounts, boolean fees) {
        /** Keeps its own copy of the names. */
        public DropCopy {
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * A FIX session that asks how orders stand, and is told nothing else.
     *
     * @param name the configured name of the session
     * @param accounts whose orders it sees
     */
    public record Viewer(String name, List<String> accounts) {
        /** Keeps its own copy of the names. */
        public Viewer {
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * A FIX session that may send commands.
     *
     * @param name the configured name of the session
     * @param accounts what it may trade for; the first is taken when Account(1) is absent
     * @param pendingReports send 150=A and 150=6
     * @param precedence what OrdStatus(39) says while a cancel is pending
     * @param fees send NoMiscFees(136)
     * @param baseSecondSymbols take {@code EUR/XBT} and {@code EURXBT} on orders too
     * @param freshnessUs the oldest order that is still placed, microseconds
     */
    public record Session(
            String name,
            List<String> accounts,
            boolean pendingReports,
            PendingPrecedence precedence,
            boolean fees,
            boolean baseSecondSymbols,
            long freshnessUs) {
        /** Keeps its own copy of the names. */
        public Session {
            accounts = List.copyOf(accounts);
        }
    }

    /** Which status wins while a cancel is pending. */
    public enum PendingPrecedence {
        /** FIX 4.4 appendix: 39=6, also on fills. */
        FIX,
        /** Fills carry 39=1 or 39=2 even while a cancel is pending. */
        FILL
    }

    /**
     * BTC/EUR as the venue trades it.
     *
     * @param tickE8 the price step, EUR 1e-8
     * @param minAmountSatoshi the smallest amount
     * @param maxAmountSatoshi the largest amount
     * @param minCashE8 the smallest CashOrderQty(152)
     * @param maxCashE8 the largest CashOrderQty(152)
     * @param cashStepE8 the step of CashOrderQty(152)
     * @param maxPriceE8 the largest price
     */
    public record Instrument(
            long tickE8,
            long minAmountSatoshi,
            long maxAmountSatoshi,
            long minCashE8,
            long maxCashE8,
            long cashStepE8,
            long maxPriceE8) {}

    /**
     * Times and bounds, microseconds.
     *
     * @param rolloverUs when the trading day of ClOrdIDs ends, after 00:00 UTC
     * @param pollEveryUs between two listings, shared by all accounts with open orders
     * @param firstLookUs from an acceptance to the first reading of the order
     * @param canceledGraceUs from the end of an order to its last reading, for late fills
     * @param unknownRepeatUs between two reports of an unknown outcome
     * @param unknownAlarmUs an unknown outcome older than this is an alarm
     * @param settleAfterFenceUs from the fence to the first reading that may prove absence
     * @param weakSettleUs as {@code settleAfterFenceUs}, from the send, where there is no fence: bearer accounts
     * @param ghostWatchUs how long after a rejection by absence the order is still watched for
     * @param reconcileEveryUs between two comparisons of all we know with the venue; 0: only on demand
     * @param maxOrders orders and ids held at most; beyond it new orders are refused
     */
    public record Timing(
            long rolloverUs,
            long pollEveryUs,
            long firstLookUs,
            long canceledGraceUs,
            long unknownRepeatUs,
            long unknownAlarmUs,
            long settleAfterFenceUs,
            long weakSettleUs,
            long ghostWatchUs,
            long reconcileEveryUs,
            int maxOrders) {}

    /**
     * What the venue is assumed to do and does not document: {@code venue.assume.*}. Where one is false the
     * gateway holds an order for the operator rather than conclude from it.
     *
     * @param nonceAtomic a nonce is checked and kept in one step: a later accepted call fences earlier ones
     * @param getsChecked the nonce of a GET is checked too: a GET can be the fence
     * @param allTokensVisible a listing shows orders of the account placed with any token
     * @param listComplete walking all pages shows every order
     * @param accountExclusive nobody but this gateway trades on the account
     * @param amountsKept the venue stores amounts and prices as sent
     * @param cancelGhosts send DELETE at once for an order that appears after it was rejected by absence
     */
    public record Assumptions(
            boolean nonceAtomic,
            boolean getsChecked,
            boolean allTokensVisible,
            boolean listComplete,
            boolean accountExclusive,
            boolean amountsKept,
            boolean cancelGhosts) {
        /** What holds unless the configuration says otherwise. */
        public static final Assumptions DEFAULTS = new Assumptions(true, true, true, true, true, true, true);
    }
}
