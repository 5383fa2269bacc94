package io.paymiumfix.order;

/** Why orders are read: it ranks the call in the rate budget. */
public enum ReadPurpose {
    /** To find out what became of a call without a known outcome. */
    RESOLVE,
    /** To see the state after a cancel, a restart, or an order's end. */
    CONFIRM,
    /** To learn of fills: dropped when the budget is ahead of its pace, the next listing tells them. */
    POLL
}
