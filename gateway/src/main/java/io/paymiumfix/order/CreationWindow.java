package io.paymiumfix.order;

/**
 * Whether an order of the venue can have been created by a POST of ours, by the times both tell. The venue's
 * clock is another one, as far away as its Date header shows, and its times may be whole minutes. Pure.
 */
final class CreationWindow {
    private static final long US_PER_S = 1_000_000;
    private static final long MINUTE_S = 60;
    /** The Date header counts seconds, and so does the time it is compared with. */
    private static final long SLACK_S = 3;
    /** While nothing is known of the venue's clock: its times may be whole minutes, the clock another minute away. */
    private static final long UNLEARNT_S = 120;
    /** A clock further away than this was not read right. */
    private static final long MOST_AHEAD_US = 172_800 * US_PER_S;

    private CreationWindow() {}

    /** What is known of the venue's clock after one more reading. */
    static long learn(final long knownUs, final long toldUs) {
        final boolean told = toldUs != VenueOrder.ABSENT && toldUs >= -MOST_AHEAD_US && toldUs <= MOST_AHEAD_US;
        return told ? toldUs : knownUs;
    }

    /**
     * True when the order was not certainly created before the POST left.
     *
     * @param createdAtS as the venue tells it, 0 when it does not
     * @param sentUs when the POST left
     * @param aheadThenUs how far the venue's clock was ahead of ours then, or {@link VenueOrder#ABSENT}
     * @param aheadNowUs how far it is ahead now: clocks are set, the earlier bound counts
     */
    static boolean admits(final long createdAtS, final long sentUs, final long aheadThenUs, final long aheadNowUs) {
        return createdAtS == 0 || createdAtS >= earliestS(createdAtS, sentUs, aheadThenUs, aheadNowUs);
    }

    private static long earliestS(
            final long createdAtS, final long sentUs, final long aheadThenUs, final long aheadNowUs) {
        if (aheadThenUs == VenueOrder.ABSENT && aheadNowUs == VenueOrder.ABSENT) {
            return sentUs / US_PER_S - UNLEARNT_S;
        }
        final long aheadUs = aheadThenUs == VenueOrder.ABSENT
                ? aheadNowUs
                : aheadNowUs == VenueOrder.ABSENT ? aheadThenUs : Math.min(aheadThenUs, aheadNowUs);
        final long resolutionS = createdAtS % MINUTE_S == 0 ? MINUTE_S : 1;
        return Math.floorDiv(sentUs + aheadUs, US_PER_S) - resolutionS - SLACK_S;
    }

    /** From which second on, by the venue's clock, a search has to look for what was sent then. */
    static long searchFromS(final long sentUs, final long aheadUs) {
        final long learntUs = aheadUs == VenueOrder.ABSENT ? 0 : Math.min(aheadUs, 0);
        return Math.max(1, (sentUs + learntUs) / US_PER_S - UNLEARNT_S);
    }

    /** True when the order was certainly created after this moment of ours. */
    static boolean isAfter(final long createdAtS, final long momentUs, final long aheadUs) {
        final long slackS = aheadUs == VenueOrder.ABSENT ? UNLEARNT_S : SLACK_S;
        final long venueUs = momentUs + (aheadUs == VenueOrder.ABSENT ? 0 : aheadUs);
        return createdAtS > Math.floorDiv(venueUs, US_PER_S) + slackS;
    }
}
