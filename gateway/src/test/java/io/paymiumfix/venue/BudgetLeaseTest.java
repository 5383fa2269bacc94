package io.paymiumfix.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.client.RateLimit;
import io.paymiumfix.order.Input;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class BudgetLeaseTest {
    private static final long DAY_US = 86_400_000_000L;
    private static final long START_US = ManualLoop.START_US;
    private static final long DAY_START_US = Math.floorDiv(START_US, DAY_US) * DAY_US;

    private final FakeInbox inbox = new FakeInbox();

    @Test
    void shouldCoverNoCallBeforeTheFirstLeaseIsTaken() {
        final RateBudget budget = budget(null);
        final BudgetLease lease = new BudgetLease(budget, inbox);
        inbox.room(0);
        lease.renew();
        assertFalse(lease.covers());
        inbox.room(1);
        lease.renew();
        assertTrue(lease.covers());
        assertEquals(List.of(new Input.BudgetLease(DAY_START_US, 512)), inbox.budgetLeases());
    }

    @Test
    void shouldTakeTheNextLeaseWhenHalfOfTheLastIsSpent() {
        final RateBudget budget = budget(null);
        final BudgetLease lease = new BudgetLease(budget, inbox);
        lease.renew();
        for (int i = 0; i < 257; i++) {
            budget.spend(Rank.PLACE);
            lease.renew();
        }
        assertEquals(
                List.of(new Input.BudgetLease(DAY_START_US, 512), new Input.BudgetLease(DAY_START_US, 257 + 512)),
                inbox.budgetLeases());
    }

    @Test
    void shouldLetNoCallLeaveBeyondTheLease() {
        final RateBudget budget = budget(null);
        final BudgetLease lease = new BudgetLease(budget, inbox);
        inbox.room(1);
        lease.renew();
        for (int i = 0; i < 512; i++) {
            assertTrue(lease.covers());
            budget.spend(Rank.PLACE);
            lease.renew();
        }
        assertFalse(lease.covers());
    }

    @Test
    void shouldGoOnFromWhatTheJournalSaysWasSpent() {
        final RateBudget budget = budget(new Input.BudgetLease(DAY_START_US, 5_000));
        assertEquals(86_400 - 5_000, budget.remaining());
        budget.settled(budget.spend(Rank.PLACE), new RateLimit(86_400, 81_500), START_US);
        assertEquals(81_500, budget.remaining());
        assertEquals(DAY_START_US, budget.dayStartUs());
    }

    @Test
    void shouldForgetWhatWasSpentOnAnEarlierDay() {
        assertEquals(
                86_400,
                budget(new Input.BudgetLease(DAY_START_US - DAY_US, 5_000)).remaining());
    }

    @Test
    void shouldKeepADayOfCallsThatWasLearntToBeginAtAnotherTime() {
        final long learntUs = DAY_START_US - DAY_US / 2;
        assertEquals(learntUs, budget(new Input.BudgetLease(learntUs, 9)).dayStartUs());
    }

    private static RateBudget budget(final Input.BudgetLease journalled) {
        return new RateBudget(VenueSettings.Budget.DEFAULTS, START_US, journalled);
    }
}
