package io.paymiumfix.order;

/** What a session is told: an execution report or a refused cancel. */
public sealed interface ReportBody {

    /** OnBehalfOfCompID(115) of the command this answers, sent back as DeliverToCompID(128); or empty. */
    String deliverTo();

    /**
     * ExecutionReport(8). Numbers are {@link VenueOrder#ABSENT} and texts empty when the field is not sent.
     *
     * @param orderId OrderID(37)
     * @param uuid SecondaryOrderID(198): Paymium's id, once known
     * @param clOrdId ClOrdID(11)
     * @param origClOrdId OrigClOrdID(41)
     * @param execId ExecID(17)
     * @param execType ExecType(150)
     * @param ordStatus OrdStatus(39)
     * @param ordRejReason OrdRejReason(103), or -1
     * @param restatementReason ExecRestatementReason(378), or -1
     * @param account Account(1)
     * @param symbol Symbol(55), as the client wrote it
     * @param side Side(54) as the client wrote it
     * @param ordType OrdType(40) as the client wrote it
     * @param timeInForce TimeInForce(59); '\0' when the client's was absent and the order refused
     * @param orderQtySatoshi OrderQty(38)
     * @param cashOrderQtyE8 CashOrderQty(152)
     * @param priceE8 Price(44)
     * @param lastQtySatoshi LastQty(32)
     * @param lastPxE8 LastPx(31)
     * @param leavesQtySatoshi LeavesQty(151)
     * @param cumQtySatoshi CumQty(14)
     * @param avgPxE8 AvgPx(6)
     * @param grossTradeAmtE10 GrossTradeAmt(381): cumulative traded currency
     * @param btcFeeSatoshi change of the fee in BTC since the previous report, for NoMiscFees(136)
     * @param currencyFeeE8 change of the fee in EUR since the previous report
     * @param working WorkingIndicator(636): 'Y', 'N', or '\0'
     * @param transactUs TransactTime(60)
     * @param text Text(58)
     */
    record Execution(
            String deliverTo,
            String orderId,
            String uuid,
            String clOrdId,
            String origClOrdId,
            String execId,
            ExecType execType,
            OrdStatus ordStatus,
            int ordRejReason,
            int restatementReason,
            String account,
            String symbol,
            char side,
            char ordType,
            char timeInForce,
            long orderQtySatoshi,
            long cashOrderQtyE8,
            long priceE8,
            long lastQtySatoshi,
            long lastPxE8,
            long leavesQtySatoshi,
            long cumQtySatoshi,
            long avgPxE8,
            long grossTradeAmtE10,
            long btcFeeSatoshi,
            long currencyFeeE8,
            char working,
            long transactUs,
            String text)
            implements ReportBody {}

    /**
     * OrderCancelReject(9) in answer to OrderCancelRequest(F).
     *
     * @param orderId OrderID(37), {@code NONE} when no order is meant
     * @param clOrdId ClOrdID(11): the cancel request's
     * @param origClOrdId OrigClOrdID(41): the order's last accepted id, or what the request named
     * @param ordStatus OrdStatus(39): the order's true status, {@link OrdStatus#REJECTED} when unknown
     * @param cxlRejReason CxlRejReason(102)
     * @param transactUs TransactTime(60)
     * @param text Text(58)
     */
    record CancelReject(
            String deliverTo,
            String orderId,
            String uuid,
            String clOrdId,
            String origClOrdId,
            OrdStatus ordStatus,
            int cxlRejReason,
            String account,
            long transactUs,
            String text)
            implements ReportBody {}
}
