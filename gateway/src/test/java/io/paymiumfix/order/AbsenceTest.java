package io.paymiumfix.order;

import static io.paymiumfix.order.Desk.view;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What it takes to say that an order is not at the venue. The settle time of these tests is 10 s. */
@Timeout(10)
class AbsenceTest {
    private static final List<String> ABSENT =
            List.of("TRUTH ABSENT", "8 150=8 39=8 11=A1 103=99 14=0 151=0 REJECTED_BY_ABSENCE");

    private Desk desk = new Desk();

    private void unknown(final String clOrdId) {
        desk.order(clOrdId).send();
        desk.unknown(Output.PlaceCall.class, "TIMEOUT");
    }

    private List<String> reads(final Desk.View... others) {
        return desk.readsForOutcomes(others);
    }

    private static List<String> without(final List<String> lines, final String... noise) {
        final List<String> left = new ArrayList<>(lines);
        for (final String line : noise) {
            left.removeIf(line::equals);
        }
        return left;
    }

    @Test
    void shouldExplainTheLockedMoneyByTheOrdersThatRest() {
        desk.order("A0").qty("0.2").price("20000").send();
        desk.acceptsOrder(view("u0").amount("0.2").price("20000"));
        unknown("A1");
        final Desk.View rests = view("u0").amount("0.2").price("20000").traded("0.05", "1000");
        assertEquals(List.of("8 150=F 39=1 11=A0 32=0.05 31=20000 14=0.05 151=0.15", "BALANCES RESOLVE"), reads(rests));
        assertEquals(ABSENT, desk.locked("3000", "7"), "0.15 at 20000 rest; what sells would lock is not asked");
    }

    @Test
    void shouldTakeItThatABetterPriceIsGivenBackAtTheEndOnly() {
        desk.order("A0").qty("0.2").price("20000").send();
        desk.acceptsOrder(view("u0").amount("0.2").price("20000"));
        unknown("A1");
        reads(view("u0").amount("0.2").price("20000").traded("0.05", "900"));
        assertEquals(ABSENT, desk.locked("3100", "0"));
    }

    @Test
    void shouldHoldAnOrderWhoseMoneyIsLockedAlthoughNoListingShowsIt() {
        unknown("A1");
        reads();
        assertEquals(List.of(), desk.locked("15000", "0"), "it may have been a trade told late");
        assertEquals(List.of("BALANCES RESOLVE"), reads());
        assertEquals(List.of(), desk.locked("15000", "0"));
        reads();
        assertEquals(List.of("ALARM LOCKED_UNEXPLAINED"), desk.locked("15000", "0"));
        reads();
        assertEquals(List.of(), desk.locked("15000", "0"), "told once");
        reads();
        assertEquals(ABSENT, desk.locked("0", "0"), "and settled when it is explained after all");
    }

    @Test
    void shouldHoldAnOrderWhenLessIsLockedThanTheOrdersThatRestLock() {
        desk.order("A0").qty("0.2").price("20000").send();
        desk.acceptsOrder(view("u0").amount("0.2").price("20000"));
        unknown("A1");
        reads(view("u0").amount("0.2").price("20000"));
        for (int i = 0; i < 2; i++) {
            assertEquals(List.of(), desk.locked("3999", "0"));
            reads(view("u0").amount("0.2").price("20000"));
        }
        assertEquals(List.of("ALARM BALANCES_UNCLEAR"), desk.locked("3999", "0"));
    }

    @Test
    void shouldLookAtBitcoinWhenTheOrderSells() {
        desk.order("A1").sell().send();
        desk.unknown(Output.PlaceCall.class, "TIMEOUT");
        reads(view("f").sell().amount("0.3"));
        assertEquals(ABSENT, desk.locked("500", "0.3"), "an order that is not ours explains what it locks");
    }

    @Test
    void shouldNotConcludeWhileAMarketOrderLocksAnUnknownAmount() {
        unknown("A1");
        reads(view("f").market().amount("0.1").state("pending_execution"));
        assertEquals(List.of(), desk.locked("0", "0"));
    }

    @Test
    void shouldNotRejectWhatTheStreamToldWhileTheBalancesWereRead() {
        unknown("A1");
        reads();
        assertEquals(List.of(), desk.streams(view("u1")));
        assertEquals(List.of(), desk.locked("0", "0"));
        desk.pass(300_000);
        assertEquals(
                List.of("TRUTH ADOPTED", "8 150=0 39=0 11=A1 14=0 151=0.5"),
                desk.lists(),
                "the stream's word is a candidate like any other, also while listings do not show it");
    }

    @Test
    void shouldReadAgainWhenTheBalancesCannotBeRead() {
        unknown("A1");
        reads();
        assertEquals(List.of(), desk.unknown(Output.BalancesCall.class, "TIMEOUT"));
        assertEquals(List.of("BALANCES RESOLVE"), reads());
        assertEquals(ABSENT, desk.locked("0", "0"));
    }

    @Test
    void shouldHoldAndAlarmWhenTheTokenIsRevoked() {
        unknown("A1");
        assertEquals(
                List.of("ALARM RESOLVE_REFUSED"),
                desk.refuses(Output.ListCall.class, 403, RefusalKind.NOT_AUTHORISED, "revoked"));
        desk.pass(2_000);
        assertEquals(List.of(), desk.refuses(Output.ListCall.class, 403, RefusalKind.NOT_AUTHORISED, "revoked"));
        assertEquals(1, desk.openOrders());
    }

    @Test
    void shouldHoldAndAlarmWhenNoCallCanBeSpared() {
        unknown("A1");
        assertEquals(List.of("ALARM RESOLVE_STARVED"), desk.notSent(Output.ListCall.class, NotSentReason.BUDGET_EMPTY));
        desk.pass(2_000);
        assertEquals(List.of(), desk.lists());
    }

    @Test
    void shouldHoldAndAlarmWhenListingsStayIncomplete() {
        unknown("A1");
        final List<String> said = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            said.addAll(desk.readIncomplete());
            said.addAll(without(desk.pass(60_000), "LIST RESOLVE", "8 150=A 39=A 11=A1 14=0 151=0.5 OUTCOME_UNKNOWN"));
        }
        assertEquals(List.of("ALARM LISTING_INCOMPLETE"), without(said, "ALARM OUTCOME_UNKNOWN_LONG"));
        assertEquals(1, desk.openOrders());
    }

    @Test
    void shouldNameAnOlderOrderAsWitnessOfACompleteListing() {
        desk.order("A0").send();
        desk.acceptsOrder(view("u0").state("filled").traded("0.5", "15000"));
        desk.pass(600_000);
        unknown("A1");
        assertEquals(List.of("u0"), desk.last(Output.ListCall.class).witnesses());
        assertEquals(true, desk.last(Output.ListCall.class).sinceS() > 1_790_000_000L + 400);
    }

    /** The venue's times may be whole minutes: of orders received within one nothing tells which was before the search begins. */
    @Test
    void shouldNameAWitnessThatIsOlderByWholeMinutesHoweverManyEndedJustBefore() {
        desk.order("A0").send();
        desk.acceptsOrder(view("u0").state("filled").traded("0.5", "15000"));
        desk.pass(100_000);
        for (int i = 1; i <= 9; i++) {
            desk.order("B" + i).send();
            desk.acceptsOrder(view("v" + i).state("filled").traded("0.5", "15000"));
        }
        desk.pass(130_000);
        unknown("A1");
        assertEquals(true, desk.last(Output.ListCall.class).witnesses().contains("u0"));
    }

    // ---------------------------------------------------------------- assumptions that do not hold

    private static Rules.Assumptions assuming(final boolean nonceAtomic, final boolean getsChecked) {
        return new Rules.Assumptions(nonceAtomic, getsChecked, true, true, true, true, true);
    }

    @Test
    void shouldHoldAnOrderWhenNoNonceIsAFence() {
        desk = Desk.assuming(assuming(false, true));
        unknown("A1");
        final List<String> said = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            said.addAll(desk.lists());
            said.addAll(without(desk.pass(60_000), "LIST RESOLVE", "8 150=A 39=A 11=A1 14=0 151=0.5 OUTCOME_UNKNOWN"));
        }
        assertEquals(List.of("ALARM NO_FENCE"), without(said, "ALARM OUTCOME_UNKNOWN_LONG"));
    }

    @Test
    void shouldTakeOnlyOrdersAndCancelsForAFenceWhenGetsAreNotChecked() {
        desk = Desk.assuming(assuming(true, false));
        unknown("A1");
        assertEquals(List.of("ALARM NO_FENCE"), reads(), "readings fence nothing");
        desk.order("A2").qty("0.7").send();
        desk.acceptsOrder(view("u2").amount("0.7").state("filled").traded("0.7", "21000"));
        assertEquals(List.of("BALANCES RESOLVE"), reads());
        assertEquals(ABSENT, desk.locked("0", "0"));
    }

    @Test
    void shouldLetAnOperatorAdoptWhereOthersTradeOnTheAccount() {
        desk = Desk.assuming(new Rules.Assumptions(true, true, true, true, false, true, true));
        unknown("A1");
        assertEquals(List.of("ALARM AMBIGUOUS_MATCH"), desk.lists(view("u1")));
        assertEquals(
                List.of("TRUTH OPERATOR", "8 150=0 39=0 11=A1 14=0 151=0.5"),
                desk.decides("adopt", desk.placed().orderId(), "u1"));
    }

    @Test
    void shouldHoldAnOrderWhenListingsAreNotBelievedToBeComplete() {
        desk = Desk.assuming(new Rules.Assumptions(true, true, true, false, true, true, true));
        unknown("A1");
        assertEquals(List.of("ALARM LISTING_INCOMPLETE"), reads());
        assertEquals(1, desk.openOrders());
    }

    @Test
    void shouldHoldAnOrderWhenOneOfItsKindIsThereAndAmountsMayBeRounded() {
        desk = Desk.assuming(new Rules.Assumptions(true, true, true, true, true, false, true));
        unknown("A1");
        assertEquals(List.of("ALARM AMBIGUOUS_MATCH"), desk.lists(view("u1").amount("0.499")));
    }

    // ---------------------------------------------------------------- OAuth2 tokens, which have no nonce

    private void bearer(final boolean acceptWeakProof) {
        desk = new Desk(session -> session, List.of(new Rules.Account("oauth", true, true, acceptWeakProof)));
    }

    @Test
    void shouldNotTradeWithATokenWhoseLostOrdersCannotBeProvenAbsent() {
        bearer(false);
        assertEquals(
                List.of("8 150=8 39=8 11=A1 103=0 14=0 151=0 BEARER_NOT_ACCEPTED"),
                desk.order("A1").account("oauth").send());
    }

    @Test
    void shouldWaitLongerWhereThereIsNoFence() {
        bearer(true);
        desk.order("A1").account("oauth").send();
        desk.unknown(Output.PlaceCall.class, "TIMEOUT");
        assertEquals(List.of("BALANCES RESOLVE"), reads());
        assertEquals(true, desk.nowUs() >= Desk.START_US + 60_000_000, "weakSettle after it was sent");
        assertEquals(ABSENT, desk.locked("0", "0"));
    }

    // ---------------------------------------------------------------- the venue's clock

    private static Desk.View createdAfterS(final long seconds) {
        return view("u1").createdAtS(Desk.START_US / 1_000_000 + seconds);
    }

    @Test
    void shouldTellAnEarlierOrderByTheVenuesClock() {
        unknown("A1");
        assertEquals(List.of(), desk.listsAhead(90_000, createdAfterS(80)), "ten seconds before the POST left");
        desk.pass(1_000);
        assertEquals(
                List.of("TRUTH ADOPTED", "8 150=0 39=0 11=A1 14=0 151=0.5"),
                desk.listsAhead(90_000, view("u2").createdAtS(Desk.START_US / 1_000_000 + 91)));
    }

    @Test
    void shouldFindAnOrderWhoseVenueIsFarBehind() {
        unknown("A1");
        assertEquals(2, desk.listsAhead(-3_600_000, createdAfterS(-3_599)).size());
    }

    @Test
    void shouldAllowForTimesThatAreWholeMinutes() {
        unknown("A1");
        final long minute = Desk.START_US / 1_000_000 / 60 * 60;
        assertEquals(2, desk.listsAhead(0, view("u1").createdAtS(minute)).size());
    }

    @Test
    void shouldFindTheOrderAtTheHeadOfAHistoryLongerThanWhatIsRemembered() {
        unknown("A1");
        final Desk.View[] history = new Desk.View[12_000];
        history[0] = view("u1").state("filled").traded("0.5", "15000");
        for (int i = 1; i < history.length; i++) {
            history[i] = view("old" + i).state("canceled").createdAtS(Desk.START_US / 1_000_000 - 86_400 - i);
        }
        assertEquals(
                List.of(
                        "TRUTH ADOPTED",
                        "8 150=0 39=0 11=A1 14=0 151=0.5",
                        "8 150=F 39=2 11=A1 32=0.5 31=30000 14=0.5 151=0"),
                desk.lists(history));
    }
}
