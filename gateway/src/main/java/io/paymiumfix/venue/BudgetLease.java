package io.paymiumfix.venue;

import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Input;

/**
 * How far the core's journal covers the calls of the venue's day: none leaves that could lie beyond, so
 * that a restart knows what was spent at most. Taken ahead in steps, long before it is needed, and shared by all
 * lanes. Owned by {@code venue-io}.
 */
final class BudgetLease {
    /** Half of it is more than may leave in one turn of the loop: 128 orders and 64 cancels of an account. */
    private static final long LENGTH = 512;

    private static final long RENEW_BELOW = LENGTH / 2;

    private final RateBudget budget;
    private final Inbox inbox;
    private long dayStartUs = Long.MIN_VALUE;
    private long upToCalls;

    BudgetLease(final RateBudget budget, final Inbox inbox) {
        this.budget = budget;
        this.inbox = inbox;
    }

    /** Takes a new lease when half of the last one is used up, or another day of calls has begun. */
    void renew() {
        final boolean sameDay = budget.dayStartUs() == dayStartUs;
        if (sameDay && upToCalls - budget.spent() >= RENEW_BELOW) {
            return;
        }
        final long wanted = budget.spent() + LENGTH;
        if (inbox.offer(new Input.BudgetLease(budget.dayStartUs(), wanted), Inbox.Urgency.ESSENTIAL)) {
            dayStartUs = budget.dayStartUs();
            upToCalls = wanted;
        }
    }

    /** True when one more call may leave now. */
    boolean covers() {
        return budget.dayStartUs() == dayStartUs && budget.spent() < upToCalls;
    }
}
