package io.paymiumfix.venue;

import io.paymiumfix.client.RateLimit;
import io.paymiumfix.order.Input;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls left in the venue's day, shared by all lanes behind one IP address. Counts every call itself and
 * believes the venue's X-RateLimit headers over its own count. Owned by {@code venue-io}.
 *
 * <p>The day is taken to end at midnight UTC until the venue's count jumps far up at another time; a
 * small step up is calls that never reached it. Calls in flight count as spent even where the venue's last word cannot
 * know of them, and a word that a later one has overtaken gives none back.
 */
final class RateBudget {
    private static final Logger LOG = LoggerFactory.getLogger(RateBudget.class);

    private static final long DAY_US = TimeUnit.DAYS.toMicros(1);
    private static final long SHORTEST_WINDOW_REST_US = TimeUnit.MINUTES.toMicros(1);
    private static final int CALLS_PER_UNKNOWN = 5;
    private static final int FLOOR_DIVISOR = 20;
    /** So few calls more are no sign of a new day, however small the budget. */
    private static final int FEW_CALLS = 5;
    /** Of the pace: with 86,400 calls a day one reading every 10 s, where a comparison wants one every 30 s. */
    private static final int MARKET_SHARE_PERCENT = 10;

    private final VenueSettings.Budget settings;
    private final Pace polls;
    private final Pace confirms;
    private final Pace market;
    private long limit;
    private long remaining;
    private long windowEndUs;
    private long resolveReserve;
    private long calls;
    /** The newest call whose answer told what is left. */
    private long newestTold;

    private int inFlight;
    private boolean told;

    /** Nothing is known of the day's calls before. */
    RateBudget(final VenueSettings.Budget settings, final long nowUs) {
        this(settings, nowUs, null);
    }

    /**
     * Goes on from what a journal says was spent at most, until the venue's own count is known.
     *
     * @param journalled the last lease of the runs before, or null
     */
    RateBudget(final VenueSettings.Budget settings, final long nowUs, final Input.BudgetLease journalled) {
        this.settings = settings;
        this.polls = new Pace(settings.burst(), nowUs);
        this.confirms = new Pace(settings.burst(), nowUs);
        this.market = new Pace(settings.burst(), nowUs);
        this.limit = settings.callsPerDay();
        this.remaining = limit;
        this.windowEndUs = (Math.floorDiv(nowUs, DAY_US) + 1) * DAY_US;
        if (journalled != null && nowUs < journalled.dayStartUs() + DAY_US) {
            this.windowEndUs = journalled.dayStartUs() + DAY_US;
            this.remaining = Math.max(0, limit - journalled.upToCalls());
        }
    }

    /** What the budget says to a call whose turn has come. */
    enum Answer {
        /** It may leave. */
        SPEND,
        /** It may leave later, as the pace allows. */
        LATER,
        /** Nothing is left for its rank. */
        EMPTY
    }

    /**
     * Asks for a call of this rank; spends nothing.
     *
     * @param begun true for a further page of a listing, which is read to its end whatever the pace
     */
    Answer ask(final Rank rank, final boolean begun, final long nowUs) {
        roll(nowUs);
        final long spendable = spendable();
        return switch (rank) {
            case CANCEL -> yes(remaining > 0);
            case PLACE -> yes(spendable > 0);
            case RESOLVE -> yes(remaining > cancelFloor());
            case CONFIRM -> spendable <= 0 ? Answer.EMPTY : begun || confirms.ready() ? Answer.SPEND : Answer.LATER;
            case POLL -> yes(spendable > 0 && (begun || polls.ready()));
            case MARKET -> yes(spendable > 0 && market.ready());
        };
    }

    private static Answer yes(final boolean may) {
        return may ? Answer.SPEND : Answer.EMPTY;
    }

    /**
     * A call of this rank is handed to its lane.
     *
     * @return which call it is, of all lanes
     */
    long spend(final Rank rank) {
        remaining = Math.max(0, remaining - 1);
        inFlight++;
        switch (rank) {
            case POLL -> polls.take();
            case CONFIRM -> confirms.take();
            case MARKET -> market.take();
            case RESOLVE -> resolveReserve = Math.max(0, resolveReserve - 1);
            case CANCEL, PLACE -> {}
        }
        return ++calls;
    }

    /** The call ended without a byte written. */
    void refund(final Rank rank) {
        remaining = Math.min(limit, remaining + 1);
        inFlight--;
        switch (rank) {
            case POLL -> polls.giveBack();
            case CONFIRM -> confirms.giveBack();
            case MARKET -> market.giveBack();
            case RESOLVE, CANCEL, PLACE -> {}
        }
    }

    /** The call, as {@link #spend} numbered it, ended with these headers. */
    void settled(final long call, final RateLimit words, final long nowUs) {
        inFlight--;
        roll(nowUs);
        if (words.limit() > 0) {
            limit = words.limit();
        }
        if (words.remaining() >= 0) {
            learn(call, words.remaining(), nowUs);
        }
    }

    private void learn(final long call, final long venueRemaining, final long nowUs) {
        final long left = Math.max(0, venueRemaining - inFlight);
        if (call < newestTold) {
            remaining = Math.min(remaining, left);
            return;
        }
        newestTold = call;
        if (told && isNewDay(left)) {
            windowEndUs = nowUs + DAY_US;
            LOG.info(
                    "the venue's call budget went up from about {} to {}: a new day of calls is taken to begin now",
                    remaining,
                    left);
        }
        told = true;
        remaining = left;
    }

    /** More than calls that were lost before the venue counted them can explain: a tenth of the day, or nearly all of it is back. */
    private boolean isNewDay(final long left) {
        final long jump = left - remaining - inFlight;
        final long hundredth = limit / 100;
        return jump > Math.max(FEW_CALLS, limit / 10)
                || (jump > Math.max(FEW_CALLS, hundredth) && left >= limit - hundredth);
    }

    /** An order's outcome is unknown: calls are kept to settle it. */
    void unknownOrder() {
        resolveReserve = Math.min(limit, resolveReserve + CALLS_PER_UNKNOWN);
    }

    long limit() {
        return limit;
    }

    long remaining() {
        return remaining;
    }

    /** True while so few calls are left that all of them are kept for cancels and unknown orders. */
    boolean isBelowFloors() {
        return spendable() <= 0;
    }

    /** Calls of the day that have left or are on their way. */
    long spent() {
        return limit - remaining;
    }

    /** When the day of calls began, as far as we know. */
    long dayStartUs() {
        return windowEndUs - DAY_US;
    }

    private void roll(final long nowUs) {
        if (nowUs >= windowEndUs) {
            windowEndUs += (Math.floorDiv(nowUs - windowEndUs, DAY_US) + 1) * DAY_US;
            remaining = Math.max(0, limit - inFlight);
        }
        final double callsPerUs =
                Math.max(0, spendable()) / (double) Math.max(SHORTEST_WINDOW_REST_US, windowEndUs - nowUs);
        polls.advance(nowUs, callsPerUs * settings.pollSharePercent() / 100);
        confirms.advance(nowUs, callsPerUs * (100 - settings.pollSharePercent()) / 100);
        market.advance(nowUs, callsPerUs * MARKET_SHARE_PERCENT / 100);
    }

    private long spendable() {
        return remaining - cancelFloor() - Math.min(limit / 2, resolveFloor() + resolveReserve);
    }

    private long cancelFloor() {
        return Math.min(settings.cancelFloor(), limit / FLOOR_DIVISOR);
    }

    private long resolveFloor() {
        return Math.min(settings.resolveFloor(), limit / FLOOR_DIVISOR);
    }
}
