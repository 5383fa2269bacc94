package io.paymiumfix.venue;

import static io.paymiumfix.venue.RateBudget.Answer.EMPTY;
import static io.paymiumfix.venue.RateBudget.Answer.LATER;
import static io.paymiumfix.venue.RateBudget.Answer.SPEND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paymiumfix.client.RateLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class RateBudgetTest {
    private static final long SECOND_US = 1_000_000;
    private static final long HOUR_US = 3_600 * SECOND_US;
    /** 10:00 UTC: 14 hours to the end of the day. */
    private static final long START_US = ManualLoop.START_US;

    private static final long MIDNIGHT_US = START_US - 10 * HOUR_US;

    private long nowUs = START_US;
    private final RateBudget budget = new RateBudget(new VenueSettings.Budget(86_400, 1_000, 500, 20, 30), nowUs);

    @Test
    void shouldKeepTheLastCallsForCancelsAndUnknownOrders() {
        venueSays(1_501);
        assertEquals(SPEND, ask(Rank.PLACE));
        venueSays(1_500);
        assertEquals(EMPTY, ask(Rank.PLACE));
        assertEquals(EMPTY, ask(Rank.CONFIRM));
        assertEquals(EMPTY, ask(Rank.POLL));
        assertEquals(SPEND, ask(Rank.RESOLVE));
        venueSays(1_000);
        assertEquals(EMPTY, ask(Rank.RESOLVE));
        assertEquals(SPEND, ask(Rank.CANCEL));
        venueSays(1);
        assertEquals(SPEND, ask(Rank.CANCEL));
        venueSays(0);
        assertEquals(EMPTY, ask(Rank.CANCEL));
    }

    @Test
    void shouldKeepFiveCallsMoreForEachUnknownOrderUntilTheyAreUsed() {
        budget.unknownOrder();
        venueSays(1_505);
        assertEquals(EMPTY, ask(Rank.PLACE));
        for (int i = 0; i < 5; i++) {
            budget.settled(budget.spend(Rank.RESOLVE), RateLimit.ABSENT, nowUs);
        }
        venueSays(1_501);
        assertEquals(SPEND, ask(Rank.PLACE));
    }

    @Test
    void shouldCutTheFloorsOfASmallBudget() {
        budget.settled(budget.spend(Rank.CANCEL), new RateLimit(100, 11), nowUs);
        assertEquals(SPEND, ask(Rank.PLACE));
        budget.settled(budget.spend(Rank.PLACE), new RateLimit(100, 10), nowUs);
        assertEquals(EMPTY, ask(Rank.PLACE));
    }

    @Test
    void shouldCountItsOwnCallsWhenTheVenueSaysNothing() {
        venueSays(1_502);
        budget.settled(budget.spend(Rank.PLACE), RateLimit.ABSENT, nowUs);
        assertEquals(SPEND, ask(Rank.PLACE));
        budget.spend(Rank.PLACE);
        assertEquals(EMPTY, ask(Rank.PLACE));
        budget.refund(Rank.PLACE);
        assertEquals(SPEND, ask(Rank.PLACE), "a call that never left costs nothing");
    }

    @Test
    void shouldCountCallsInFlightTheVenueDoesNotKnowOfYet() {
        budget.spend(Rank.PLACE);
        budget.settled(budget.spend(Rank.CANCEL), new RateLimit(86_400, 5_000), nowUs);
        assertEquals(4_999, budget.remaining());
    }

    @Test
    void shouldPaceReadingsOverTheRestOfTheDay() {
        venueSays(1_500 + 50_400); // one call a second for 14 hours
        assertEquals(20, burst(Rank.POLL));
        assertEquals(20, burst(Rank.CONFIRM));
        assertEquals(EMPTY, ask(Rank.POLL));
        assertEquals(LATER, ask(Rank.CONFIRM));
        assertEquals(SPEND, ask(Rank.PLACE), "orders may burst");
        nowUs += 10 * SECOND_US;
        assertEquals(2, burst(Rank.POLL), "30 percent of 10 s, less the calls just spent");
        assertEquals(6, burst(Rank.CONFIRM));
    }

    @Test
    void shouldFinishAListingThatHasBegunWhateverThePace() {
        burst(Rank.POLL);
        assertEquals(EMPTY, budget.ask(Rank.POLL, false, nowUs));
        assertEquals(SPEND, budget.ask(Rank.POLL, true, nowUs));
    }

    @Test
    void shouldTakeMidnightUtcForTheEndOfTheDay() {
        venueSays(0);
        nowUs = START_US + 14 * HOUR_US - 1;
        assertEquals(EMPTY, ask(Rank.CANCEL));
        nowUs = START_US + 14 * HOUR_US;
        assertEquals(SPEND, ask(Rank.PLACE));
        assertEquals(86_400, budget.remaining());
    }

    @Test
    void shouldBelieveTheVenueWhenMidnightWasNotTheEnd() {
        venueSays(100);
        nowUs = START_US + 14 * HOUR_US;
        venueSays(90);
        assertEquals(EMPTY, ask(Rank.PLACE));
    }

    @Test
    void shouldLearnAnotherEndOfTheDayFromAJump() {
        venueSays(100);
        nowUs = START_US + HOUR_US;
        venueSays(86_399); // the venue's day begins at 11:00
        nowUs = START_US + 14 * HOUR_US;
        venueSays(40_000);
        ask(Rank.PLACE);
        assertEquals(40_000, budget.remaining(), "midnight changes nothing any more");
        nowUs = START_US + 25 * HOUR_US;
        ask(Rank.PLACE);
        assertEquals(86_400, budget.remaining());
    }

    @Test
    void shouldNotTakeCallsThatTheVenueNeverCountedForANewDay() {
        venueSays(50_000);
        for (int i = 0; i < 200; i++) {
            budget.settled(budget.spend(Rank.CANCEL), RateLimit.ABSENT, nowUs);
        }
        assertEquals(49_800, budget.remaining());
        venueSays(49_999);
        assertEquals(49_999, budget.remaining(), "the venue's count is the one that counts");
        assertEquals(MIDNIGHT_US, budget.dayStartUs());
    }

    @Test
    void shouldLearnANewDayWhenOnlyAFewCallsOfTheOldOneWereSpent() {
        venueSays(85_000);
        nowUs = START_US + HOUR_US;
        venueSays(86_390);
        assertEquals(nowUs, budget.dayStartUs());
    }

    @Test
    void shouldNotBeRaisedByAnAnswerThatLaterOnesHaveOvertaken() {
        venueSays(50_000);
        final long late = budget.spend(Rank.PLACE);
        for (int i = 2; i <= 31; i++) {
            venueSays(50_000 - i);
        }
        assertEquals(49_968, budget.remaining(), "as though the late one had not been counted yet");
        budget.settled(late, new RateLimit(86_400, 49_999), nowUs);
        assertEquals(49_968, budget.remaining());
        assertEquals(MIDNIGHT_US, budget.dayStartUs());
        venueSays(49_968);
        assertEquals(49_968, budget.remaining());
    }

    @Test
    void shouldBeLoweredByAnAnswerThatWasOvertakenOnTheWayOut() {
        final long late = budget.spend(Rank.PLACE);
        venueSays(50_000);
        budget.settled(late, new RateLimit(86_400, 49_990), nowUs);
        assertEquals(49_990, budget.remaining());
    }

    @Test
    void shouldNotBeMovedByAClockSetBack() {
        burst(Rank.POLL);
        nowUs -= HOUR_US;
        assertEquals(EMPTY, ask(Rank.POLL));
        nowUs += 10 * SECOND_US;
        assertEquals(SPEND, ask(Rank.POLL));
    }

    private RateBudget.Answer ask(final Rank rank) {
        return budget.ask(rank, false, nowUs);
    }

    private int burst(final Rank rank) {
        int spent = 0;
        while (ask(rank) == SPEND) {
            budget.settled(budget.spend(rank), RateLimit.ABSENT, nowUs);
            spent++;
        }
        return spent;
    }

    private void venueSays(final long remaining) {
        budget.settled(budget.spend(Rank.CANCEL), new RateLimit(86_400, remaining), nowUs);
    }
}
