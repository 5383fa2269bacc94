package io.paymiumfix.order;

import static io.paymiumfix.order.Desk.view;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(10)
class PlacingTest {
    private final Desk desk = new Desk();

    @Test
    void shouldSendTheOrderBeforeItReportsItPending() {
        assertEquals(
                List.of("POST limit buy amount=0.5 cash=- price=30000", "8 150=A 39=A 11=A1 14=0 151=0.5"),
                desk.order("A1").send());
    }

    @Test
    void shouldReportNewWhenTheVenueGivesItAUuid() {
        desk.order("A1").send();
        assertEquals(
                List.of("8 150=0 39=0 11=A1 14=0 151=0.5"),
                desk.acceptsOrder(view("u1").state("pending_execution")));
        assertEquals("u1", desk.lastExecution().uuid());
        assertEquals('N', desk.lastExecution().working());
    }

    @Test
    void shouldReportNewBeforeTheTradesOfTheSameReply() {
        desk.order("A1").send();
        assertEquals(
                List.of(
                        "8 150=0 39=0 11=A1 14=0 151=0.5",
                        "8 150=F 39=2 11=A1 32=0.5 31=29990.5 14=0.5 151=0 fee=0.00005BTC"),
                desk.acceptsOrder(
                        view("u1").state("filled").traded("0.5", "14995.25").fees("0.00005", "0")));
    }

    @Test
    void shouldNotSayPendingToASessionThatDoesNotWantIt() {
        final Desk quiet = new Desk(session -> new Rules.Session(
                session.name(),
                session.accounts(),
                false,
                session.precedence(),
                session.fees(),
                false,
                session.freshnessUs()));
        assertEquals(
                List.of("POST limit buy amount=0.5 cash=- price=30000"),
                quiet.order("A1").send());
    }

    @Test
    void shouldPlaceAMarketOrderByCurrencyAmountAndLeaveOutOrderQty() {
        assertEquals(
                List.of("POST market buy amount=- cash=130 price=-", "8 150=A 39=A 11=A1 14=0 151=0"),
                desk.order("A1").market().cash("130").send());
        assertEquals(VenueOrder.ABSENT, desk.lastExecution().orderQtySatoshi());
    }

    @Test
    void shouldTakeAZeroPriceOnAMarketOrderAsNone() {
        assertEquals(
                "POST market buy amount=0.5 cash=- price=-",
                desk.order("A1").market().price("0").send().get(0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void shouldRefuseBeforeAnythingLeaves(
            final String word, final int ordRejReason, final UnaryOperator<Desk.Ask> change) {
        assertEquals(
                List.of("8 150=8 39=8 11=A1 103=" + ordRejReason + " 14=0 151=0 " + word),
                change.apply(desk.order("A1")).send());
        assertEquals(0, desk.openOrders());
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("UNKNOWN_SYMBOL", 1, ask -> ask.symbol("ETH/EUR")),
                refusal("SYMBOL_MARKET_DATA_ONLY", 1, ask -> ask.symbol("EUR/XBT")),
                refusal("UNSUPPORTED_SIDE", 11, ask -> ask.side('5')),
                refusal("UNSUPPORTED_ORD_TYPE", 11, ask -> ask.ordType('3')),
                refusal("UNSUPPORTED_TIME_IN_FORCE", 11, ask -> ask.tif('4')),
                refusal("UNSUPPORTED_TIME_IN_FORCE", 11, ask -> ask.tif('0')),
                refusal("UNSUPPORTED_EXEC_INST", 11, ask -> ask.execInst("6")),
                refusal("UNSUPPORTED_INSTRUCTION", 11, ask -> ask.tags(111, 99)),
                refusal("PRICE_MISSING", 99, ask -> ask.price("")),
                refusal("PRICE_INVALID", 99, ask -> ask.price("0")),
                refusal("PRICE_INVALID", 99, ask -> ask.price("-1")),
                refusal("PRICE_PRECISION", 99, ask -> ask.price("30000.001")),
                refusal("PRICE_PRECISION", 99, ask -> ask.price("30000.0000000001")),
                refusal("PRICE_OUT_OF_RANGE", 99, ask -> ask.price("1000000.01")),
                refusal("PRICE_OUT_OF_RANGE", 99, ask -> ask.price("99999999999999999999")),
                refusal("PRICE_ON_MARKET_ORDER", 11, ask -> ask.market().price("30000")),
                refusal("QUANTITY_MISSING", 13, ask -> ask.qty("")),
                refusal("QUANTITY_AMBIGUOUS", 13, ask -> ask.market().bothQuantities()),
                refusal("QUANTITY_INVALID", 13, ask -> ask.qty("0")),
                refusal("QUANTITY_INVALID", 13, ask -> ask.qty("-0.5")),
                refusal("QUANTITY_INVALID", 13, ask -> ask.market().cash("-5")),
                refusal("QUANTITY_PRECISION", 13, ask -> ask.qty("0.123456789")),
                refusal("QUANTITY_TOO_SMALL", 13, ask -> ask.qty("0.00000001")),
                refusal("QUANTITY_TOO_SMALL", 13, ask -> ask.market().cash("0.01")),
                refusal("QUANTITY_TOO_LARGE", 3, ask -> ask.qty("1000.00000001")),
                refusal("QUANTITY_TOO_LARGE", 3, ask -> ask.qty("99999999999999999999")),
                refusal("QUANTITY_TOO_LARGE", 3, ask -> ask.market().cash("2000000")),
                refusal("CASH_QUANTITY_ON_LIMIT", 11, ask -> ask.cash("100")),
                refusal("CASH_QUANTITY_PRECISION", 13, ask -> ask.market().cash("100.001")),
                refusal("UNKNOWN_ACCOUNT", 15, ask -> ask.account("other")),
                refusal("READ_ONLY_ACCOUNT", 0, ask -> ask.account("readonly")),
                refusal("STALE_ORDER", 8, ask -> ask.agedMs(10_001)),
                refusal("STALE_ORDER", 8, ask -> ask.agedMs(10_001).possDup()),
                refusal("STALE_ORDER", 8, ask -> ask.agedMs(10_001).possResend()),
                refusal("CLOCK_AHEAD", 99, ask -> ask.agedMs(-120_001)));
    }

    private static Arguments refusal(final String word, final int ordRejReason, final UnaryOperator<Desk.Ask> change) {
        return Arguments.of(word, ordRejReason, change);
    }

    @Test
    void shouldRefuseAnIdThatCannotBeEchoed() {
        assertEquals(
                List.of("8 150=8 39=8 11=" + "x".repeat(65) + " 103=99 14=0 151=0 CLORDID_INVALID"),
                desk.order("x".repeat(65)).send());
        assertEquals(1, desk.order("x".repeat(64)).price("1").send().size() - 1);
    }

    @Test
    void shouldTakeTheFirstAccountWhenNoneIsGiven() {
        desk.order("A1").send();
        assertEquals("main", desk.lastExecution().account());
    }

    @Test
    void shouldEchoTheSymbolAsTheClientWroteIt() {
        desk.order("A1").symbol("XBTEUR").send();
        assertEquals("XBTEUR", desk.lastExecution().symbol());
    }

    @Test
    void shouldTellTheOrderThatOwnsADuplicateIdAndNeverKillIt() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1").traded("0.2", "6000"));
        assertEquals(
                List.of("8 150=8 39=1 11=A1 103=6 14=0.2 151=0.3 DUPLICATE_CLORDID"),
                desk.order("A1").qty("0.7").send());
        final ReportBody.Execution report = desk.lastExecution();
        assertEquals(50_000_000, report.orderQtySatoshi());
        assertEquals("u1", report.uuid());
    }

    @Test
    void shouldGiveEveryDuplicateItsOwnExecId() {
        desk.order("A1").send();
        desk.order("A1").send();
        final String first = desk.lastExecution().execId();
        desk.order("A1").send();
        assertNotEquals(first, desk.lastExecution().execId());
    }

    @Test
    void shouldAnswerAPossibleResendOfAKnownOrderWithItsState() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1"));
        assertEquals(
                List.of("8 150=I 39=0 11=A1 14=0 151=0.5 ALREADY_RECEIVED"),
                desk.order("A1").possResend().send());
        assertEquals("0", desk.lastExecution().execId());
    }

    @Test
    void shouldRefuseAPossibleResendWithOtherContentAsADuplicate() {
        desk.order("A1").send();
        assertEquals(
                List.of("8 150=8 39=A 11=A1 103=6 14=0 151=0.5 DUPLICATE_CLORDID"),
                desk.order("A1").qty("0.6").possResend().send());
    }

    @Test
    void shouldPlaceAPossibleResendOfAnUnknownOrder() {
        assertEquals(
                "POST limit buy amount=0.5 cash=- price=30000",
                desk.order("A1").possResend().agedMs(500).send().get(0));
    }

    @Test
    void shouldAbsorbARedeliveryOfWhatIsJournalled() {
        desk.order("A1").send();
        assertEquals(List.of(), desk.order("A1").possDup().send());
    }

    @Test
    void shouldKeepTheIdsOfEachOwnerApart() {
        desk.order("A1").send();
        assertEquals(
                "POST limit buy amount=0.5 cash=- price=30000",
                desk.order("A1").onBehalfOf("FUND").send().get(0));
        assertEquals("FUND", desk.lastExecution().deliverTo());
    }

    @Test
    void shouldReportARefusalByTheVenueInItsOwnWords() {
        desk.order("A1").send();
        assertEquals(
                List.of("8 150=8 39=8 11=A1 103=99 14=0 151=0 INSUFFICIENT_FUNDS"),
                desk.refuses(Output.PlaceCall.class, 422, RefusalKind.INSUFFICIENT_FUNDS, "solde insuffisant"));
        assertEquals(
                "INSUFFICIENT_FUNDS: the venue refused the order (422): solde insuffisant",
                desk.lastExecution().text());
    }

    @Test
    void shouldReportMarketProtectionAsALimit() {
        desk.order("A1").market().send();
        assertEquals(
                List.of("8 150=8 39=8 11=A1 103=3 14=0 151=0 MARKET_PROTECTION"),
                desk.refuses(Output.PlaceCall.class, 422, RefusalKind.MARKET_PROTECTION, "max_order_amount 4.3 BTC"));
    }

    @Test
    void shouldRejectAtOnceWhatWasProvenNotSent() {
        for (final NotSentReason reason : NotSentReason.values()) {
            final String id = "N-" + reason;
            desk.order(id).send();
            final List<String> said = desk.notSent(Output.PlaceCall.class, reason);
            assertEquals(1, said.size());
            assertEquals(true, said.get(0).startsWith("8 150=8 39=8 11=" + id));
        }
    }

    @Test
    void shouldIgnoreAnOutcomeToldTwice() {
        desk.order("A1").send();
        final Output.PlaceCall call = desk.last(Output.PlaceCall.class);
        final Input outcome = new Input.Accepted(
                call.callId(), 2_000, desk.nowUs(), view("u1").order());
        assertEquals(1, desk.apply(outcome).size());
        assertEquals(List.of(), desk.apply(outcome));
    }

    @Test
    void shouldRefuseNewOrdersInEveryModeButOpen() {
        assertEquals(List.of("MODE DOWN"), desk.apply(new Input.ModeChanged(VenueMode.DOWN, "gone")));
        assertEquals(
                List.of("8 150=8 39=8 11=A1 103=2 14=0 151=0 VENUE_DOWN"),
                desk.order("A1").send());
        desk.apply(new Input.ModeChanged(VenueMode.CANCEL_ONLY, "429"));
        assertEquals(
                List.of("8 150=8 39=8 11=A2 103=2 14=0 151=0 VENUE_CANCEL_ONLY"),
                desk.order("A2").send());
        desk.apply(new Input.ModeChanged(VenueMode.OPEN, "back"));
        assertEquals(2, desk.order("A3").send().size());
        desk.apply(new Input.OperatorCommand(0, "SIGTERM", "stop", "", ""));
        assertEquals(
                List.of("8 150=8 39=8 11=A4 103=2 14=0 151=0 SHUTTING_DOWN"),
                desk.order("A4").send());
    }

    @Test
    void shouldForgetRefusedOrdersFirstAndThenRefuseWhenFull() {
        for (int i = 0; i < 40; i++) {
            desk.order("bad" + i).price("").send();
        }
        for (int i = 0; i < 20; i++) {
            assertEquals(2, desk.order("good" + i).send().size());
        }
        assertEquals(
                List.of("8 150=8 39=8 11=more 103=99 14=0 151=0 CAPACITY"),
                desk.order("more").send());
    }

    @Test
    void shouldFreeIdsAtTheEndOfTheTradingDayButNotThoseOfOpenOrders() {
        desk.order("open").send();
        desk.acceptsOrder(view("u1"));
        desk.order("done").send();
        desk.refuses(Output.PlaceCall.class, 422, RefusalKind.OTHER, "no");
        desk.pass(86_400_000);
        assertEquals(
                "8 150=8 39=0 11=open 103=6 14=0 151=0.5 DUPLICATE_CLORDID",
                desk.order("open").send().get(0));
        assertEquals(
                "POST limit buy amount=0.5 cash=- price=30000",
                desk.order("done").send().get(0));
    }

    @Test
    void shouldAlarmWhenTheVenueGivesTheSameUuidTwice() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1"));
        desk.order("A2").send();
        assertEquals(
                List.of("ALARM UUID_TWICE", "8 150=A 39=A 11=A2 14=0 151=0.5 OUTCOME_UNKNOWN"),
                desk.acceptsOrder(view("u1")));
    }

    @Test
    void shouldHoldAnOrderWhosePostWasTakenWithoutSayingAsWhat() {
        final List<String> held = List.of("LIST RESOLVE", "8 150=A 39=A 11=A1 14=0 151=0.5 OUTCOME_UNKNOWN");
        desk.order("A1").send();
        assertEquals(held, desk.acceptsOrder(null));
        final Desk other = new Desk();
        other.order("A1").send();
        assertEquals(held, other.acceptsOrder(view("")));
    }

    @Test
    void shouldHoldAnOrderWhosePostWasAnsweredByAListing() {
        desk.order("A1").send();
        final long callId = desk.last(Output.PlaceCall.class).callId();
        assertEquals(
                List.of("LIST RESOLVE", "8 150=A 39=A 11=A1 14=0 151=0.5 OUTCOME_UNKNOWN"),
                desk.apply(new Input.OrdersRead(
                        callId, 1_001, desk.nowUs(), true, List.of(), List.of(), VenueOrder.ABSENT)));
    }

    @Test
    void shouldNotTakeANumberItCannotReadForOneThatIsAbsent() {
        assertEquals(
                List.of("8 150=8 39=8 11=A1 103=13 14=0 151=0 QUANTITY_AMBIGUOUS"),
                desk.order("A1").market().cash("100").qty("+0.5").send());
        assertEquals(
                List.of("8 150=8 39=8 11=A2 103=13 14=0 151=0 QUANTITY_AMBIGUOUS"),
                desk.order("A2").market().bothQuantities().qty("5E-1").send());
        assertEquals(
                List.of("8 150=8 39=8 11=A3 103=11 14=0 151=0 PRICE_ON_MARKET_ORDER"),
                desk.order("A3").market().price("+30000").send());
        assertEquals(
                List.of("8 150=8 39=8 11=A4 103=99 14=0 151=0 PRICE_INVALID"),
                desk.order("A4").price("+30000").send());
        assertEquals(
                List.of("8 150=8 39=8 11=A5 103=13 14=0 151=0 QUANTITY_INVALID"),
                desk.order("A5").qty("+0.5").send());
    }

    @Test
    void shouldNotTakeARefusedNonceForARefusedOrder() {
        desk.order("A1").send();
        assertEquals(
                List.of("LIST RESOLVE", "8 150=A 39=A 11=A1 14=0 151=0.5 OUTCOME_UNKNOWN"),
                desk.refuses(Output.PlaceCall.class, 401, RefusalKind.NONCE_TOO_LOW, "nonce"));
    }

    @Test
    void shouldNotPlaceAgainWhatIsRedeliveredAfterTheTradingDaysEnd() {
        final long dayUs = 86_400_000_000L;
        desk.pass((dayUs - Desk.START_US % dayUs) / 1000 - 1_000);
        desk.order("A1").send();
        desk.acceptsOrder(view("u1").state("filled").traded("0.5", "15000"));
        desk.order("A2").send();
        desk.refuses(Output.PlaceCall.class, 422, RefusalKind.OTHER, "no");
        desk.pass(3_000);
        assertEquals(List.of(), desk.order("A1").possDup().agedMs(3_000).send());
        assertEquals(
                List.of("8 150=I 39=8 11=A2 14=0 151=0 ALREADY_RECEIVED"),
                desk.order("A2").possResend().agedMs(3_000).send());
        assertEquals(
                List.of("8 150=8 39=2 11=A1 103=6 14=0.5 151=0 DUPLICATE_CLORDID"),
                desk.order("A1").agedMs(2_500).send(),
                "given on the day before");
        assertEquals(2, desk.order("A1").send().size(), "given today");
    }

    @Test
    void shouldNotForgetAnIdWhosePostLeftWhileItCanStillBeRedelivered() {
        desk.order("A1").send();
        desk.refuses(Output.PlaceCall.class, 422, RefusalKind.OTHER, "no");
        for (int i = 0; i < 19; i++) {
            desk.order("good" + i).send();
        }
        assertEquals(
                List.of("8 150=8 39=8 11=more 103=99 14=0 151=0 CAPACITY"),
                desk.order("more").send());
        assertEquals(List.of(), desk.order("A1").possDup().send());
    }
}
