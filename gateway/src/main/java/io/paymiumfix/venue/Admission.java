package io.paymiumfix.venue;

/**
 * Decides what becomes of a call whose turn has come, from the state of link, budget and lease. Changes
 * nothing. Used by {@code venue-io}.
 */
final class Admission {
    private static final long US_PER_MS = 1_000;

    private final String account;
    private final VenueContext context;
    private final NonceLease lease;

    Admission(final String account, final VenueContext context, final NonceLease lease) {
        this.account = account;
        this.context = context;
        this.lease = lease;
    }

    Verdict judge(final PendingCall call, final long nowUs) {
        final Rank rank = call.rank();
        if (call.stale(nowUs)) {
            return Verdict.STALE;
        }
        final boolean kept = rank != Rank.PLACE && rank != Rank.POLL;
        if (context.link().down()) {
            return kept ? Verdict.WAIT : Verdict.DOWN;
        }
        if (context.link().isExhausted()) {
            final boolean stillKept =
                    kept && nowUs - call.arrivedUs() <= context.limits().keepMs() * US_PER_MS;
            return stillKept ? Verdict.WAIT : Verdict.EXHAUSTED;
        }
        if (rank == Rank.PLACE && context.link().nonceInDoubt(account)) {
            return Verdict.NONCE_IN_DOUBT;
        }
        if (!lease.covers(nowUs) || !context.budgetLease().covers()) {
            return Verdict.WAIT;
        }
        return switch (context.budget().ask(rank, call.begun(), nowUs)) {
            case SPEND -> Verdict.SEND;
            case LATER -> Verdict.WAIT;
            case EMPTY -> Verdict.RESERVED;
        };
    }
}
