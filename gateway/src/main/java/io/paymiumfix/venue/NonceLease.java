package io.paymiumfix.venue;

import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Input;

/**
 * How far the core's journal covers the nonces of one account: no call leaves whose nonce could lie beyond.
 * Renewed by time alone, long before it is needed. That is often, because what is done rarely is done slowly: a branch that
 * no order took for half a minute is not in the code that orders run. Owned by {@code venue-io}.
 */
final class NonceLease {
    private static final long LENGTH_US = 60_000_000;
    private static final long RENEW_EVERY_US = 5_000_000;
    private static final long RENEW_BELOW_US = LENGTH_US - RENEW_EVERY_US;
    /** Nonces grow by the clock; a call handed over now gets its nonce within this. */
    private static final long HAND_OVER_US = 1_000_000;

    private final String account;
    private final Inbox inbox;
    private long upToNonce;
    private long highestNonce;

    /** @param nonceFloor every nonce of this run is above it */
    NonceLease(final String account, final Inbox inbox, final long nonceFloor) {
        this.account = account;
        this.inbox = inbox;
        this.highestNonce = nonceFloor;
    }

    /** A call left with this nonce. */
    void used(final long nonce) {
        highestNonce = Math.max(highestNonce, nonce);
    }

    /**
     * Takes a new lease when the last one is a while old; asked again later when the ring is full.
     *
     * @return true when the ring has taken one
     */
    boolean renew(final long nowUs) {
        final long nextUs = Math.max(nowUs, highestNonce);
        if (upToNonce - nextUs >= RENEW_BELOW_US) {
            return false;
        }
        final long wanted = nextUs + LENGTH_US;
        if (inbox.offer(new Input.NonceLease(account, wanted), Inbox.Urgency.ESSENTIAL)) {
            upToNonce = wanted;
            return true;
        }
        return false;
    }

    /** How far the last one goes. */
    long upToNonce() {
        return upToNonce;
    }

    /** True when a call may leave now. */
    boolean covers(final long nowUs) {
        return Math.max(nowUs, highestNonce) + HAND_OVER_US < upToNonce;
    }
}
