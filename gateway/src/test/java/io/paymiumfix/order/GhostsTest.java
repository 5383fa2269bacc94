package io.paymiumfix.order;

import static io.paymiumfix.order.Desk.view;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Orders that were rejected as absent and appear after all. */
@Timeout(10)
class GhostsTest {
    private static final List<String> FOUND = List.of("ALARM LATE_GHOST", "MODE CANCEL_ONLY", "DELETE g1");

    private Desk desk = new Desk();

    private void rejectedAsAbsent() {
        desk.order("A1").send();
        desk.unknown(Output.PlaceCall.class, "TIMEOUT");
        assertEquals(List.of("BALANCES RESOLVE"), desk.readsForOutcomes());
        assertEquals(
                List.of("TRUTH ABSENT", "8 150=8 39=8 11=A1 103=99 14=0 151=0 REJECTED_BY_ABSENCE"),
                desk.locked("0", "0"));
    }

    @Test
    void shouldAlarmStopNewOrdersAndCancelAGhostAtOnce() {
        rejectedAsAbsent();
        desk.pass(3_600_000);
        assertEquals(FOUND, desk.streams(view("g1")));
        assertEquals(
                List.of("8 150=8 39=8 11=A2 103=2 14=0 151=0 ASSUMPTION_BROKEN"),
                desk.order("A2").send());
        assertEquals(List.of("GET g1"), desk.acceptsCancel());
        assertEquals(List.of(), desk.reads(view("g1").state("canceled")), "its client was told that it is rejected");
        assertEquals(List.of(), desk.pass(600_000));
        assertEquals(List.of("MODE OPEN"), desk.decides("accept-assumption", "", ""));
        assertEquals(
                "POST limit buy amount=0.5 cash=- price=30000",
                desk.order("A3").send().get(0));
    }

    @Test
    void shouldCancelAGhostAgainUntilItIsGone() {
        rejectedAsAbsent();
        desk.streams(view("g1"));
        desk.unknown(Output.CancelCall.class, "HTTP_500");
        assertEquals(List.of(), desk.reads(view("g1").traded("0.1", "3000")));
        assertEquals(List.of("DELETE g1"), desk.pass(1_000));
        assertEquals(List.of(), desk.notSent(Output.CancelCall.class, NotSentReason.CONNECT_FAILED));
        assertEquals(List.of("DELETE g1"), desk.pass(2_000));
        desk.acceptsCancel();
        assertEquals(List.of(), desk.reads(view("g1").state("canceled").traded("0.1", "3000")));
        assertEquals(List.of(), desk.pass(600_000));
    }

    @Test
    void shouldTellAPersonWhenAGhostCannotBeCanceled() {
        rejectedAsAbsent();
        desk.streams(view("g1"));
        final List<String> said = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            said.addAll(desk.notSent(Output.CancelCall.class, NotSentReason.CONNECT_FAILED));
            desk.pass(60_000);
        }
        assertEquals(List.of("ALARM GHOST_STAYS"), said);
    }

    @Test
    void shouldFindAGhostInTheListingOfAnotherOrder() {
        rejectedAsAbsent();
        desk.order("A2").qty("0.7").send();
        desk.acceptsOrder(view("u2").amount("0.7"));
        desk.pass(3_000);
        assertEquals(FOUND, desk.lists(view("u2").amount("0.7"), view("g1")));
    }

    @Test
    void shouldNotTakeTheOrderThatIsSentAnewForAGhost() {
        rejectedAsAbsent();
        desk.order("A2").send();
        assertEquals(List.of(), desk.streams(view("u2")), "it waits for the POST's own outcome");
        assertEquals(List.of("8 150=0 39=0 11=A2 14=0 151=0.5"), desk.acceptsOrder(view("u2")));
    }

    @Test
    void shouldCallItAGhostWhenThePostThatCouldHaveExplainedItTellsAnother() {
        rejectedAsAbsent();
        desk.order("A2").send();
        assertEquals(List.of(), desk.streams(view("g1")));
        assertEquals(
                List.of("ALARM LATE_GHOST", "MODE CANCEL_ONLY", "DELETE g1", "8 150=0 39=0 11=A2 14=0 151=0.5"),
                desk.acceptsOrder(view("u2")));
    }

    @Test
    void shouldGiveItToAnOrderOfUnknownOutcomeFirst() {
        rejectedAsAbsent();
        desk.order("A2").send();
        desk.unknown(Output.PlaceCall.class, "TIMEOUT");
        assertEquals(List.of("TRUTH ADOPTED", "8 150=0 39=0 11=A2 14=0 151=0.5"), desk.lists(view("u2")));
    }

    @Test
    void shouldForgetAfterADay() {
        rejectedAsAbsent();
        desk.pass(86_400_000);
        assertEquals(List.of(), desk.streams(view("g1")));
    }

    @Test
    void shouldNotCancelWhatMayBeAnothersOrder() {
        desk = Desk.assuming(new Rules.Assumptions(true, true, true, true, false, true, true));
        rejectedAsAbsent();
        assertEquals(List.of("ALARM LATE_GHOST", "MODE CANCEL_ONLY", "GET g1"), desk.streams(view("g1")));
    }

    @Test
    void shouldTakeALaterOrderForAnothersWhereOthersTrade() {
        desk = Desk.assuming(new Rules.Assumptions(true, true, true, true, false, true, true));
        rejectedAsAbsent();
        desk.pass(3_600_000);
        assertEquals(List.of(), desk.streams(view("f").createdAtS(desk.nowUs() / 1_000_000)));
    }

    @Test
    void shouldLeaveAGhostToThePersonWhenSoConfigured() {
        desk = Desk.assuming(new Rules.Assumptions(true, true, true, true, true, true, false));
        rejectedAsAbsent();
        assertEquals(List.of("ALARM LATE_GHOST", "MODE CANCEL_ONLY", "GET g1"), desk.streams(view("g1")));
    }

    @Test
    void shouldFollowAGhostThatAPersonHasToCancelUntilItsEnd() {
        desk = Desk.assuming(new Rules.Assumptions(true, true, true, true, true, true, false));
        rejectedAsAbsent();
        desk.dropCopyTo(new Rules.DropCopy("DROP1", List.of(Desk.ACCOUNT), true));
        desk.streams(view("g1"));
        desk.reads(view("g1"));
        assertEquals(List.of("GET g1"), desk.pass(1_000));
        assertEquals(
                List.of("DROP1#2 of : 8 150=F 39=1 11= 32=0.2 31=30000 14=0.2 151=0.3 GHOST 17=G-g1-F20000000"),
                desk.reads(view("g1").traded("0.2", "6000")));
        assertEquals(List.of("GET g1"), desk.pass(2_000));
        desk.reads(view("g1").state("canceled").traded("0.2", "6000"));
        assertEquals(List.of(), desk.pass(600_000));
    }
}
