package io.paymiumfix.marketdata;

/**
 * Times of the feed, microseconds.
 *
 * @param lostGraceUs how long the book outlives its stream, or a doubt about it
 * @param compareEveryUs between two comparisons with a fresh reading
 * @param confirmAfterUs from a comparison that found a difference to the one that confirms it
 * @param crossedGraceUs how long a book may be crossed before it is read afresh
 * @param tradesKeptUs how far back trades told twice are recognised
 */
public record FeedSettings(
        long lostGraceUs, long compareEveryUs, long confirmAfterUs, long crossedGraceUs, long tradesKeptUs) {
    /** As documented in {@code docs/fix44.md}. */
    public static final FeedSettings DEFAULTS =
            new FeedSettings(2_000_000, 30_000_000, 2_000_000, 1_000_000, 600_000_000);
}
