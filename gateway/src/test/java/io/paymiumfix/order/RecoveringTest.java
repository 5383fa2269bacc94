package io.paymiumfix.order;

import static io.paymiumfix.order.Desk.view;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class RecoveringTest {
    private final Desk desk = new Desk();
    private final Input restart = new Input.ModeChanged(VenueMode.RECOVERING, "start");

    @Test
    void shouldOpenAtOnceWhenNothingIsOpen() {
        assertEquals(List.of("MODE RECOVERING", "MODE OPEN"), desk.apply(restart));
    }

    @Test
    void shouldRefuseNewOrdersUntilEveryKnownOrderWasRead() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1"));
        assertEquals(List.of("MODE RECOVERING", "GET u1"), desk.apply(restart));
        assertEquals(
                List.of("8 150=8 39=8 11=A2 103=2 14=0 151=0 RECOVERING"),
                desk.order("A2").send());
        assertEquals(
                List.of("MODE OPEN", "8 150=F 39=2 11=A1 32=0.5 31=30000 14=0.5 151=0"),
                desk.reads(view("u1").state("filled").traded("0.5", "15000")));
        assertEquals(2, desk.order("A3").send().size());
    }

    @Test
    void shouldListManyOrdersAndReadThoseThatAreNotShown() {
        final List<Desk.View> shown = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            desk.order("A" + i).send();
            desk.acceptsOrder(view("u" + i));
            if (i != 3) {
                shown.add(view("u" + i));
            }
        }
        assertEquals(List.of("MODE RECOVERING", "LIST RESOLVE"), desk.apply(restart));
        assertEquals(List.of("GET u3"), desk.lists(shown.toArray(new Desk.View[0])));
        assertEquals(List.of("MODE OPEN"), desk.reads(view("u3")));
    }

    @Test
    void shouldReadOneByOneAFewAtATimeWhenTheListingKeepsFailing() {
        for (int i = 0; i < 18; i++) {
            desk.order("A" + i).send();
            desk.acceptsOrder(view("u" + i));
        }
        desk.apply(restart);
        for (int i = 1; i < 5; i++) {
            assertEquals(List.of("LIST RESOLVE"), desk.unknown(Output.ListCall.class, "TIMEOUT"));
        }
        final List<String> said = desk.unknown(Output.ListCall.class, "TIMEOUT");
        assertEquals(16, said.size());
        assertEquals("GET u15", said.get(15));
        assertEquals(List.of("GET u16"), desk.reads(view("u15")));
        assertEquals(List.of("GET u17"), desk.reads(view("u16")));
    }

    @Test
    void shouldHonourCancelsMeanwhile() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1"));
        desk.apply(restart);
        assertEquals("DELETE u1", desk.cancel("C1", "A1").get(0));
    }

    @Test
    void shouldTryAgainWhenAnOrderCouldNotBeRead() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1"));
        desk.apply(restart);
        assertEquals(List.of(), desk.notSent(Output.ReadCall.class, NotSentReason.CONNECT_FAILED));
        assertEquals(true, desk.pass(2_000).contains("GET u1"));
        assertEquals(List.of("MODE OPEN"), desk.reads(view("u1")));
    }

    @Test
    void shouldWaitForTheOutcomeOfAPostAndThenForItsFenceAndFirstReading() {
        desk.order("A1").send();
        assertEquals(List.of("MODE RECOVERING"), desk.apply(restart));
        desk.unknown(Output.PlaceCall.class, "RESTART");
        assertEquals(List.of("MODE OPEN"), desk.lists());
        assertEquals(1, desk.openOrders(), "proof by absence goes on behind");
    }

    @Test
    void shouldTellTheStateOfTheLinkWhenRecoveryEnds() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1"));
        desk.apply(restart);
        assertEquals(List.of(), desk.apply(new Input.ModeChanged(VenueMode.CANCEL_ONLY, "429")));
        assertEquals(List.of("MODE CANCEL_ONLY"), desk.reads(view("u1")));
    }

    @Test
    void shouldNotWaitForAnOrderThatEndedMeanwhile() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1"));
        desk.apply(restart);
        desk.notSent(Output.ReadCall.class, NotSentReason.BUDGET_EMPTY);
        assertEquals(
                List.of("8 150=F 39=2 11=A1 32=0.5 31=30000 14=0.5 151=0"),
                desk.streams(view("u1").state("filled").traded("0.5", "15000")));
        assertEquals(true, desk.pass(2_000).contains("MODE OPEN"));
        assertEquals(List.of(), desk.pass(10_000), "its end was all there was to learn");
    }
}
