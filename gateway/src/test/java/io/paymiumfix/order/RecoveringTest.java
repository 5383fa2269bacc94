package io.paymiumfix.order;

import static io.paymiumfix.order.Desk.view;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class RecoveringTest {
    private final Desk desk = new Desk();

    @Test
    void shouldOpenAtOnceWhenNothingIsOpen() {
        assertEquals(List.of("MODE RECOVERING", "MODE OPEN"), desk.restart());
    }

    @Test
    void shouldRefuseNewOrdersUntilEveryKnownOrderWasRead() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1"));
        assertEquals(List.of("MODE RECOVERING", "GET u1"), desk.restart());
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
        assertEquals(List.of("MODE RECOVERING", "LIST RESOLVE"), desk.restart());
        assertEquals(List.of("GET u3"), desk.lists(shown.toArray(new Desk.View[0])));
        assertEquals(List.of("MODE OPEN"), desk.reads(view("u3")));
    }

    @Test
    void shouldReadOneByOneAFewAtATimeWhenTheListingKeepsFailing() {
        for (int i = 0; i < 18; i++) {
            desk.order("A" + i).send();
            desk.acceptsOrder(view("u" + i));
        }
        desk.restart();
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
    void shouldNotAskAsFastAsTheVenueFails() {
        for (int i = 0; i < 18; i++) {
            desk.order("A" + i).send();
            desk.acceptsOrder(view("u" + i));
        }
        desk.restart();
        for (int i = 1; i <= 5; i++) {
            desk.unknown(Output.ListCall.class, "HTTP_500");
        }
        assertEquals(List.of(), desk.unknown(Output.ReadCall.class, "HTTP_500"), "u15 is asked again later");
        assertEquals(true, desk.pass(2_000).contains("GET u16"));
    }

    @Test
    void shouldHonourCancelsMeanwhile() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1"));
        desk.restart();
        assertEquals("DELETE u1", desk.cancel("C1", "A1").get(0));
    }

    @Test
    void shouldTryAgainWhenAnOrderCouldNotBeRead() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1"));
        desk.restart();
        assertEquals(List.of(), desk.notSent(Output.ReadCall.class, NotSentReason.CONNECT_FAILED));
        assertEquals(true, desk.pass(2_000).contains("GET u1"));
        assertEquals(List.of("MODE OPEN"), desk.reads(view("u1")));
    }

    @Test
    void shouldWaitForTheOutcomeOfAPostAndThenForItsFenceAndFirstReading() {
        desk.order("A1").send();
        assertEquals(List.of("MODE RECOVERING"), desk.restart());
        desk.unknown(Output.PlaceCall.class, "RESTART");
        assertEquals(List.of("MODE OPEN"), desk.lists());
        assertEquals(1, desk.openOrders(), "proof by absence goes on behind");
    }

    @Test
    void shouldTellTheStateOfTheLinkWhenRecoveryEnds() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1"));
        desk.restart();
        assertEquals(List.of(), desk.apply(new Input.ModeChanged(VenueMode.CANCEL_ONLY, "429")));
        assertEquals(List.of("MODE CANCEL_ONLY"), desk.reads(view("u1")));
    }

    @Test
    void shouldNotWaitForAnOrderThatEndedMeanwhile() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1"));
        desk.restart();
        desk.notSent(Output.ReadCall.class, NotSentReason.BUDGET_EMPTY);
        assertEquals(
                List.of("8 150=F 39=2 11=A1 32=0.5 31=30000 14=0.5 151=0"),
                desk.streams(view("u1").state("filled").traded("0.5", "15000")));
        assertEquals(true, desk.pass(2_000).contains("MODE OPEN"));
        assertEquals(List.of(), desk.pass(10_000), "its end was all there was to learn");
    }

    @Test
    void shouldStayRecoveringWhenTheVenueKnowsLaterOrdersThanTheJournal() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1").state("filled").traded("0.5", "15000"));
        desk.pass(3_600_000);
        final Desk.View later = view("x").createdAtS(desk.nowUs() / 1_000_000 - 600);
        assertEquals(List.of("MODE RECOVERING", "ALARM OLD_BACKUP"), desk.restart(later));
        assertEquals(
                List.of("8 150=8 39=8 11=A2 103=2 14=0 151=0 RECOVERING"),
                desk.order("A2").send());
        assertEquals(List.of("MODE OPEN"), desk.decides("accept-backup", "", ""));
    }

    @Test
    void shouldOnlyTellOfLaterOrdersWhereOthersTrade() {
        final Desk shared = Desk.assuming(new Rules.Assumptions(true, true, true, true, false, true, true));
        shared.order("A1").send();
        shared.acceptsOrder(view("u1").state("filled").traded("0.5", "15000"));
        shared.pass(3_600_000);
        final Desk.View later = view("x").createdAtS(shared.nowUs() / 1_000_000 - 600);
        assertEquals(List.of("MODE RECOVERING", "ALARM FOREIGN_ORDERS_MEANWHILE", "MODE OPEN"), shared.restart(later));
    }

    @Test
    void shouldNotTakeALostPostForAnOldBackup() {
        desk.order("A1").send();
        desk.pass(2_000);
        assertEquals(
                List.of("MODE RECOVERING"),
                desk.restart(view("u1").createdAtS(desk.nowUs() / 1_000_000 + 60)),
                "the order of a POST without outcome");
    }

    @Test
    void shouldOpenWithAnAlarmWhenAnAccountCannotBeListed() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1").state("filled").traded("0.5", "15000"));
        desk.apply(new Input.ModeChanged(VenueMode.RECOVERING, "start"));
        final Output.ListCall readOnly = desk.last(Output.ListCall.class);
        final java.util.List<String> said = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            said.addAll(desk.refuses(Output.ListCall.class, 403, RefusalKind.NOT_AUTHORISED, "revoked"));
            desk.pass(2_000);
        }
        assertEquals("readonly", readOnly.account());
        assertEquals(List.of("ALARM BACKUP_UNCHECKED"), said);
    }

    @Test
    void shouldOpenWithAnAlarmWhenAnAccountIsNeverListedToItsEnd() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1").state("filled").traded("0.5", "15000"));
        desk.apply(new Input.ModeChanged(VenueMode.RECOVERING, "start"));
        final List<String> said = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            said.addAll(desk.readIncomplete());
            desk.pass(2_000);
        }
        assertEquals(List.of("ALARM BACKUP_UNCHECKED"), said);
    }

    @Test
    void shouldCompareWithTheEndOfTheLastRunThatWasCompared() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1").state("filled").traded("0.5", "15000"));
        desk.pass(3_600_000);
        final Desk.View later = view("x").createdAtS(desk.nowUs() / 1_000_000 - 600);
        desk.apply(new Input.ModeChanged(VenueMode.RECOVERING, "start"));
        desk.apply(new Input.ModeChanged(VenueMode.DOWN, "no listing is answered"));
        assertEquals(List.of("MODE RECOVERING", "ALARM OLD_BACKUP"), desk.restart(later));
    }

    @Test
    void shouldNotTakeWhatTheStoreHoldsForNewsOfTheJournal() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1").state("filled").traded("0.5", "15000"));
        desk.pass(3_600_000);
        final Desk.View later = view("x").createdAtS(desk.nowUs() / 1_000_000 - 600);
        desk.apply(new Input.ReportsStored("oms", 3, 3));
        desk.apply(new Input.DeliveryProven("oms", 3));
        assertEquals(List.of("MODE RECOVERING", "ALARM OLD_BACKUP"), desk.restart(later));
    }

    @Test
    void shouldGiveNoOrderIdThatALostPartOfTheJournalGave() {
        final Desk lost = new Desk();
        for (final Desk each : List.of(lost, desk)) {
            each.order("A1").send();
            each.acceptsOrder(view("u1").state("filled").traded("0.5", "15000"));
            each.pass(3_600_000);
        }
        final Desk.View later = view("x").createdAtS(desk.nowUs() / 1_000_000 - 600);
        desk.restart(later);
        desk.decides("accept-backup", "", "");
        desk.saveAndLoad();
        final Set<String> given = orderIds(lost);
        given.retainAll(orderIds(desk));
        assertEquals(Set.of(), given);
    }

    private static Set<String> orderIds(final Desk desk) {
        final Set<String> given = new LinkedHashSet<>();
        for (int i = 0; i < 50; i++) {
            desk.order("B" + i).send();
            given.add(desk.last(Output.PlaceCall.class).orderId());
        }
        return given;
    }

    private static Desk withOrderOnAnotherAccount() {
        final Desk desk = new Desk(session -> session, List.of(new Rules.Account("other", true, false, false)));
        desk.order("B1").account("other").send();
        desk.acceptsOrder(view("b1"));
        desk.order("B2").account("other").send();
        desk.unknown(Output.PlaceCall.class, "TIMEOUT");
        return desk;
    }

    @Test
    void shouldNotWaitForAnAccountThatIsConfiguredNoMore() {
        final Desk two = withOrderOnAnotherAccount();
        two.notSent(Output.ListCall.class, NotSentReason.STOPPING);
        two.apply(new Input.ConfigApplied("hash", Desk.rules(Desk.session())));
        assertEquals(
                List.of("MODE RECOVERING", "ALARM ACCOUNT_REMOVED", "LIST RESOLVE", "LIST RESOLVE"),
                two.apply(new Input.ModeChanged(VenueMode.RECOVERING, "start")));
        final List<String> said = new ArrayList<>();
        for (final Output output : List.copyOf(
                two.outputs().subList(two.outputs().size() - 2, two.outputs().size()))) {
            said.addAll(two.apply(new Input.OrdersRead(
                    ((Output.ListCall) output).callId(), two.nonce() + 1, two.nowUs(), true, List.of(), List.of(), 0)));
        }
        assertEquals(List.of("MODE OPEN"), said);
        assertEquals(
                List.of(),
                two.pass(59_000).stream()
                        .filter(line -> line.startsWith("LIST"))
                        .toList(),
                "nor is it asked for what no lane can carry");
    }

    @Test
    void shouldNotLetAnAccountWhoseTokenIsRefusedHoldUpTheOthers() {
        final Desk two = withOrderOnAnotherAccount();
        two.restart();
        assertEquals(
                List.of("ALARM RECOVERY_REFUSED"),
                two.refuses(Output.ReadCall.class, 401, RefusalKind.NOT_AUTHORISED, "revoked"));
        assertEquals(
                List.of("ALARM RESOLVE_REFUSED", "MODE OPEN"),
                two.refuses(Output.ListCall.class, 401, RefusalKind.NOT_AUTHORISED, "revoked"));
    }
}
