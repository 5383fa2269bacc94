package io.paymiumfix.order;

/**
 * A question about what the core knows. Answered by {@code order-core} between two inputs; not journalled,
 * not compared on replay, changes nothing and consumes no id.
 */
public sealed interface Query {

    /**
     * OrderStatusRequest(H).
     *
     * @param clOrdId ClOrdID(11), or empty
     * @param orderId OrderID(37), or empty
     * @param symbol Symbol(55), as the client wrote it
     * @param side Side(54), {@code '\0'} when absent
     * @param ordStatusReqId OrdStatusReqID(790), or empty: echoed
     */
    record OrderStatus(Origin origin, String clOrdId, String orderId, String symbol, char side, String ordStatusReqId)
            implements Query {}

    /**
     * OrderMassStatusRequest(AF): the sender's own orders that have not ended.
     *
     * @param massStatusReqId MassStatusReqID(584): echoed
     * @param massStatusReqType MassStatusReqType(585)
     * @param account Account(1), or empty for all
     * @param symbol Symbol(55), or empty
     * @param side Side(54), {@code '\0'} for both
     */
    record MassStatus(
            Origin origin, String massStatusReqId, int massStatusReqType, String account, String symbol, char side)
            implements Query {}

    /**
     * A person wants to see the orders.
     *
     * @param requestId chosen by the asker, unique in this run
     * @param subject an OrderID(37), an account, or empty for everything that has not ended or is held
     */
    record Listing(long requestId, String subject) implements Query {}
}
