package io.paymiumfix.order;

import static io.paymiumfix.order.Desk.view;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is forgotten of an order when its trading day is over, and what is not. */
@Timeout(10)
class EndOfDayTest {
    private static final long DAY_MS = 86_400_000;

    private final Desk desk = new Desk();

    private String canceled() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1"));
        desk.pass(300);
        desk.reads(view("u1"));
        desk.cancel("C1", "A1");
        desk.acceptsCancel();
        desk.reads(view("u1").state("canceled"));
        assertEquals(OrderState.CANCELED, desk.placed().state());
        return desk.placed().orderId();
    }

    @Test
    void shouldForgetAnOrderThatEndedLongBefore() {
        final String id = canceled();
        desk.pass(5_000);
        desk.reads(view("u1").state("canceled"));
        desk.pass(2 * DAY_MS);
        desk.stream(false);
        assertNull(desk.order37(id));
    }

    @Test
    void shouldStillProveThatAListingReachesBackFarEnoughByAnOrderOfTheDayBefore() {
        canceled();
        desk.pass(5_000);
        desk.reads(view("u1").state("canceled"));
        desk.pass(2 * DAY_MS);
        desk.order("A2").send();
        desk.saveAndLoad();
        desk.unknown(Output.PlaceCall.class, "TIMEOUT");
        assertEquals(List.of("u1"), desk.last(Output.ListCall.class).witnesses());
        desk.operator("reconcile", "main", "");
        desk.lists();
        assertEquals(List.of("u1"), desk.last(Output.ListCall.class).witnesses(), "orders of this day");
    }

    @Test
    void shouldCompareAlsoWhatEndedTodayAfterItHadRestedForDays() {
        final long receivedS = desk.nowUs() / 1_000_000;
        desk.order("A1").send();
        desk.acceptsOrder(view("u1"));
        desk.pass(2 * DAY_MS);
        desk.streams(view("u1").state("filled").traded("0.5", "15000"));
        desk.operator("reconcile", "main", "");
        desk.lists();
        assertEquals(receivedS - 61, desk.last(Output.ListCall.class).sinceS());
    }

    @Test
    void shouldRememberAnOrderOfEachMinuteOfTheLastTradingForThat() {
        for (int i = 1; i <= 18; i++) {
            desk.order("A" + i).send();
            desk.acceptsOrder(view("u" + i).state("filled").traded("0.5", "15000"));
            desk.pass(20_000);
        }
        desk.pass(2 * DAY_MS);
        desk.order("B").send();
        desk.unknown(Output.PlaceCall.class, "TIMEOUT");
        assertEquals(
                List.of("u1", "u4", "u7", "u10", "u13", "u16"),
                desk.last(Output.ListCall.class).witnesses());
    }

    @Test
    void shouldReadACanceledOrderHourlyWhereTheVenueDoesNotLetUsReadOrders() {
        canceled();
        desk.pass(5_000);
        assertEquals(
                List.of("ALARM ACCOUNT_UNREADABLE"),
                desk.refuses(Output.ReadCall.class, 403, RefusalKind.NOT_AUTHORISED, "missing scope"));
        assertEquals(List.of(), desk.pass(3_599_000));
        assertEquals(List.of("GET u1"), desk.pass(1_000));
    }

    @Test
    void shouldKeepAnEndedOrderThatWaitsForAPersonUntilItIsSettled() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1").state("filled").traded("0.5", "15000"));
        final String id = desk.placed().orderId();
        desk.pass(1_000);
        desk.operator("reconcile", "", "main");
        assertEquals(
                List.of("ALARM TRADE_BUSTED", "LIST CONFIRM"),
                desk.lists(view("u1").state("canceled").traded("0.3", "9000")));
        desk.pass(2 * DAY_MS);
        desk.decides("resume", id, "");
        assertEquals(
                List.of("8 150=D 39=4 11=A1 378=99 14=0.3 151=0 TRADES_CORRECTED"),
                desk.reads(view("u1").state("canceled").traded("0.3", "9000")));
        desk.pass(2 * DAY_MS);
        desk.stream(false);
        assertNull(desk.order37(id));
    }

    @Test
    void shouldStillReadACanceledOrderOnceMoreWhenTheGatewayWasStoppedOverTheEndOfTheDay() {
        canceled();
        desk.sleeps(12 * 3_600_000L);
        desk.restart();
        assertEquals(List.of("GET u1"), desk.pass(0));
        assertEquals(
                List.of("8 150=F 39=4 11=A1 32=0.1 31=30000 14=0.1 151=0"),
                desk.reads(view("u1").state("canceled").traded("0.1", "3000")));
    }

    @Test
    void shouldReadACanceledOrderAgainWhenTheDayEndsWhileItIsBeingRead() {
        canceled();
        desk.pass(5_000);
        desk.sleeps(2 * DAY_MS);
        desk.unknown(Output.ReadCall.class, "TIMEOUT");
        assertEquals(List.of("GET u1"), desk.pass(60_000));
    }
}
