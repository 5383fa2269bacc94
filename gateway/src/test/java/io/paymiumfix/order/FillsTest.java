package io.paymiumfix.order;

import static io.paymiumfix.order.Desk.view;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class FillsTest {
    private final Desk desk = new Desk();

    @BeforeEach
    void anOrderRests() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1"));
        desk.pass(300);
    }

    @Test
    void shouldReportTheDifferenceBetweenTwoReadings() {
        assertEquals(
                List.of("8 150=F 39=1 11=A1 32=0.2 31=30000 14=0.2 151=0.3 fee=-0.0002BTC"),
                desk.reads(view("u1").traded("0.2", "6000").fees("-0.0002", "0")));
        assertEquals(
                List.of("8 150=F 39=2 11=A1 32=0.3 31=29999 14=0.5 151=0 fee=-0.0003BTC"),
                desk.streams(view("u1").state("filled").traded("0.5", "14999.7").fees("-0.0005", "0")));
        final ReportBody.Execution last = desk.lastExecution();
        assertEquals(2_999_940_000_000L, last.avgPxE8());
        assertEquals(149_997_000_000_000L, last.grossTradeAmtE10());
    }

    @Test
    void shouldReportAFillOnceWhenStreamReplyAndListingAllTellIt() {
        assertEquals(1, desk.streams(view("u1").traded("0.2", "6000")).size());
        assertEquals(List.of(), desk.reads(view("u1").traded("0.2", "6000")));
        desk.pass(3_000);
        assertEquals(List.of(), desk.lists(view("u1").traded("0.2", "6000")));
    }

    @Test
    void shouldGiveAFillTheIdOfTheQuantityAfterIt() {
        desk.streams(view("u1").traded("0.2", "6000"));
        final ReportBody.Execution fill = desk.lastExecution();
        assertEquals(fill.orderId() + "-F20000000", fill.execId());
    }

    @Test
    void shouldDropAReadingThatBeganBeforeTheNewestOne() {
        desk.pass(3_000);
        final Output.ListCall listing = desk.last(Output.ListCall.class);
        desk.reads(view("u1").traded("0.2", "6000"));
        assertEquals(
                List.of(),
                desk.apply(new Input.OrdersRead(
                        listing.callId(), 1, 0, true, List.of(view("u1").order()), List.of(), VenueOrder.ABSENT)));
    }

    @Test
    void shouldHaltTheOrderWhenALaterReadingTakesTradesBack() {
        desk.streams(view("u1").traded("0.2", "6000"));
        desk.pass(1);
        assertEquals(List.of("ALARM TRADE_BUSTED"), desk.reads(view("u1").traded("0.1", "3000")));
        assertEquals(
                List.of(), desk.streams(view("u1").state("filled").traded("0.5", "15000")), "nothing more is reported");
    }

    @Test
    void shouldReadTheOrderWhenTheStreamTellsLessThanIsKnown() {
        desk.reads(view("u1").traded("0.2", "6000"));
        assertEquals(List.of("GET u1"), desk.streams(view("u1").traded("0.1", "3000")));
        assertEquals(List.of(), desk.streams(view("u1").traded("0.1", "3000")), "one reading is enough");
    }

    @Test
    void shouldHaltWhenBitcoinMovedAndEuroDidNot() {
        assertEquals(List.of("ALARM CONSERVATION"), desk.reads(view("u1").traded("0.2", "0")));
    }

    @Test
    void shouldHaltWhenMoreTradedThanWasOrdered() {
        assertEquals(List.of("ALARM CONSERVATION"), desk.reads(view("u1").traded("0.6", "18000")));
    }

    @Test
    void shouldHaltRatherThanTruncateADigitItCannotHold() {
        assertEquals(List.of("ALARM UNDECODABLE"), desk.reads(view("u1").undecodable("traded_btc=0.123456789")));
    }

    @Test
    void shouldReportTheLimitWhenThePriceIsBeyondItByRoundingOnly() {
        assertEquals(
                List.of("8 150=F 39=1 11=A1 32=0.00000003 31=30000 14=0.00000003 151=0.49999997"),
                desk.reads(view("u1").traded("0.00000003", "0.00090001")));
    }

    @Test
    void shouldAlarmAndReportAsToldWhenThePriceIsBeyondTheLimitByMore() {
        assertEquals(
                List.of("ALARM PRICE_BEYOND_LIMIT", "8 150=F 39=1 11=A1 32=0.1 31=30001 14=0.1 151=0.4"),
                desk.reads(view("u1").traded("0.1", "3000.1")));
    }

    @Test
    void shouldReportSeparateFillsWhenTheAccountOperationsPairExactly() {
        assertEquals(
                List.of(
                        "8 150=F 39=1 11=A1 32=0.2 31=29990 14=0.2 151=0.3",
                        "8 150=F 39=2 11=A1 32=0.3 31=30000 14=0.5 151=0 fee=0.0025BTC"),
                desk.reads(view("u1")
                        .state("filled")
                        .traded("0.5", "14998")
                        .fees("0.0025", "0")
                        .operation("trade", "BTC", "0.2")
                        .operation("trade", "EUR", "-5998")
                        .operation("trade", "BTC", "0.3")
                        .operation("trade", "EUR", "-9000")));
    }

    @Test
    void shouldReportOneFillWhenTheAccountOperationsDoNotPair() {
        assertEquals(
                List.of("8 150=F 39=1 11=A1 32=0.4 31=30000 14=0.4 151=0.1"),
                desk.reads(view("u1")
                        .traded("0.4", "12000")
                        .operation("trade", "BTC", "0.2")
                        .operation("trade", "EUR", "-5998")
                        .operation("trade", "BTC", "0.1")
                        .operation("trade", "EUR", "-9000")));
    }

    @Test
    void shouldReportAFeeThatChangesWithoutATradeAsARestatement() {
        desk.reads(view("u1").traded("0.2", "6000").fees("0.001", "0"));
        assertEquals(
                List.of("8 150=D 39=1 11=A1 378=99 14=0.2 151=0.3 fee=-0.0004BTC fee=0.5EUR FEES_CHANGED"),
                desk.streams(view("u1").traded("0.2", "6000").fees("0.0006", "0.5")));
    }

    @Test
    void shouldReportACancelTheVenueDidOnItsOwn() {
        assertEquals(
                List.of("8 150=4 39=4 11=A1 14=0 151=0 VENUE_CANCELED"),
                desk.reads(view("u1").state("canceled")));
        assertEquals(0, desk.openOrders());
    }

    @Test
    void shouldCancelTheRemainderWhenTheVenueEndsAnOrderAsFilledBeforeAllOfItTraded() {
        assertEquals(
                List.of(
                        "8 150=F 39=1 11=A1 32=0.4 31=30000 14=0.4 151=0.1",
                        "8 150=4 39=4 11=A1 14=0.4 151=0 VENUE_CANCELED_REMAINDER"),
                desk.reads(view("u1").state("filled").traded("0.4", "12000")));
    }

    @Test
    void shouldCallTheRestOfAMarketOrderARemainderWhenTheVenueCancelsIt() {
        desk.order("M1").market().send();
        desk.acceptsOrder(view("u2").market().state("pending_execution"));
        assertEquals(
                List.of(
                        "8 150=F 39=1 11=M1 32=0.4 31=30000 14=0.4 151=0.1",
                        "8 150=4 39=4 11=M1 14=0.4 151=0 VENUE_CANCELED_REMAINDER"),
                desk.streams(view("u2").market().state("canceled").traded("0.4", "12000")));
    }

    @Test
    void shouldReadACanceledOrderOnceMoreAndReportALateFill() {
        desk.reads(view("u1").state("canceled"));
        assertEquals(List.of("GET u1"), desk.pass(5_000));
        assertEquals(
                List.of("8 150=F 39=4 11=A1 32=0.1 31=30000 14=0.1 151=0"),
                desk.reads(view("u1").state("canceled").traded("0.1", "3000")));
    }

    @Test
    void shouldCompleteTheOrderByItsAmountEvenIfTheVenuesWordLagsBehind() {
        assertEquals(
                List.of("8 150=F 39=2 11=A1 32=0.5 31=30000 14=0.5 151=0"),
                desk.reads(view("u1").state("active").traded("0.5", "15000")));
    }

    @Test
    void shouldAlarmOnceForAWordItDoesNotKnowAndKeepTheStatus() {
        assertEquals(List.of("ALARM UNKNOWN_STATE"), desk.reads(view("u1").state("frozen")));
        assertEquals(List.of(), desk.streams(view("u1").state("frozen")));
        assertEquals(1, desk.openOrders());
    }

    @Test
    void shouldNeverReportATimeBeforeTheLastOne() {
        final long newUs = desk.lastExecution().transactUs();
        desk.reads(view("u1").traded("0.2", "6000").operation("trade", "BTC", "0.2"));
        assertEquals(true, desk.lastExecution().transactUs() >= newUs);
    }

    @Test
    void shouldEndACashOrderByTheVenuesWordAndNotByItsAmounts() {
        desk.order("C1").market().cash("130").send();
        desk.acceptsOrder(view("u2").cash("130").state("pending_execution"));
        assertEquals(
                List.of("8 150=F 39=1 11=C1 32=0.00366197 31=35500 14=0.00366197 151=0 fee=0.00005457BTC"),
                desk.streams(view("u2")
                        .cash("130")
                        .state("pending_execution")
                        .traded("0.00366197", "129.999935")
                        .fees("0.00005457", "0")));
        assertEquals(
                List.of("8 150=D 39=2 11=C1 378=99 14=0.00366197 151=0 CASH_ORDER_COMPLETE"),
                desk.streams(view("u2")
                        .cash("130")
                        .state("filled")
                        .traded("0.00366197", "129.999935")
                        .fees("0.00005457", "0")));
        assertEquals(366_197, desk.lastExecution().orderQtySatoshi());
    }

    @Test
    void shouldEndACashOrderWithItsLastFillWhenBothArriveTogether() {
        desk.order("C1").market().cash("130").send();
        desk.acceptsOrder(view("u2").cash("130").state("pending_execution"));
        assertEquals(
                List.of("8 150=F 39=2 11=C1 32=0.00366197 31=35500 14=0.00366197 151=0"),
                desk.streams(view("u2").cash("130").state("filled").traded("0.00366197", "129.999935")));
    }

    @Test
    void shouldListOpenOrdersAndReadThoseThatAreMissing() {
        desk.reads(view("u1"));
        assertEquals(List.of("LIST POLL"), desk.pass(3_000));
        assertEquals(List.of("GET u1"), desk.lists(List.of("u1")));
        assertEquals(
                List.of("8 150=F 39=2 11=A1 32=0.5 31=30000 14=0.5 151=0"),
                desk.reads(view("u1").state("filled").traded("0.5", "15000")));
        assertEquals(List.of(), desk.pass(10_000), "nothing is open, nothing is listed");
    }

    @Test
    void shouldReadMissingOrdersAFewAtATime() {
        desk.reads(view("u1"));
        for (int i = 2; i <= 6; i++) {
            desk.order("A" + i).send();
            desk.acceptsOrder(view("u" + i));
            desk.pass(300);
            desk.reads(view("u" + i));
        }
        desk.pass(3_000);
        assertEquals(
                List.of("GET u1", "GET u2", "GET u3", "GET u4"),
                desk.lists(List.of("u1", "u2", "u3", "u4", "u5", "u6")));
        assertEquals(List.of("GET u5"), desk.reads(view("u4")));
        assertEquals(List.of("GET u6"), desk.unknown(Output.ReadCall.class, "TIMEOUT"));
    }

    @Test
    void shouldGoOnPollingWhenAListingFails() {
        desk.reads(view("u1"));
        desk.pass(3_000);
        assertEquals(List.of(), desk.pass(3_000), "one listing at a time");
        desk.unknown(Output.ListCall.class, "TIMEOUT");
        assertEquals(List.of("LIST POLL"), desk.pass(3_000));
    }

    @Test
    void shouldNotTakeAnAnswerThatIsNotAboutTheOrderForAReading() {
        desk.pass(2_700);
        assertEquals(List.of(), desk.reads(view("u9").traded("0.2", "6000")), "another order's");
        assertEquals(List.of("GET u1"), desk.lists(List.of("u1")));
        assertEquals(List.of(), desk.accepts(Output.ReadCall.class, null), "none at all");
        desk.pass(3_000);
        assertEquals(List.of(), desk.accepts(Output.ListCall.class, view("u1")), "one order for a listing");
        assertEquals(List.of("LIST POLL"), desk.pass(3_000));
    }

    @Test
    void shouldHaltWhenTheVenuesNumbersCannotBe() {
        final List<String> halted = List.of("ALARM CONSERVATION");
        desk.streams(view("u1").traded("0.2", "6000"));
        assertEquals(halted, desk.reads(view("u1").traded("99999999999999", "7000")), "wraps around");
        for (final Desk.View view : List.of(
                view("u1").traded("-0.1", "-3000"),
                view("u1").traded("0.00000001", "900000000"),
                view("u1").fees("92233720368", "0"),
                view("u1").fees("0", "-92233720368"))) {
            final Desk other = new Desk();
            other.order("A1").send();
            other.acceptsOrder(view("u1"));
            assertEquals(halted, other.streams(view));
        }
    }

    @Test
    void shouldNotPairOperationsWhoseSumsComeOutByOverflowOnly() {
        final String least = "-"; // parses to Long.MIN_VALUE, whose magnitude is negative
        assertEquals(
                List.of("8 150=F 39=1 11=A1 32=0.2 31=30000 14=0.2 151=0.3"),
                desk.reads(view("u1")
                        .traded("0.2", "6000")
                        .operation("trade", "BTC", "0.05")
                        .operation("trade", "EUR", least)
                        .operation("trade", "BTC", "0.05")
                        .operation("trade", "EUR", least)
                        .operation("trade", "BTC", "0.1")
                        .operation("trade", "EUR", "-6000")));
    }

    @Test
    void shouldGiveEachFeeChangeAnIdOfItsOwnWhenAFeeGoesUpAndDownAgain() {
        desk.reads(view("u1").traded("0.2", "6000").fees("0.001", "0"));
        final Set<String> ids = new LinkedHashSet<>();
        for (final String fee : List.of("0.0006", "0.001", "0.0006", "0.001")) {
            desk.streams(view("u1").traded("0.2", "6000").fees(fee, "0"));
            ids.add(desk.lastExecution().execId());
        }
        assertEquals(4, ids.size(), "a client drops what it takes for a repeat");
    }

    @Test
    void shouldBelieveAnOlderCallThatSawMoreTradesThanAnyNewerOne() {
        desk.reads(view("u1").traded("0.2", "6000"));
        desk.pass(3_000);
        final long callId = desk.last(Output.ListCall.class).callId();
        assertEquals(
                List.of("8 150=F 39=2 11=A1 32=0.3 31=30000 14=0.5 151=0 fee=0.001BTC"),
                desk.apply(new Input.OrdersRead(
                        callId,
                        1,
                        desk.nowUs(),
                        true,
                        List.of(view("u1")
                                .state("filled")
                                .traded("0.5", "15000")
                                .fees("0.001", "0")
                                .order()),
                        List.of(),
                        VenueOrder.ABSENT)));
        assertEquals(0, desk.openOrders());
    }

    @Test
    void shouldEndACashOrderOnceWhenItsCancelComesTooLate() {
        desk.order("C1").market().cash("130").send();
        desk.acceptsOrder(view("u2").cash("130").state("pending_execution").traded("0.003", "100"));
        desk.cancel("F1", "C1");
        assertEquals(
                List.of(
                        "8 150=D 39=2 11=C1 378=99 14=0.003 151=0 CASH_ORDER_COMPLETE",
                        "9 11=F1 41=C1 39=2 102=0 TOO_LATE"),
                desk.streams(view("u2").cash("130").state("filled").traded("0.003", "100")));
        assertEquals(300_000, desk.lastExecution().orderQtySatoshi());
    }

    @Test
    void shouldNotTakeAnAnswerThatSetOutBeforeTheStreamSpokeForABust() {
        desk.pass(2_700);
        final Output.ListCall listing = desk.last(Output.ListCall.class);
        final long startedUs = desk.nowUs();
        desk.pass(100);
        desk.streams(view("u1").traded("0.2", "6000"));
        assertEquals(
                List.of(),
                desk.apply(new Input.OrdersRead(
                        listing.callId(),
                        desk.nonce() + 1,
                        startedUs,
                        true,
                        List.of(view("u1").traded("0.1", "3000").order()),
                        List.of(),
                        VenueOrder.ABSENT)));
        assertEquals(1, desk.streams(view("u1").traded("0.3", "9000")).size(), "reports go on");
    }

    @Test
    void shouldAskAgainWhenAnAnswerShowsLessThatSetOutBeforeTheTradesWereTold() {
        final Output.ReadCall overtaken = desk.last(Output.ReadCall.class);
        final long startedUs = desk.nowUs();
        desk.pass(2_700);
        assertEquals(1, desk.lists(view("u1").traded("0.3", "9000")).size(), "by its second page, but for its first");
        assertEquals(List.of("GET u1"), answers(overtaken, startedUs, view("u1").traded("0.2", "6000")));
        desk.pass(1);
        assertEquals(List.of(), desk.reads(view("u1").traded("0.3", "9000")));
        assertEquals(1, desk.streams(view("u1").traded("0.4", "12000")).size(), "reports go on");
    }

    @Test
    void shouldHaltWhenTheAnswerAskedForAgainShowsLessToo() {
        final Output.ReadCall overtaken = desk.last(Output.ReadCall.class);
        final long startedUs = desk.nowUs();
        desk.pass(2_700);
        desk.lists(view("u1").traded("0.3", "9000"));
        answers(overtaken, startedUs, view("u1").traded("0.2", "6000"));
        desk.pass(1);
        assertEquals(List.of("ALARM TRADE_BUSTED"), desk.reads(view("u1").traded("0.2", "6000")));
    }

    @Test
    void shouldHaltWhenAnAnswerShowsLessThatSetOutAfterTheTradesWereTold() {
        final Output.ReadCall overtaken = desk.last(Output.ReadCall.class);
        desk.pass(2_700);
        desk.lists(view("u1").traded("0.3", "9000"));
        desk.saveAndLoad();
        assertEquals(
                List.of("ALARM TRADE_BUSTED"),
                answers(overtaken, desk.nowUs() + 1, view("u1").traded("0.2", "6000")));
    }

    @Test
    void shouldDropAnAnswerThatShowsLessAndHasALowerNonce() {
        final Output.ReadCall overtaken = desk.last(Output.ReadCall.class);
        desk.pass(2_700);
        desk.listsFrom(10, view("u1").traded("0.3", "9000"));
        assertEquals(
                List.of(),
                desk.apply(new Input.Accepted(
                        overtaken.callId(),
                        desk.nonce() - 1,
                        desk.nowUs(),
                        view("u1").traded("0.2", "6000").order())));
    }

    private List<String> answers(final Output.ReadCall call, final long startedUs, final Desk.View view) {
        return desk.apply(new Input.Accepted(call.callId(), desk.nonce() + 1, startedUs, view.order()));
    }

    @Test
    void shouldNotRaiseAnEndedOrderFromTheDeadWhenTheVenueContradictsItself() {
        desk.streams(view("u1").state("canceled").traded("0.2", "6000"));
        assertEquals(List.of("ALARM CONSERVATION"), desk.streams(view("u1").traded("0.4", "6000")));
        assertEquals(List.of(), desk.streams(view("u1").traded("0.5", "15000")), "nothing more is reported");
        assertEquals(List.of("9 11=F1 41=A1 39=4 102=0 TOO_LATE"), desk.cancel("F1", "A1"));
        assertEquals(
                List.of("8 150=I 39=4 11=A1 14=0.2 151=0 ALREADY_RECEIVED"),
                desk.order("A1").possResend().send());
    }

    @Test
    void shouldReadACanceledOrderAgainWhenItsLastReadingFails() {
        desk.reads(view("u1").state("canceled"));
        assertEquals(List.of("GET u1"), desk.pass(5_000));
        desk.unknown(Output.ReadCall.class, "TIMEOUT");
        assertEquals(List.of("GET u1"), desk.pass(60_000));
        desk.notSent(Output.ReadCall.class, NotSentReason.BUDGET_EMPTY);
        assertEquals(List.of("GET u1"), desk.pass(60_000));
        desk.refuses(Output.ReadCall.class, 429, RefusalKind.RATE_LIMITED, "slow down");
        assertEquals(List.of("GET u1"), desk.pass(60_000));
        assertEquals(
                1,
                desk.reads(view("u1").state("canceled").traded("0.1", "3000")).size());
        assertEquals(List.of(), desk.pass(600_000));
    }

    @Test
    void shouldListTheOtherAccountsWhileOneListingHangs() {
        final Desk two = new Desk(session -> session, List.of(new Rules.Account("other", true, false, false)));
        two.order("A1").send();
        two.acceptsOrder(view("u1"));
        two.order("A2").account("other").send();
        two.acceptsOrder(view("u2"));
        two.pass(3_000);
        assertEquals("main", two.last(Output.ListCall.class).account());
        for (int i = 0; i < 3; i++) {
            two.pass(3_000);
            assertEquals("other", two.last(Output.ListCall.class).account());
            assertEquals(List.of(), two.lists(view("u2")));
        }
        assertEquals(
                4,
                two.outputs().stream().filter(Output.ListCall.class::isInstance).count());
    }

    @Test
    void shouldNotRememberOperationsWithoutEnd() {
        for (int i = 0; i < 3; i++) {
            final Desk.View view = view("u1");
            for (int k = 0; k < 4_000; k++) {
                view.operation("made up " + i, "BTC", "0.1");
            }
            desk.streams(view);
        }
        final Order order = desk.order37(desk.lastExecution().orderId());
        assertEquals(true, order.operationsSeen() <= 4_096);
        assertEquals(1, desk.streams(view("u1").traded("0.2", "6000")).size(), "its trades are told all the same");
    }
}
