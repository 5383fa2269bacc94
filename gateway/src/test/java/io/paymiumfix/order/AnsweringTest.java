package io.paymiumfix.order;

import static io.paymiumfix.order.Desk.view;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** OrderStatusRequest(H), OrderMassStatusRequest(AF), and what an operator sees. */
@Timeout(10)
class AnsweringTest {
    private final Desk desk = new Desk();

    private String rest(final String clOrdId, final String uuid) {
        desk.order(clOrdId).send();
        desk.acceptsOrder(view(uuid));
        return desk.lastExecution().orderId();
    }

    private List<String> status(final String clOrdId, final String orderId) {
        return told(desk.ask(new Query.OrderStatus(desk.asker(), clOrdId, orderId, "BTC/EUR", '1', "Q1")));
    }

    private List<String> mass(final int type, final String account, final String symbol, final char side) {
        return told(desk.ask(new Query.MassStatus(desk.asker(), "M1", type, account, symbol, side)));
    }

    private static List<String> told(final List<Answer> answers) {
        final List<String> lines = new ArrayList<>();
        for (final Answer answer : answers) {
            final Answer.Status status = (Answer.Status) answer;
            final ReportBody.Execution e = status.execution();
            lines.add("17=" + e.execId() + " 150=" + e.execType().fix() + " 39="
                    + e.ordStatus().fix() + " 11=" + e.clOrdId()
                    + (e.orderId().equals("NONE") ? " 37=NONE" : "")
                    + (e.ordRejReason() < 0 ? "" : " 103=" + e.ordRejReason())
                    + " 14=" + FixedPoint.format(e.cumQtySatoshi(), 8) + " 151="
                    + FixedPoint.format(e.leavesQtySatoshi(), 8)
                    + (status.ordStatusReqId().isEmpty() ? "" : " 790=" + status.ordStatusReqId())
                    + (status.massStatusReqId().isEmpty()
                            ? ""
                            : " 584=" + status.massStatusReqId() + " 911=" + status.totNumReports() + " 912="
                                    + (status.last() ? 'Y' : 'N'))
                    + (e.text().isEmpty() ? "" : " " + e.text().replaceFirst(":.*", "")));
        }
        return lines;
    }

    private List<Answer.OrderLine> listing(final String subject) {
        return ((Answer.Listing) desk.ask(new Query.Listing(1, subject)).get(0)).orders();
    }

    @Test
    void shouldTellHowAnOrderStandsByEitherIdAndByTheIdOfItsCancel() {
        final String orderId = rest("a", "u1");
        desk.streams(view("u1").traded("0.2", "6000"));
        final List<String> partly = List.of("17=0 150=I 39=1 11=a 14=0.2 151=0.3 790=Q1");
        assertEquals(partly, status("a", ""));
        assertEquals(partly, status("", orderId));
        assertEquals(partly, status("other", orderId), "OrderID(37) is enough");
        desk.cancel("c", "a");
        assertEquals(List.of("17=0 150=I 39=6 11=a 14=0.2 151=0.3 790=Q1"), status("c", ""));
    }

    @Test
    void shouldSayOfAnUnknownOrderThatItIsUnknown() {
        rest("a", "u1");
        final String other = rest("b", "u2");
        final List<String> unknown = List.of("17=0 150=I 39=8 11=x 37=NONE 103=5 14=0 151=0 790=Q1 UNKNOWN_ORDER");
        assertEquals(unknown, status("x", ""));
        assertEquals(unknown, status("x", "NO-SUCH"));
        assertEquals(
                List.of("17=0 150=I 39=8 11=a 37=NONE 103=5 14=0 151=0 790=Q1 UNKNOWN_ORDER"),
                status("a", other),
                "ids that contradict each other name no order");
    }

    @Test
    void shouldNotTellOneClientOfAnother() {
        final String orderId = rest("a", "u1");
        final Origin stranger = new Origin("DESK2", "DESK2", "", 1, false, false, 0, 0, 0);
        final List<Answer> answers = desk.ask(new Query.OrderStatus(stranger, "", orderId, "BTC/EUR", '1', ""));
        assertEquals(List.of("17=0 150=I 39=8 11= 37=NONE 103=5 14=0 151=0 UNKNOWN_ORDER"), told(answers));
        assertEquals("DESK2", ((Answer.Status) answers.get(0)).session());
    }

    @Test
    void shouldTellASessionThatOnlyAsksOfTheOrdersOfItsAccounts() {
        final Desk watched = Desk.withViewers(
                new Rules.Viewer("RISK", List.of("main")), new Rules.Viewer("BLIND", List.of("readonly")));
        watched.order("a").send();
        watched.acceptsOrder(view("u1"));
        final String orderId = watched.lastExecution().orderId();
        final int before = watched.outputs().size();
        final Origin risk = new Origin("RISK", "RISK", "", 1, false, false, 0, 0, 0);
        final Origin blind = new Origin("BLIND", "BLIND", "", 1, false, false, 0, 0, 0);
        final String stands = "17=0 150=I 39=0 11=a 14=0 151=0.5";
        for (int run = 0; run < 2; run++) {
            assertEquals(
                    List.of(stands + " 790=Q1"),
                    told(watched.ask(new Query.OrderStatus(risk, "any", orderId, "BTC/EUR", '1', "Q1"))));
            assertEquals(
                    List.of(stands + " 584=M1 911=1 912=Y"),
                    told(watched.ask(new Query.MassStatus(risk, "M1", 7, "", "", '\0'))));
            assertEquals(
                    List.of("17=0 150=I 39=8 11= 37=NONE 103=5 14=0 151=0 584=M1 911=0 912=Y NO_ORDERS"),
                    told(watched.ask(new Query.MassStatus(blind, "M1", 7, "", "", '\0'))));
            watched.saveAndLoad();
        }
        assertEquals(before, watched.outputs().size(), "nobody was told without asking");
    }

    @Test
    void shouldSayWhyAnOrderIsHeldOrWasRefused() {
        desk.order("a").send();
        desk.unknown(Output.PlaceCall.class, "TIMEOUT");
        assertEquals(List.of("17=0 150=I 39=A 11=a 14=0 151=0.5 790=Q1 OUTCOME_UNKNOWN"), status("a", ""));
        desk.order("b").qty("0").send();
        assertTrue(
                status("b", "").get(0).startsWith("17=0 150=I 39=8 11=b 14=0"),
                status("b", "").toString());
    }

    @Test
    void shouldTellEveryOpenOrderOfTheAskerOldestFirstAndMarkTheLast() {
        rest("a", "u1");
        rest("b", "u2");
        rest("c", "u3");
        desk.streams(view("u2").state("canceled"));
        assertEquals(
                List.of(
                        "17=0 150=I 39=0 11=a 14=0 151=0.5 584=M1 911=2 912=N",
                        "17=0 150=I 39=0 11=c 14=0 151=0.5 584=M1 911=2 912=Y"),
                mass(7, "", "", '\0'));
        assertEquals(2, mass(1, "main", "XBTEUR", '1').size());
    }

    @Test
    void shouldSayInOneReportThatThereIsNone() {
        rest("a", "u1");
        final List<String> none = List.of("17=0 150=I 39=8 11= 37=NONE 103=5 14=0 151=0 584=M1 911=0 912=Y NO_ORDERS");
        assertEquals(none, mass(7, "", "", '2'));
        assertEquals(none, mass(7, "readonly", "", '\0'));
    }

    @Test
    void shouldRefuseAMassStatusItDoesNotOffer() {
        assertEquals(
                List.of("17=0 150=I 39=8 11= 37=NONE 103=11 14=0 151=0 584=M1 911=0 912=Y UNSUPPORTED_STATUS_TYPE"),
                mass(3, "", "", '\0'));
        assertEquals(
                List.of("17=0 150=I 39=8 11= 37=NONE 103=1 14=0 151=0 584=M1 911=0 912=Y UNKNOWN_SYMBOL"),
                mass(1, "", "ETH/EUR", '\0'));
    }

    @Test
    void shouldAnswerWhileItIsRecoveringAndChangeNothing() {
        rest("a", "u1");
        desk.apply(new Input.ModeChanged(VenueMode.RECOVERING, "start"));
        final int before = desk.outputs().size();
        assertEquals(List.of("17=0 150=I 39=0 11=a 14=0 151=0.5 790=Q1"), status("a", ""));
        assertEquals(1, mass(7, "", "", '\0').size());
        assertEquals(before, desk.outputs().size());
        assertEquals(
                List.of("8 150=F 39=1 11=a 32=0.1 31=30000 14=0.1 151=0.4"),
                desk.streams(view("u1").traded("0.1", "3000")),
                "the fill is told as if nobody had asked");
    }

    @Test
    void shouldListOpenOrdersAndAnyOrderByName() {
        final String a = rest("a", "u1");
        rest("b", "u2");
        desk.streams(view("u1").state("canceled"));
        assertEquals(
                List.of("b LIVE u2"),
                listing("").stream()
                        .map(line -> line.clOrdId() + ' ' + line.state() + ' ' + line.uuid())
                        .toList());
        assertEquals(
                List.of("a"), listing(a).stream().map(Answer.OrderLine::clOrdId).toList());
        assertEquals(
                List.of("a"),
                listing("u1").stream().map(Answer.OrderLine::clOrdId).toList());
        assertEquals(2, listing("*").size());
        assertEquals(1, listing("main").size());
        assertEquals(0, listing("nobody").size());
    }

    @Test
    void shouldShowToOperatorsWhichReportsAClientDidNotAccept() {
        final String orderId = rest("a", "u1");
        assertEquals(
                List.of("ALARM CLIENT_REFUSED_REPORT"),
                desk.apply(new Input.ReportRefused("DESK1", orderId, orderId + "-0", "35=3 unknown tag")));
        for (int i = 0; i < 20; i++) {
            desk.apply(new Input.ReportRefused("DESK1", orderId, orderId + "-" + i, "35=Q"));
        }
        desk.saveAndLoad();
        final List<String> evidence = listing(orderId).get(0).evidence();
        assertEquals(5, evidence.size(), "the newest are kept");
        assertEquals("report not accepted by client: session DESK1, " + orderId + "-19: 35=Q", evidence.get(4));
    }

    @Test
    void shouldNotChangeAnythingByAnswering() {
        desk.order("a").send();
        final ByteBuffer before = desk.saved();
        listing("");
        status("a", "");
        assertEquals(before, desk.saved());
    }

    @Test
    void shouldListAnEndedOrderThatWaitsForAPerson() {
        final String orderId = rest("a", "u1");
        desk.streams(view("u1").state("filled").traded("0.5", "15000"));
        assertEquals(List.of(), listing(""));
        desk.streams(view("u1").undecodable("btc_fee=0.123456789"));
        assertEquals(
                List.of("bin/gateway settle " + orderId + " resume"),
                listing("").get(0).commands());
    }
}
