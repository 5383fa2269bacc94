package io.paymiumfix.fix;

/** What a session may do. */
public enum Role {
    /** Send NewOrderSingle(D) and OrderCancelRequest(F), and receive the reports about them. */
    ORDER_ENTRY,
    /** Log on and be told; every order or cancel is refused. */
    READ_ONLY,
    /** As {@link #READ_ONLY}, and be told what others are about its accounts. */
    DROP_COPY,
    /** Ask for market data and for what may be traded; nothing else. */
    MARKET_DATA
}
