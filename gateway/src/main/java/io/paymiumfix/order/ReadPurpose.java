package io.paymiumfix.order;

/** Why orders are read: it ranks the call in the rate budget. */
public enum ReadPurpose {
    /** To find out what became of a call without a known outcome, or of an order while we were not running. */
    RESOLVE,
    /** To see the state after a cancel or an order's end; or to compare all we know with the venue. */
    CONFIRM,
    /** To learn of fills: dropped when the budget is ahead of its pace, the next listing tells them. */
    POLL
}
