package io.paymiumfix.order;

import static io.paymiumfix.order.Desk.view;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The settle time of these tests is 10 s, an unknown outcome is repeated every minute. */
@Timeout(10)
class ResolvingTest {
    private final Desk desk = new Desk();

    private void unknown(final String clOrdId) {
        desk.order(clOrdId).send();
        desk.unknown(Output.PlaceCall.class, "TIMEOUT");
    }

    @Test
    void shouldSayThatTheOutcomeIsUnknownAndReadTheOrders() {
        desk.order("A1").send();
        assertEquals(
                List.of("LIST RESOLVE", "8 150=A 39=A 11=A1 14=0 151=0.5 OUTCOME_UNKNOWN"),
                desk.unknown(Output.PlaceCall.class, "TIMEOUT"));
    }

    @Test
    void shouldAdoptTheOneOrderThatMatches() {
        unknown("A1");
        assertEquals(
                List.of(
                        "TRUTH ADOPTED",
                        "8 150=0 39=0 11=A1 14=0 151=0.5",
                        "8 150=F 39=1 11=A1 32=0.2 31=30000 14=0.2 151=0.3"),
                desk.lists(view("u1").traded("0.2", "6000")));
        assertEquals("u1", desk.lastExecution().uuid());
    }

    @Test
    void shouldNotAdoptOrdersThatDiffer() {
        unknown("A1");
        assertEquals(
                List.of(),
                desk.lists(
                        view("u1").amount("0.6"),
                        view("u2").price("30001"),
                        view("u3").sell(),
                        view("u4").market(),
                        view("u5").createdAtS(Desk.START_US / 1_000_000 - 3_600)));
    }

    @Test
    void shouldNotAdoptAnOrderThatWasListedBeforeThePostLeft() {
        desk.order("A0").qty("0.1").send();
        desk.acceptsOrder(view("u0").amount("0.1"));
        desk.pass(3_000);
        desk.lists(view("foreign"));
        desk.pass(1_000);
        unknown("A1");
        assertEquals(List.of(), desk.lists(view("foreign"), view("u0").amount("0.1")));
    }

    @Test
    void shouldRejectAfterTheFenceTheSettleTimeTwoReadingsAndBalancesThatAreExplained() {
        unknown("A1");
        for (int s = 0; s < 10; s++) {
            assertEquals(List.of(), desk.lists(), "not settled after " + s + " s");
            desk.pass(1_000);
        }
        desk.pass(3_000);
        assertEquals(List.of(), desk.lists());
        assertEquals(List.of("LIST RESOLVE"), desk.pass(2_000), "the same answer twice");
        assertEquals(List.of("BALANCES RESOLVE"), desk.lists());
        assertEquals(
                List.of("TRUTH ABSENT", "8 150=8 39=8 11=A1 103=99 14=0 151=0 REJECTED_BY_ABSENCE"),
                desk.locked("0", "0"));
        assertEquals(List.of(), desk.pass(600_000), "nothing is read any more");
    }

    @Test
    void shouldNotCountAReadingWithMissingPages() {
        unknown("A1");
        for (int i = 0; i < 20; i++) {
            desk.apply(new Input.OrdersRead(
                    desk.last(Output.ListCall.class).callId(),
                    desk.nonce() + 1_000 + i,
                    desk.nowUs(),
                    false,
                    List.of(),
                    List.of(),
                    VenueOrder.ABSENT));
            desk.pass(30_000);
        }
        assertEquals(1, desk.openOrders());
    }

    @Test
    void shouldNotTakeAReadingWithALowerNonceForAFence() {
        unknown("A1");
        assertEquals(
                List.of(),
                desk.apply(new Input.OrdersRead(
                        desk.last(Output.ListCall.class).callId(),
                        1,
                        desk.nowUs(),
                        true,
                        List.of(view("u1").order()),
                        List.of(),
                        VenueOrder.ABSENT)));
    }

    @Test
    void shouldMatchOrdersAlikeByCount() {
        unknown("A1");
        unknown("A2");
        assertEquals(
                List.of(
                        "TRUTH ADOPTED",
                        "TRUTH ADOPTED",
                        "8 150=0 39=0 11=A1 14=0 151=0.5",
                        "8 150=0 39=0 11=A2 14=0 151=0.5"),
                desk.lists(view("u1"), view("u2")));
    }

    @Test
    void shouldAdoptInTimeOrderWhenFewerAreThere() {
        unknown("A1");
        unknown("A2");
        assertEquals(List.of("TRUTH ADOPTED", "8 150=0 39=0 11=A1 14=0 151=0.5"), desk.lists(view("u1")));
        assertEquals(2, desk.openOrders());
    }

    @Test
    void shouldHoldAndAlarmWhenThereAreMoreCandidatesThanOrders() {
        unknown("A1");
        assertEquals(List.of("ALARM AMBIGUOUS_MATCH"), desk.lists(view("u1"), view("u2")));
        assertEquals(1, desk.openOrders());
    }

    @Test
    void shouldWaitWhileAnOrderAlikeIsStillBeingPlaced() {
        unknown("A1");
        desk.order("A2").send();
        assertEquals(List.of(), desk.lists(view("u2")));
        assertEquals(List.of("8 150=0 39=0 11=A2 14=0 151=0.5"), desk.acceptsOrder(view("u2")));
        desk.pass(1_000);
        assertEquals(List.of("TRUTH ADOPTED", "8 150=0 39=0 11=A1 14=0 151=0.5"), desk.lists(view("u2"), view("u1")));
    }

    @Test
    void shouldCancelAnAdoptedOrderWhoseCancelWaitedForIt() {
        unknown("A1");
        assertEquals(List.of("8 150=6 39=6 11=C1 41=A1 14=0 151=0.5"), desk.cancel("C1", "A1"));
        assertEquals(List.of("TRUTH ADOPTED", "DELETE u1", "8 150=0 39=6 11=A1 14=0 151=0.5"), desk.lists(view("u1")));
    }

    @Test
    void shouldRepeatThatItIsUnknownOnceAMinuteAndAlarmAtLast() {
        unknown("A1");
        final String first = desk.lastExecution().execId();
        final List<String> said = desk.pass(300_000);
        assertEquals(
                5,
                said.stream()
                        .filter(line -> line.equals("8 150=A 39=A 11=A1 14=0 151=0.5 OUTCOME_UNKNOWN"))
                        .count());
        assertEquals(
                1, said.stream().filter("ALARM OUTCOME_UNKNOWN_LONG"::equals).count());
        assertEquals(false, first.equals(desk.lastExecution().execId()), "each repeat has its own ExecID(17)");
    }

    @Test
    void shouldReadAgainWhenAReadingFails() {
        unknown("A1");
        assertEquals(List.of(), desk.unknown(Output.ListCall.class, "RESET"));
        assertEquals(List.of("LIST RESOLVE"), desk.pass(1_000));
    }

    @Test
    void shouldServeEveryUnknownOrderOfTheAccountWithOneReading() {
        unknown("A1");
        desk.order("A2").qty("0.7").send();
        assertEquals(
                List.of("8 150=A 39=A 11=A2 14=0 151=0.7 OUTCOME_UNKNOWN"),
                desk.unknown(Output.PlaceCall.class, "TIMEOUT"),
                "no second listing while one is under way");
    }

    @Test
    void shouldNotGiveAnOrderToACaseThatBeganAfterItWasListed() {
        unknown("A1");
        assertEquals(List.of("ALARM AMBIGUOUS_MATCH"), desk.lists(view("u1"), view("u2")));
        desk.pass(500);
        unknown("A2");
        final List<String> said = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            desk.pass(30_000);
            said.addAll(desk.lists(view("u1"), view("u2")));
        }
        assertEquals(
                List.of(),
                said.stream().filter(line -> line.startsWith("8 150=0")).toList(),
                "both were there before A2 was sent: A2 is neither, and which is A1 nobody knows");
    }

    @Test
    void shouldAdoptAnOrderListedBeforeTheSecondForTheFirst() {
        unknown("A1");
        desk.pass(500);
        desk.order("A2").send();
        final Output.PlaceCall second = desk.last(Output.PlaceCall.class);
        desk.lists(view("u1"));
        desk.pass(100);
        desk.apply(new Input.Unknown(second.callId(), desk.nonce() + 1, desk.nowUs(), "TIMEOUT"));
        desk.pass(30_000);
        assertEquals(List.of("TRUTH ADOPTED", "8 150=0 39=0 11=A1 14=0 151=0.5"), desk.listsFrom(100, view("u1")));
        assertEquals("u1", desk.lastExecution().uuid());
    }

    @Test
    void shouldMatchByTheTimeOfSendingWhenOutcomesComeInAnotherOrder() {
        desk.order("A1").send();
        final Output.PlaceCall first = desk.last(Output.PlaceCall.class);
        final long firstSentUs = desk.nowUs();
        desk.pass(1_000);
        unknown("A2");
        desk.apply(new Input.Unknown(first.callId(), desk.nonce() - 1, firstSentUs, "TIMEOUT"));
        assertEquals(List.of("TRUTH ADOPTED", "8 150=0 39=0 11=A1 14=0 151=0.5"), desk.lists(view("u1")));
    }

    @Test
    void shouldCountAnOrderListedTwiceOnce() {
        unknown("A1");
        assertEquals(List.of("TRUTH ADOPTED", "8 150=0 39=0 11=A1 14=0 151=0.5"), desk.lists(view("u1"), view("u1")));
        unknown("A2");
        assertEquals(List.of(), desk.lists(view("")), "an order without an id is none");
    }

    @Test
    void shouldReadAtLeisureWhileReadingsProveNothing() {
        unknown("A1");
        desk.readIncomplete();
        int readings = 0;
        for (int s = 0; s < 600; s++) {
            if (desk.pass(1_000).contains("LIST RESOLVE")) {
                readings++;
                desk.readIncomplete();
            }
        }
        assertEquals(true, readings < 30, "each reading may be many pages; there were " + readings);
    }

    @Test
    void shouldNotAdoptAnOrderOfOursThatIsForgotten() {
        unknown("A1");
        desk.readIncomplete();
        desk.order("A2").send();
        desk.acceptsOrder(view("u2").state("filled").traded("0.5", "15000"));
        desk.pass(3 * 86_400_000L);
        assertEquals(List.of(), desk.lists(view("u2").state("filled").traded("0.5", "15000")));
    }
}
