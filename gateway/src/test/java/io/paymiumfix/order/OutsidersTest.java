package io.paymiumfix.order;

import static io.paymiumfix.order.Desk.view;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.paymiumfix.journal.StateDecoder;
import io.paymiumfix.journal.StateEncoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Orders of the account that are none of ours. */
@Timeout(10)
class OutsidersTest {
    private final Turn turn = new Turn();
    private final Orders orders = new Orders();
    private final Reports reports = new Reports(turn);
    private final Outsiders outsiders = new Outsiders(turn, orders, new OutsiderReports(turn, reports));
    private final List<String> told = new ArrayList<>();
    private long sequence;

    @BeforeEach
    void watch() {
        final Rules plain = Desk.rules(Desk.session());
        reports.apply(new Rules(
                plain.accounts(),
                plain.sessions(),
                List.of(new Rules.DropCopy("DROP1", List.of(Desk.ACCOUNT), true)),
                plain.instrument(),
                plain.timing(),
                plain.assumptions()));
        orders.apply(plain);
        orders.forgetBefore(Desk.START_US, order -> false);
    }

    private List<String> foreign(final Desk.View view) {
        begin();
        outsiders.foreignSeen(Desk.ACCOUNT, view.order());
        return end();
    }

    private void begin() {
        told.clear();
        turn.begin(++sequence, Desk.START_US + sequence, output -> {
            final ReportBody.Execution e = (ReportBody.Execution) ((Output.Report) output).body();
            told.add("150=" + e.execType().fix() + " 39=" + e.ordStatus().fix() + " 17=" + e.execId()
                    + (e.lastQtySatoshi() == VenueOrder.ABSENT
                            ? ""
                            : " 32=" + FixedPoint.format(e.lastQtySatoshi(), 8) + " 31="
                                    + FixedPoint.format(e.lastPxE8(), 8))
                    + " 14=" + FixedPoint.format(e.cumQtySatoshi(), 8) + " 151="
                    + FixedPoint.format(e.leavesQtySatoshi(), 8)
                    + (e.btcFeeSatoshi() == 0 ? "" : " fee=" + FixedPoint.format(e.btcFeeSatoshi(), 8)));
        });
    }

    private List<String> end() {
        turn.end();
        return List.copyOf(told);
    }

    @Test
    void shouldTellDropCopiesOfTheWholeLifeOfAForeignOrder() {
        assertEquals(List.of("150=0 39=0 17=F-u1-0 14=0 151=0.5"), foreign(view("u1")));
        assertEquals(List.of(), foreign(view("u1")), "nothing changed");
        assertEquals(
                List.of("150=F 39=1 17=F-u1-F20000000 32=0.2 31=30000 14=0.2 151=0.3 fee=0.001"),
                foreign(view("u1").traded("0.2", "6000").fees("0.001", "0")));
        assertEquals(List.of(), foreign(view("u1")), "older news");
        assertEquals(
                List.of(
                        "150=F 39=1 17=F-u1-F30000000 32=0.1 31=30000 14=0.3 151=0.2",
                        "150=4 39=4 17=F-u1-4 14=0.3 151=0"),
                foreign(view("u1").state("canceled").traded("0.3", "9000").fees("0.001", "0")));
        assertEquals(List.of(), foreign(view("u1").traded("0.3", "9000")), "what has ended stays so");
    }

    @Test
    void shouldTellOfAMarketOrderByAmountOfMoneyThatIsSeenAtItsEnd() {
        assertEquals(
                List.of("150=0 39=0 17=F-u1-0 14=0 151=0", "150=F 39=2 17=F-u1-F10000000 32=0.1 31=30000 14=0.1 151=0"),
                foreign(view("u1").cash("3000").state("filled").traded("0.1", "3000")));
    }

    @Test
    void shouldTellOfFeesThatComeLater() {
        foreign(view("u1").state("filled").traded("0.5", "15000"));
        assertEquals(
                List.of("150=D 39=2 17=F-u1-D-100000-0 14=0.5 151=0 fee=0.001"),
                foreign(view("u1").state("filled").traded("0.5", "15000").fees("0.001", "0")));
    }

    @Test
    void shouldTellGhostsUnderAnotherNameAndWhoseTheyAre() {
        final Order rejected = new Order("ORDER1", new Desk().order("a").command(), terms(), Desk.START_US);
        begin();
        outsiders.ghostSeen(
                rejected, view("u1").traded("0.5", "15000").state("filled").order());
        assertEquals(
                List.of(
                        "150=0 39=0 17=G-u1-0 14=0 151=0.5",
                        "150=F 39=2 17=G-u1-F50000000 32=0.5 31=30000 14=0.5 151=0"),
                end());
        assertEquals("ORDER1", outsiders.of(Desk.ACCOUNT).get(0).ghostOf());
    }

    private static Terms terms() {
        return Terms.of(new Desk().order("a").command(), Desk.session());
    }

    @Test
    void shouldNotTakeInWhatEndedBeforeTheDayNorWhatContradictsItself() {
        final long yesterdayS = Desk.START_US / 1_000_000 - 86_400;
        assertEquals(
                List.of(),
                foreign(view("u1").state("filled").traded("0.5", "15000").createdAtS(yesterdayS)));
        assertEquals(1, foreign(view("u2").createdAtS(yesterdayS)).size(), "it is open");
        assertEquals(List.of(), foreign(view("u3").traded("0.1", "0")));
        assertEquals(List.of(), foreign(view("u4").traded("0.6", "18000")));
        assertEquals(List.of(), foreign(view("u5").undecodable("amount")));
        assertEquals(1, outsiders.of(Desk.ACCOUNT).size());
    }

    @Test
    void shouldBeTheSameAfterASnapshot() {
        foreign(view("u1").traded("0.2", "6000"));
        foreign(view("u2").cash("3000"));
        final StateEncoder saved = new StateEncoder();
        outsiders.save(new CoreWriter(saved));
        final Outsiders loaded = new Outsiders(turn, orders, new OutsiderReports(turn, reports));
        loaded.load(new CoreReader(new StateDecoder(saved.content())));
        assertNull(Graph.difference(outsiders, loaded, Turn.class));
    }

    @Test
    void shouldKeepSoManyAndForgetEndedOnesFirstAndAtTheEndOfTheDay() {
        foreign(view("open"));
        for (int i = 0; i < Outsiders.KEPT + 10; i++) {
            foreign(view("u" + i).state("canceled"));
        }
        assertEquals(Outsiders.KEPT, outsiders.of(Desk.ACCOUNT).size());
        outsiders.newDay();
        assertEquals(
                List.of("open"),
                outsiders.of(Desk.ACCOUNT).stream()
                        .map(outsider -> outsider.view().uuid())
                        .toList());
    }
}
