package io.paymiumfix.order;

import static io.paymiumfix.order.Desk.view;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a live stream saves, and what is done when it does not tell what it should. */
@Timeout(10)
class StreamsTest {
    private final Desk desk = new Desk();

    @BeforeEach
    void rests() {
        desk.stream(true);
        desk.order("A1").send();
        desk.acceptsOrder(view("u1"));
    }

    @Test
    void shouldNotReadAnOrderThatTheStreamToldOf() {
        desk.streams(view("u1"));
        assertEquals(List.of(), desk.pass(1_000));
    }

    @Test
    void shouldReadAnOrderThatTheStreamDidNotTellOfInTime() {
        assertEquals(List.of("GET u1"), desk.pass(300));
    }

    @Test
    void shouldLetTheStreamTellTheEndOfACanceledOrder() {
        desk.streams(view("u1"));
        desk.cancel("C1", "A1");
        assertEquals(List.of(), desk.acceptsCancel());
        assertEquals(
                List.of("8 150=4 39=4 11=C1 41=A1 14=0 151=0"),
                desk.streams(view("u1").state("canceled")));
        assertEquals(List.of(), desk.pass(1_000));
    }

    @Test
    void shouldReadACanceledOrderWhenTheStreamDoesNotTellWithinHalfASecond() {
        desk.streams(view("u1"));
        desk.cancel("C1", "A1");
        desk.acceptsCancel();
        assertEquals(List.of(), desk.pass(499));
        assertEquals(List.of("GET u1"), desk.pass(1));
    }

    @Test
    void shouldListLessOftenWhileTheStreamTells() {
        desk.streams(view("u1"));
        desk.pass(3_000);
        desk.lists();
        assertEquals(List.of(), desk.pass(27_000));
        assertEquals(List.of("LIST POLL"), desk.pass(6_000));
    }

    @Test
    void shouldListAtOnceAndOftenAgainWhenTheStreamIsLost() {
        desk.streams(view("u1"));
        desk.pass(3_000);
        desk.lists();
        assertEquals(List.of("LIST POLL"), desk.stream(false));
        desk.lists();
        assertEquals(List.of("LIST POLL"), desk.pass(3_000));
    }

    @Test
    void shouldTakeAStreamForLostThatDoesNotTellWhatAReadingShows() {
        desk.streams(view("u1"));
        desk.pass(3_000);
        desk.lists(view("u1").traded("0.1", "3000"));
        assertEquals(List.of(), desk.pass(4_999));
        assertEquals(List.of("ALARM STREAM_SILENT", "LIST POLL"), desk.pass(1));
        desk.lists();
        assertEquals(List.of("LIST POLL"), desk.pass(3_000), "as often as without a stream");
    }

    @Test
    void shouldBelieveAStreamThatTellsALittleLater() {
        desk.streams(view("u1"));
        desk.pass(3_000);
        desk.lists(view("u1").traded("0.1", "3000"));
        desk.pass(1_000);
        assertEquals(List.of(), desk.streams(view("u1").traded("0.1", "3000")));
        assertEquals(List.of(), desk.pass(20_000));
    }

    @Test
    void shouldApplyWhatTheStreamToldBeforeThePostHadItsAnswer() {
        desk.order("A2").qty("0.7").send();
        assertEquals(List.of(), desk.streams(view("u2").amount("0.7").traded("0.2", "6000")));
        assertEquals(
                List.of("8 150=0 39=0 11=A2 14=0 151=0.7", "8 150=F 39=1 11=A2 32=0.2 31=30000 14=0.2 151=0.5"),
                desk.acceptsOrder(view("u2").amount("0.7").state("pending_execution")));
    }

    @Test
    void shouldNotRememberAStreamAcrossARestart() {
        desk.streams(view("u1"));
        desk.restart();
        desk.reads(view("u1"));
        desk.cancel("C1", "A1");
        assertEquals(List.of("GET u1"), desk.acceptsCancel());
    }
}
