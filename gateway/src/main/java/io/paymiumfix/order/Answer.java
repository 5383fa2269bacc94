package io.paymiumfix.order;

import java.util.List;

/** What the core answers to a {@link Query}: data only, handed to the edge that asked. */
public sealed interface Answer {

    /**
     * One ExecutionReport(8) with ExecType(150)=I to a session; sent only while it is logged on, and not kept.
     *
     * @param session the configured name of the session
     * @param execution the report, with ExecID(17)=0
     * @param ordStatusReqId OrdStatusReqID(790), or empty
     * @param massStatusReqId MassStatusReqID(584), or empty
     * @param totNumReports TotNumReports(911), or -1
     * @param last LastRptRequested(912)
     */
    record Status(
            String session,
            ReportBody.Execution execution,
            String ordStatusReqId,
            String massStatusReqId,
            int totNumReports,
            boolean last)
            implements Answer {}

    /**
     * What a person asked to see.
     *
     * @param orders one line per order
     * @param accounts the names of all accounts, so that one without orders can be told from one that is not there
     */
    record Listing(long requestId, List<OrderLine> orders, List<String> accounts) implements Answer {
        /** Keeps its own copies of the lists. */
        public Listing {
            orders = List.copyOf(orders);
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * An order as an operator sees it. Texts are empty and numbers {@link VenueOrder#ABSENT} where there is none.
     *
     * @param orderId OrderID(37); empty for an order of the account that is not ours
     * @param state the order's state, or what it is: {@code FOREIGN}, {@code GHOST}
     * @param reason why it is in this state
     * @param evidence what is known of a held order, in words
     * @param commands the commands that settle it, ready to be typed
     */
    record OrderLine(
            String orderId,
            String clOrdId,
            String owner,
            String account,
            String uuid,
            String state,
            String reason,
            char side,
            long amountSatoshi,
            long cashE8,
            long priceE8,
            long tradedSatoshi,
            long tradedCurrencyE10,
            long receivedUs,
            List<String> evidence,
            List<String> commands) {
        /** Keeps its own copies of the lists. */
        public OrderLine {
            evidence = List.copyOf(evidence);
            commands = List.copyOf(commands);
        }
    }
}
