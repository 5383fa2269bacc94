package io.paymiumfix.order;

import java.util.List;

/**
 * What the core decides by: the part of the configuration that enters it as
 * {@link Input.ConfigApplied}.
 *
 * @param accounts every account, each with its own lane and token
 * @param sessions every FIX session that may send commands
 */
public record Rules(List<Account> accounts, List<Session> sessions, Instrument instrument, Timing timing) {

    /** Keeps its own copies of the lists. */
    public Rules {
        accounts = List.copyOf(accounts);
        sessions = List.copyOf(sessions);
    }

    /**
     * A Paymium account.
     *
     * @param name the name in configuration and in Account(1)
     * @param canTrade false when its token has no {@code trade} scope
     */
    public record Account(String name, boolean canTrade) {}

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
            int maxOrders) {}
}
