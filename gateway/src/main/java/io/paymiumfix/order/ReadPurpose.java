package io.paymiumfix.order;

/** Why orders are read: it ranks the call in the rate budget. */
public enum ReadPurpose {
    /** To find out what became of a call without a known outcome. */
    RESOLVE,
    /** To see the state after a cancel, an acceptance or a restart. */
    CONFIRM,
    /** To learn of fills of resting orders. */
    POLL
}
