package io.paymiumfix.order;

import static io.paymiumfix.order.Desk.view;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class CancelingTest {
    private final Desk desk = new Desk();

    private void rests() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1"));
    }

    @Test
    void shouldCancelAndReportOnlyWhatTheVenueSaysAfterwards() {
        rests();
        assertEquals(List.of("DELETE u1", "8 150=6 39=6 11=C1 41=A1 14=0 151=0.5"), desk.cancel("C1", "A1"));
        assertEquals(List.of("GET u1"), desk.acceptsCancel());
        assertEquals(
                List.of("8 150=4 39=4 11=C1 41=A1 14=0 151=0"),
                desk.reads(view("u1").state("canceled")));
    }

    @Test
    void shouldFindTheOrderByOrderIdAlone() {
        rests();
        final String orderId = desk.lastExecution().orderId();
        assertEquals(
                List.of("DELETE u1", "8 150=6 39=6 11=C1 41=A1 14=0 151=0.5"),
                desk.apply(desk.cancelOf("C1", "", orderId, false, false)));
    }

    @Test
    void shouldRefuseACancelWhoseTwoIdsDisagree() {
        rests();
        final String orderId = desk.lastExecution().orderId();
        desk.order("A2").send();
        assertEquals(
                List.of("9 11=C1 41=A1 39=0 102=99 ORDER_MISMATCH"),
                desk.apply(desk.cancelOf("C1", "A2", orderId, false, false)));
    }

    @Test
    void shouldRefuseACancelOfAnUnknownOrder() {
        assertEquals(List.of("9 11=C1 41=nope 39=8 102=1 UNKNOWN_ORDER"), desk.cancel("C1", "nope"));
    }

    @Test
    void shouldRefuseACancelOfAnOrderThatHasEnded() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1").state("filled").traded("0.5", "15000"));
        assertEquals(List.of("9 11=C1 41=A1 39=2 102=0 TOO_LATE"), desk.cancel("C1", "A1"));
    }

    @Test
    void shouldRefuseASecondCancelWhileOneIsPending() {
        rests();
        desk.cancel("C1", "A1");
        assertEquals(List.of("9 11=C2 41=A1 39=6 102=3 ALREADY_PENDING"), desk.cancel("C2", "A1"));
    }

    @Test
    void shouldRefuseACancelWhoseIdIsTaken() {
        rests();
        assertEquals(List.of("9 11=A1 41=A1 39=0 102=6 DUPLICATE_CLORDID"), desk.cancel("A1", "A1"));
    }

    @Test
    void shouldRefuseAnOrderWhoseIdACancelHasTaken() {
        rests();
        desk.cancel("C1", "A1");
        assertEquals(
                List.of("8 150=8 39=6 11=C1 103=6 14=0 151=0.5 DUPLICATE_CLORDID"),
                desk.order("C1").send());
    }

    @Test
    void shouldAbsorbARedeliveredCancelAndAnswerAPossibleResend() {
        rests();
        desk.cancel("C1", "A1");
        assertEquals(List.of(), desk.apply(desk.cancelOf("C1", "A1", "", true, false)));
        assertEquals(
                List.of("8 150=I 39=6 11=A1 14=0 151=0.5 ALREADY_RECEIVED"),
                desk.apply(desk.cancelOf("C1", "A1", "", false, true)));
    }

    @Test
    void shouldWaitForTheUuidBeforeItCancels() {
        desk.order("A1").send();
        assertEquals(List.of("8 150=6 39=6 11=C1 41=A1 14=0 151=0.5"), desk.cancel("C1", "A1"));
        assertEquals(
                List.of("DELETE u1", "8 150=0 39=6 11=A1 14=0 151=0.5"),
                desk.acceptsOrder(view("u1").state("pending_execution")));
    }

    @Test
    void shouldTellTheRefusalOfTheOrderBeforeTheCancelThatWaitedForIt() {
        desk.order("A1").send();
        desk.cancel("C1", "A1");
        assertEquals(
                List.of("8 150=8 39=8 11=A1 103=99 14=0 151=0 VENUE_REFUSED", "9 11=C1 41=A1 39=8 102=0 TOO_LATE"),
                desk.refuses(Output.PlaceCall.class, 422, RefusalKind.OTHER, "no"));
    }

    @Test
    void shouldLetAPendingCancelOutrankFillsEvenTheLast() {
        rests();
        desk.cancel("C1", "A1");
        assertEquals(
                List.of("8 150=F 39=6 11=A1 32=0.2 31=30000 14=0.2 151=0.3"),
                desk.streams(view("u1").traded("0.2", "6000")));
        desk.unknown(Output.CancelCall.class, "HTTP_500");
        assertEquals(
                List.of("8 150=F 39=6 11=A1 32=0.3 31=30000 14=0.5 151=0", "9 11=C1 41=A1 39=2 102=0 TOO_LATE"),
                desk.reads(view("u1").state("filled").traded("0.5", "15000")));
    }

    @Test
    void shouldLetFillsOutrankAPendingCancelForSessionsThatWantIt() {
        final Desk fillFirst = new Desk(session -> new Rules.Session(
                session.name(),
                session.accounts(),
                true,
                Rules.PendingPrecedence.FILL,
                true,
                false,
                session.freshnessUs()));
        fillFirst.order("A1").send();
        fillFirst.acceptsOrder(view("u1"));
        fillFirst.cancel("C1", "A1");
        assertEquals(
                List.of("8 150=F 39=1 11=A1 32=0.2 31=30000 14=0.2 151=0.3"),
                fillFirst.streams(view("u1").traded("0.2", "6000")));
        assertEquals(
                List.of("8 150=F 39=2 11=A1 32=0.3 31=30000 14=0.5 151=0", "9 11=C1 41=A1 39=2 102=0 TOO_LATE"),
                fillFirst.streams(view("u1").state("filled").traded("0.5", "15000")));
    }

    @Test
    void shouldReadAgainWhenTheVenueSaid204AndTheOrderIsStillOpen() {
        rests();
        desk.pass(300);
        desk.reads(view("u1"));
        desk.cancel("C1", "A1");
        desk.acceptsCancel();
        for (final long delayMs : new long[] {1_000, 2_000, 5_000, 10_000}) {
            assertEquals(List.of(), without(desk.reads(view("u1")), "ALARM CANCEL_SLOW"));
            assertEquals(List.of("GET u1"), without(desk.pass(delayMs), "LIST POLL"), "after " + delayMs);
        }
        assertEquals(List.of("ALARM CANCEL_SLOW"), desk.reads(view("u1")));
        assertEquals(List.of("DELETE u1"), without(desk.pass(10_000), "LIST POLL"));
    }

    @Test
    void shouldReadAndDeleteAgainWhenTheAnswerWas500AndTheOrderIsOpen() {
        rests();
        desk.cancel("C1", "A1");
        assertEquals(List.of("GET u1"), desk.unknown(Output.CancelCall.class, "HTTP_500"));
        assertEquals(List.of(), desk.reads(view("u1")));
        assertEquals(List.of("DELETE u1"), without(desk.pass(1_000), "GET u1"));
    }

    @Test
    void shouldDeleteAgainAsSoonAsAPendingExecutionOrderBecomesActive() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1").state("pending_execution"));
        desk.cancel("C1", "A1");
        desk.unknown(Output.CancelCall.class, "HTTP_500");
        assertEquals(List.of(), desk.reads(view("u1").state("pending_execution")));
        assertEquals(List.of("DELETE u1"), desk.streams(view("u1").state("active")));
    }

    @Test
    void shouldDeleteAgainAfterTwoSecondsWhileExecutionIsPending() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1").state("pending_execution"));
        desk.cancel("C1", "A1");
        desk.unknown(Output.CancelCall.class, "HTTP_500");
        desk.reads(view("u1").state("pending_execution"));
        assertEquals(List.of("GET u1"), desk.pass(1_999), "only the first look");
        assertEquals(List.of("DELETE u1"), desk.pass(1));
    }

    @Test
    void shouldHoldTheCancelAndAlarmWhenTheVenueDeniesAUuidItGave() {
        rests();
        desk.cancel("C1", "A1");
        desk.refuses(Output.CancelCall.class, 404, RefusalKind.NOT_FOUND, "order not found");
        assertEquals(
                List.of("ALARM CANCEL_HELD"),
                desk.refuses(Output.ReadCall.class, 404, RefusalKind.NOT_FOUND, "order not found"));
        assertEquals(
                "9 11=C2 41=A1 39=6 102=3 ALREADY_PENDING",
                desk.cancel("C2", "A1").get(0));
    }

    @Test
    void shouldDeleteSoonWhenAReadingShowsTheOrderTheVenueDenied() {
        rests();
        desk.streams(view("u1").state("active"));
        desk.cancel("C1", "A1");
        desk.refuses(Output.CancelCall.class, 404, RefusalKind.NOT_FOUND, "order not found");
        desk.refuses(Output.ReadCall.class, 404, RefusalKind.NOT_FOUND, "order not found");
        assertEquals(
                List.of("GET u1", "GET u1"), without(desk.pass(1_000), "LIST POLL"), "one of them is the first look");
        assertEquals(List.of(), desk.refuses(Output.ReadCall.class, 404, RefusalKind.NOT_FOUND, "order not found"));
        assertEquals(List.of("GET u1"), without(desk.pass(2_000), "LIST POLL"));
        desk.reads(view("u1").state("active"));
        assertEquals(List.of("DELETE u1"), without(desk.pass(5_000), "LIST POLL"));
    }

    @Test
    void shouldDeleteAgainWhenAnOrderTheVenueDeniedShowsItself() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1").state("pending_execution"));
        desk.cancel("C1", "A1");
        desk.refuses(Output.CancelCall.class, 404, RefusalKind.NOT_FOUND, "order not found");
        desk.refuses(Output.ReadCall.class, 404, RefusalKind.NOT_FOUND, "order not found");
        assertEquals(List.of("DELETE u1"), desk.streams(view("u1").state("active")));
    }

    @Test
    void shouldTryAgainWhenTheDeleteCouldNotBeSent() {
        rests();
        desk.cancel("C1", "A1");
        assertEquals(List.of(), desk.notSent(Output.CancelCall.class, NotSentReason.CONNECT_FAILED));
        assertEquals(List.of("DELETE u1"), without(desk.pass(1_000), "GET u1"));
    }

    @Test
    void shouldGiveTheOrderBackWhenTheTokenMayNotCancel() {
        rests();
        desk.cancel("C1", "A1");
        assertEquals(
                List.of("ALARM CANCEL_REFUSED", "9 11=C1 41=A1 39=0 102=2 CANCEL_REFUSED"),
                desk.refuses(Output.CancelCall.class, 403, RefusalKind.NOT_AUTHORISED, "forbidden"));
        assertEquals("DELETE u1", desk.cancel("C2", "A1").get(0), "a new cancel may be tried");
    }

    @Test
    void shouldHonourACancelInEveryMode() {
        rests();
        desk.apply(new Input.ModeChanged(VenueMode.DOWN, "gone"));
        assertEquals("DELETE u1", desk.cancel("C1", "A1").get(0));
    }

    @Test
    void shouldRefuseACancelForTheWrongSide() {
        rests();
        final Input.CancelOrder right = desk.cancelOf("C1", "A1", "", false, false);
        assertEquals(
                List.of("9 11=C1 41=A1 39=0 102=99 ORDER_MISMATCH"),
                desk.apply(new Input.CancelOrder(right.origin(), "C1", "A1", "", "BTC/EUR", '2', List.of())));
    }

    private static List<String> without(final List<String> lines, final String line) {
        return lines.stream().filter(said -> !said.equals(line)).toList();
    }

    @Test
    void shouldNotRememberRefusedCancelsWithoutEnd() {
        rests();
        desk.cancel("C1", "A1");
        for (int i = 0; i < 100; i++) {
            desk.cancel("N" + i, "nope");
            desk.cancel("P" + i, "A1");
        }
        assertEquals(true, desk.ids() <= 20, "the bound is 20, there are " + desk.ids());
        assertEquals(List.of(), desk.apply(desk.cancelOf("C1", "A1", "", true, false)), "C1 is remembered");
    }

    @Test
    void shouldHonourACancelWhenNothingMoreCanBeRemembered() {
        for (int i = 0; i < 20; i++) {
            desk.order("A" + i).send();
        }
        assertEquals(List.of("8 150=6 39=6 11=C1 41=A1 14=0 151=0.5"), desk.cancel("C1", "A1"));
    }

    @Test
    void shouldAnswerAPossibleResendOfACancelThatNamedNoOrderAsBefore() {
        desk.cancel("C1", "nope");
        assertEquals(
                List.of("9 11=C1 41=nope 39=8 102=1 UNKNOWN_ORDER"),
                desk.apply(desk.cancelOf("C1", "nope", "", false, true)));
    }

    @Test
    void shouldCancelAnOrderThatIsHaltedAsItIsAccepted() {
        desk.order("A1").send();
        desk.cancel("C1", "A1");
        assertEquals(
                List.of("ALARM UNDECODABLE", "DELETE u1", "8 150=0 39=6 11=A1 14=0 151=0.5"),
                desk.acceptsOrder(view("u1").undecodable("traded_btc")));
    }

    @Test
    void shouldAlarmOnceWhenExecutionStaysPendingForLong() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1").state("pending_execution"));
        desk.pass(300);
        desk.reads(view("u1").state("pending_execution"));
        desk.cancel("C1", "A1");
        int alarms = 0;
        for (int i = 0; i < 20; i++) {
            desk.unknown(Output.CancelCall.class, "HTTP_500");
            alarms += desk.reads(view("u1").state("pending_execution")).size();
            desk.pass(2_000);
        }
        assertEquals(1, alarms, "a person is told, once");
    }
}
