package io.paymiumfix.order;

/** Why a call never left. */
public enum NotSentReason {
    /** No connection to the venue could be made. */
    CONNECT_FAILED,
    /** The order was older than its session's freshness limit when its turn came. */
    STALE,
    /** The rate budget had nothing left for its class. */
    BUDGET_EMPTY,
    /** The gateway is stopping. */
    STOPPING
}
