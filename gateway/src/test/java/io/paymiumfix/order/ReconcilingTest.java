package io.paymiumfix.order;

import static io.paymiumfix.order.Desk.view;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Comparing all orders with the venue, and what operators are answered. */
@Timeout(10)
class ReconcilingTest {
    private final Desk desk = new Desk();
    private String orderId;

    @BeforeEach
    void rest() {
        desk.order("a").send();
        desk.acceptsOrder(view("u1"));
        orderId = desk.lastExecution().orderId();
        desk.streams(view("u1").traded("0.2", "6000").fees("0.001", "0"));
        desk.pass(2_000);
        desk.said();
    }

    private Desk.View asHere() {
        return view("u1").traded("0.2", "6000").fees("0.001", "0");
    }

    private void reads(final Desk.View... views) {
        assertEquals(List.of("LIST CONFIRM"), desk.lists(views));
        assertEquals(List.of("BALANCES CONFIRM"), desk.lists(views));
    }

    @Test
    void shouldSayThatAllIsEqual() {
        assertEquals(List.of("LIST CONFIRM"), desk.operator("reconcile", "main", ""));
        reads(asHere());
        assertEquals(List.of("DONE EQUAL"), desk.readsBalances("0", "9000"));
        assertEquals(
                List.of(
                        "EQUAL: our orders and the venue's are the same",
                        "main: 1 open and 0 ended orders, traded 0.2 BTC for 6000 EUR, fees 0.001 BTC and 0 EUR,"
                                + " locked 0 BTC and 9000 EUR"),
                desk.lastReply().lines().toList());
    }

    @Test
    void shouldLookTwiceBeforeItSaysWhatDiffers() {
        desk.operator("reconcile", "main", "");
        reads(asHere(), view("u9").sell());
        assertEquals(List.of(), desk.readsBalances("0.5", "8000"));
        assertEquals(List.of("LIST CONFIRM"), onlyCalls(desk.pass(5_000)));
        reads(asHere(), view("u9").sell());
        assertEquals(List.of("ALARM RECONCILE_DIFFERENCE", "DONE DIFFERENCES"), desk.readsBalances("0.5", "8000"));
        assertTrue(
                desk.lastReply()
                        .endsWith("main: locked EUR: the venue locks 8000 and its open orders explain 9000.00000000"),
                desk.lastReply());
    }

    private static List<String> onlyCalls(final List<String> said) {
        return said.stream().filter(line -> line.equals("LIST CONFIRM")).toList();
    }

    @Test
    void shouldNotCallADifferenceWhatIsGoneAtTheSecondLook() {
        desk.operator("reconcile", "main", "");
        reads();
        assertEquals(List.of(), desk.readsBalances("0", "9000"), "an open order is not listed");
        desk.pass(5_000);
        reads(asHere());
        assertEquals(List.of("DONE EQUAL"), desk.readsBalances("0", "9000"));
    }

    @Test
    void shouldNameEachOrderThatDiffers() {
        desk.reads(view("u1").traded("0.1", "3000"));
        desk.said();
        desk.operator("reconcile", "main", "");
        for (int look = 0; look < 2; look++) {
            desk.lists(view("u1").traded("0.1", "3000"));
            desk.lists(view("u1").traded("0.1", "3000"));
            desk.readsBalances("0", "12000");
            desk.pass(5_000);
        }
        assertTrue(
                desk.outputs().stream()
                        .anyMatch(output -> output instanceof Output.Alarm alarm
                                && alarm.word().equals("RECONCILE_DIFFERENCE")
                                && alarm.text()
                                        .contains("order " + orderId + ": traded BTC 0.2 here and 0.1 at the venue")),
                desk.outputs()::toString);
    }

    @Test
    void shouldApplyWhatTheListingTellsInsteadOfCallingItADifference() {
        desk.operator("reconcile", "main", "");
        assertEquals(
                List.of("LIST CONFIRM", "8 150=F 39=2 11=a 32=0.3 31=30000 14=0.5 151=0 fee=-0.001BTC"),
                desk.lists(view("u1").state("filled").traded("0.5", "15000")));
        desk.lists(view("u1").state("filled").traded("0.5", "15000"));
        desk.readsBalances("0", "0");
        assertTrue(desk.lastReply().startsWith("EQUAL"), desk.lastReply());
    }

    @Test
    void shouldSayThatItCouldNotCompare() {
        desk.operator("reconcile", "main", "");
        assertEquals(List.of("NOT DONE CANNOT_RECONCILE"), desk.unknown(Output.ListCall.class, "TIMEOUT"));
        desk.operator("reconcile", "main", "");
        assertEquals(List.of("LIST CONFIRM"), desk.readIncomplete());
        assertEquals(List.of("BALANCES CONFIRM"), desk.readIncomplete());
        assertEquals(List.of("NOT DONE CANNOT_RECONCILE"), desk.readsBalances("0", "8000"));
        assertTrue(desk.lastReply().contains("what they did not show was not compared"), desk.lastReply());
        desk.operator("reconcile", "main", "");
        desk.lists(asHere());
        desk.lists(asHere());
        assertEquals(
                List.of("ALARM ACCOUNT_UNREADABLE", "NOT DONE CANNOT_RECONCILE"),
                desk.refuses(Output.BalancesCall.class, 403, RefusalKind.NOT_AUTHORISED, "no"));
        assertEquals(List.of("NOT DONE UNKNOWN_ACCOUNT"), desk.operator("reconcile", "nobody", ""));
    }

    @Test
    void shouldGoOnInTheMiddleAfterASnapshot() {
        desk.operator("reconcile", "main", "");
        desk.saveAndLoad();
        desk.lists(asHere());
        desk.saveAndLoad();
        desk.lists(asHere());
        desk.saveAndLoad();
        assertEquals(List.of(), desk.readsBalances("0", "8000"));
        desk.saveAndLoad();
        desk.pass(5_000);
        desk.saveAndLoad();
        reads(asHere());
        desk.saveAndLoad();
        assertEquals(List.of("ALARM RECONCILE_DIFFERENCE", "DONE DIFFERENCES"), desk.readsBalances("0", "8000"));
    }

    @Test
    void shouldAnswerEveryoneWhoAsksWhileItIsUnderWay() {
        desk.operator("reconcile", "main", "");
        assertEquals(List.of(), desk.operator("reconcile", "main", ""));
        reads(asHere());
        assertEquals(List.of("DONE EQUAL", "DONE EQUAL"), desk.readsBalances("0", "9000"));
    }

    @Test
    void shouldCompareEverySoOftenAndAgain() {
        final Desk hourly = Desk.reconcilingEvery(3_600_000);
        assertEquals(List.of("LIST CONFIRM", "LIST CONFIRM"), hourly.pass(3_600_000), "two accounts");
        assertEquals(List.of(), hourly.pass(3_599_000), "they are under way");
        assertEquals(List.of("NOT DONE CANNOT_RECONCILE"), failingReconcile(hourly));
    }

    @Test
    void shouldTellOnceThatAnAccountCouldNotBeComparedThreeTimesInARow() {
        final Desk hourly = Desk.reconcilingEvery(3_600_000);
        final List<List<String>> said = new ArrayList<>();
        for (int hour = 1; hour <= 5; hour++) {
            hourly.pass(3_600_000);
            hourly.saveAndLoad();
            said.add(hourly.unknown(Output.ListCall.class, "TIMEOUT"));
        }
        assertEquals(List.of(List.of(), List.of(), List.of("ALARM NOT_RECONCILED"), List.of(), List.of()), said);
    }

    @Test
    void shouldNotRaiseAnAlarmForWhatAPersonWhoAskedIsTold() {
        for (int i = 1; i <= 5; i++) {
            desk.operator("reconcile", "main", "");
            assertEquals(List.of("NOT DONE CANNOT_RECONCILE"), desk.unknown(Output.ListCall.class, "TIMEOUT"));
        }
    }

    private static List<String> failingReconcile(final Desk hourly) {
        hourly.operator("reconcile", "readonly", "");
        return hourly.unknown(Output.ListCall.class, "TIMEOUT");
    }

    @Test
    void shouldAnswerOperatorsWithAStableWord() {
        assertEquals(List.of("NOT DONE UNKNOWN_ORDER"), desk.operator("absent", "NO-SUCH", ""));
        assertEquals(List.of("NOT DONE NO_OLD_BACKUP"), desk.operator("accept-backup", "", ""));
        assertEquals(List.of("NOT DONE NO_BROKEN_ASSUMPTION"), desk.operator("accept-assumption", "", ""));
        assertEquals(
                List.of("ALARM OPERATOR_COMMAND_UNKNOWN", "NOT DONE OPERATOR_COMMAND_UNKNOWN"),
                desk.operator("dance", "", ""));
        assertEquals(List.of("DONE STOPPING"), desk.operator("stop", "", ""));
        assertEquals(
                List.of("8 150=8 39=8 11=z 103=2 14=0 151=0 SHUTTING_DOWN"),
                desk.order("z").send());
    }
}
