package io.paymiumfix.venue;

import io.paymiumfix.order.NotSentReason;

/** What becomes of a call whose turn has come. */
enum Verdict {
    /** It may leave as soon as the lane is free. */
    SEND(null, ""),
    /** It is kept. */
    WAIT(null, ""),
    /** An order past its freshness limit. */
    STALE(NotSentReason.STALE, "its turn came after its freshness limit"),
    /** The link is down. */
    DOWN(NotSentReason.CONNECT_FAILED, "the venue cannot be reached"),
    /** The venue says no call is left. */
    EXHAUSTED(NotSentReason.BUDGET_EMPTY, "the venue's call budget is empty"),
    /** What is left is kept for calls of a higher rank. */
    RESERVED(
            NotSentReason.BUDGET_EMPTY,
            "the calls left are kept for cancels and unknown outcomes, or the pace is used up"),
    /** The venue refused a nonce of the account. */
    NONCE_IN_DOUBT(NotSentReason.BUDGET_EMPTY, "NONCE_TOO_LOW: the token is used by another client"),
    /** The lane holds as many calls as it may. */
    LANE_FULL(NotSentReason.BUDGET_EMPTY, "LANE_FULL: too many calls wait for this account"),
    /** The gateway stops. */
    STOPPING(NotSentReason.STOPPING, "the gateway is stopping");

    private final NotSentReason reason;
    private final String detail;

    Verdict(final NotSentReason reason, final String detail) {
        this.reason = reason;
        this.detail = detail;
    }

    /** True when the call ends here. */
    boolean ends() {
        return reason != null;
    }

    NotSentReason reason() {
        return reason;
    }

    String detail() {
        return detail;
    }
}
