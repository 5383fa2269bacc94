package io.paymiumfix.order;

import static io.paymiumfix.order.Desk.view;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a person may decide, and what he is shown to decide it by. */
@Timeout(10)
class SettlingTest {
    private final Desk desk = new Desk();

    private String unknown() {
        desk.order("A1").send();
        desk.unknown(Output.PlaceCall.class, "TIMEOUT");
        return desk.placed().orderId();
    }

    private String halted() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1").traded("0.3", "9000"));
        desk.pass(300);
        desk.reads(view("u1").traded("0.1", "3000"));
        assertEquals(OrderState.HALTED, desk.placed().state());
        return desk.placed().orderId();
    }

    @Test
    void shouldShowTheEvidenceAndTheCommandsOfAnAmbiguousOrder() {
        final String id = unknown();
        desk.lists(view("u1"), view("u2").state("filled").traded("0.5", "15000"));
        assertEquals(
                List.of(
                        "its POST left at 2026-09-21T14:13:20Z with nonce 1001 and has no outcome: TIMEOUT",
                        "a later call of the token was accepted by 2026-09-21T14:13:20Z",
                        "the last reading ended at 2026-09-21T14:13:20Z, 2 orders, complete; complete readings without"
                                + " it: 0",
                        "could be it: uuid u1, buys 0.5 BTC at 30000, active, traded 0 BTC, created"
                                + " 2026-09-21T14:13:20Z",
                        "could be it: uuid u2, buys 0.5 BTC at 30000, filled, traded 0.5 BTC, created"
                                + " 2026-09-21T14:13:20Z",
                        "held for a person: AMBIGUOUS_MATCH"),
                desk.settling().evidence(desk.placed()));
        assertEquals(
                List.of(
                        "bin/gateway settle " + id + " adopt u1",
                        "bin/gateway settle " + id + " adopt u2",
                        "bin/gateway settle " + id + " absent"),
                desk.settling().commands(desk.placed()));
    }

    @Test
    void shouldAdoptTheOrderThatAPersonNames() {
        final String id = unknown();
        desk.lists(view("u1"), view("u2").traded("0.2", "6000"));
        assertEquals(
                List.of(
                        "TRUTH OPERATOR",
                        "8 150=0 39=0 11=A1 14=0 151=0.5",
                        "8 150=F 39=1 11=A1 32=0.2 31=30000 14=0.2 151=0.3"),
                desk.decides("adopt", id, "u2"));
        assertEquals(List.of("NOT DONE NOT_UNKNOWN"), desk.decides("adopt", id, "u1"));
    }

    @Test
    void shouldReadAnOrderThatNoListingShowedBeforeItIsAdopted() {
        final String id = unknown();
        assertEquals(List.of("GET u7"), desk.decides("adopt", id, "u7"));
        assertEquals(List.of("TRUTH OPERATOR", "8 150=0 39=0 11=A1 14=0 151=0.5"), desk.reads(view("u7")));
    }

    @Test
    void shouldSayThatWhatAPersonNamedIsNotThere() {
        final String id = unknown();
        desk.decides("adopt", id, "u7");
        assertEquals(
                List.of("ALARM SETTLE_FAILED"),
                desk.refuses(Output.ReadCall.class, 404, RefusalKind.NOT_FOUND, "not found"));
        desk.decides("adopt", id, "u8");
        assertEquals(List.of("ALARM SETTLE_FAILED"), desk.reads(view("u8").sell()), "it sells");
        assertEquals(OrderState.OUTCOME_UNKNOWN, desk.placed().state());
    }

    @Test
    void shouldNotGiveAnOrderAwayThatIsAnothers() {
        desk.order("A0").send();
        desk.acceptsOrder(view("u0"));
        final String id = unknown();
        assertEquals(List.of("NOT DONE UUID_TAKEN"), desk.decides("adopt", id, "u0"));
        assertEquals(List.of("NOT DONE UUID_TAKEN"), desk.decides("adopt", id, ""));
        assertEquals(List.of("NOT DONE NOT_HALTED"), desk.decides("resume", id, ""));
    }

    @Test
    void shouldRejectWhatAPersonFoundAbsentAndStillWatchForIt() {
        final String id = unknown();
        assertEquals(
                List.of("TRUTH OPERATOR", "8 150=8 39=8 11=A1 103=99 14=0 151=0 REJECTED_BY_OPERATOR"),
                desk.decides("absent", id, ""));
        assertEquals(List.of("ALARM LATE_GHOST", "MODE CANCEL_ONLY", "DELETE u1"), desk.streams(view("u1")));
    }

    @Test
    void shouldNotTakeForAGhostWhatThePersonSawAndDidNotTakeForTheOrder() {
        final String id = unknown();
        desk.lists(view("f1"), view("f2"));
        desk.pass(1_000);
        assertEquals(2, desk.decides("absent", id, "").size());
        assertEquals(List.of(), desk.streams(view("f1").traded("0.1", "3000")));
    }

    @Test
    void shouldTakeTheVenuesWordOnAHaltedOrderAsTrueWhenAPersonSaysSo() {
        final String id = halted();
        assertEquals(
                List.of("halted: TRADE_BUSTED: the venue took back trades: traded_btc was 0.3 and is 0.1"),
                desk.settling().evidence(desk.placed()));
        assertEquals(List.of("GET u1"), desk.decides("resume", id, ""));
        assertEquals(
                List.of("8 150=D 39=1 11=A1 378=99 14=0.1 151=0.4 TRADES_CORRECTED"),
                desk.reads(view("u1").traded("0.1", "3000")));
        assertEquals(
                List.of("8 150=F 39=1 11=A1 32=0.2 31=30000 14=0.3 151=0.2"),
                desk.streams(view("u1").traded("0.3", "9000")));
        assertEquals(id + "-F30000000-C1", desk.lastExecution().execId(), "another id than the fill taken back");
    }

    @Test
    void shouldGoOnWithoutCorrectionWhenTheVenueIsOfOneMindAgain() {
        final String id = halted();
        desk.decides("resume", id, "");
        assertEquals(
                List.of("8 150=F 39=2 11=A1 32=0.2 31=30000 14=0.5 151=0"),
                desk.reads(view("u1").state("filled").traded("0.5", "15000")));
    }

    @Test
    void shouldHaltAgainWhatStillCannotBe() {
        final String id = halted();
        desk.decides("resume", id, "");
        assertEquals(List.of("ALARM CONSERVATION"), desk.reads(view("u1").traded("0.9", "27000")));
        assertEquals(OrderState.HALTED, desk.placed().state());
    }

    @Test
    void shouldCallAFilledOrderCanceledWhenItsTradesWereTakenBack() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1"));
        desk.pass(300);
        final Output.ReadCall slow = desk.last(Output.ReadCall.class);
        desk.streams(view("u1").state("filled").traded("0.5", "15000"));
        desk.pass(1_000);
        desk.apply(new Input.Accepted(
                slow.callId(),
                desk.nonce() + 1,
                desk.nowUs(),
                view("u1").state("canceled").traded("0.1", "3000").order()));
        assertEquals(true, desk.placed().isSilent());
        desk.decides("resume", desk.placed().orderId(), "");
        assertEquals(
                List.of("8 150=D 39=4 11=A1 378=99 14=0.1 151=0 TRADES_CORRECTED"),
                desk.reads(view("u1").state("canceled").traded("0.1", "3000")));
    }

    @Test
    void shouldEndAnOrderThatIsCompleteWithoutATradeOnceItIsCorrected() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1").traded("0.3", "9000"));
        assertEquals(List.of("ALARM CONSERVATION"), desk.streams(view("u1").traded("0.5", "9000")));
        desk.decides("resume", desk.placed().orderId(), "");
        assertEquals(
                List.of(
                        "8 150=D 39=1 11=A1 378=99 14=0.5 151=0 TRADES_CORRECTED",
                        "8 150=D 39=2 11=A1 378=99 14=0.5 151=0 ORDER_COMPLETE"),
                desk.reads(view("u1").state("filled").traded("0.5", "8900")));
    }

    private String lost() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1").traded("0.2", "6000"));
        desk.pass(300);
        assertEquals(
                List.of("ALARM ORDER_NOT_FOUND"),
                desk.refuses(Output.ReadCall.class, 404, RefusalKind.NOT_FOUND, "not found"));
        return desk.placed().orderId();
    }

    @Test
    void shouldEndAnOrderThatTheVenueHasLostWhenItDeniesItAgain() {
        final String id = lost();
        desk.cancel("C1", "A1");
        assertEquals(List.of("GET u1"), desk.decides("gone", id, ""));
        assertEquals(
                List.of("8 150=4 39=4 11=C1 41=A1 14=0.2 151=0 VENUE_LOST_ORDER"),
                desk.refuses(Output.ReadCall.class, 404, RefusalKind.NOT_FOUND, "not found"));
        assertEquals(0, desk.openOrders());
        assertEquals(List.of("NOT DONE NOT_OPEN"), desk.decides("gone", id, ""));
    }

    @Test
    void shouldNotEndAnOrderThatTheVenueStillKnowsOrCannotTellOf() {
        final String id = lost();
        desk.decides("gone", id, "");
        assertEquals(
                List.of("ALARM SETTLE_FAILED", "8 150=F 39=1 11=A1 32=0.1 31=30000 14=0.3 151=0.2"),
                desk.reads(view("u1").traded("0.3", "9000")));
        desk.decides("gone", id, "");
        assertEquals(List.of("ALARM SETTLE_FAILED"), desk.unknown(Output.ReadCall.class, "TIMEOUT"));
        assertEquals(1, desk.openOrders());
    }

    @Test
    void shouldTellTheTradesOfALostOrderThatTheVenueFindsAgain() {
        final String id = lost();
        desk.decides("gone", id, "");
        desk.refuses(Output.ReadCall.class, 404, RefusalKind.NOT_FOUND, "not found");
        assertEquals(
                List.of("8 150=F 39=4 11=A1 32=0.3 31=30000 14=0.5 151=0"),
                desk.streams(view("u1").state("filled").traded("0.5", "15000")));
    }
}
