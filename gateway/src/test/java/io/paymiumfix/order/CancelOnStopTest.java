package io.paymiumfix.order;

import static io.paymiumfix.order.Desk.view;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stop that is to leave nothing at the venue. */
@Timeout(10)
class CancelOnStopTest {
    private final Desk desk = new Desk();

    private List<String> stop() {
        return desk.apply(new Input.OperatorCommand(0, "gateway", "stop", "", "cancel"));
    }

    private void rests() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1"));
    }

    @Test
    void shouldCancelWhatRestsAndReportItUnsolicited() {
        rests();
        assertEquals(List.of("DELETE u1"), stop());
        assertEquals(List.of("GET u1"), desk.acceptsCancel());
        assertEquals(
                List.of("8 150=4 39=4 11=A1 14=0 151=0 SHUTDOWN_CANCELED"),
                desk.reads(view("u1").state("canceled")));
    }

    @Test
    void shouldLeaveWhatRestsUnlessToldOtherwise() {
        rests();
        assertEquals(List.of(), desk.apply(new Input.OperatorCommand(0, "gateway", "stop", "", "")));
    }

    @Test
    void shouldCancelAnOrderOnItsWayAsSoonAsItHasAUuid() {
        desk.order("A1").send();
        assertEquals(List.of(), stop());
        assertEquals(List.of("8 150=0 39=0 11=A1 14=0 151=0.5", "DELETE u1"), sorted(desk.acceptsOrder(view("u1"))));
    }

    @Test
    void shouldNotCancelTwiceWhatItsClientIsCanceling() {
        rests();
        desk.cancel("C1", "A1");
        assertEquals(List.of(), stop());
    }

    @Test
    void shouldLetAClientTakeTheCancelOver() {
        rests();
        stop();
        assertEquals(List.of("8 150=6 39=6 11=C1 41=A1 14=0 151=0.5"), desk.cancel("C1", "A1"));
        desk.acceptsCancel();
        assertEquals(
                List.of("8 150=4 39=4 11=C1 41=A1 14=0 151=0"),
                desk.reads(view("u1").state("canceled")));
    }

    @Test
    void shouldReportFillsMeanwhileWithoutACancelOfTheClients() {
        rests();
        stop();
        desk.acceptsCancel();
        assertEquals(
                List.of("8 150=F 39=2 11=A1 14=0.5 151=0"),
                desk.reads(view("u1").state("filled").traded("0.5", "15000")).stream()
                        .map(line -> line.replaceAll(" 3[12]=[^ ]+| 6=[^ ]+", ""))
                        .toList());
    }

    private static List<String> sorted(final List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith("TIMER")).sorted().toList();
    }
}
