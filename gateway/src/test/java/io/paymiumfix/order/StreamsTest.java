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
    void shouldReadAtOnceWhatHappenedWhileTheStreamWasAway() {
        restsWhileTheStreamTells();
        desk.stream(false);
        desk.lists();
        assertEquals(List.of("LIST POLL"), desk.stream(true));
        assertEquals(
                List.of("8 150=F 39=1 11=A1 32=0.1 31=30000 14=0.1 151=0.4"),
                desk.lists(view("u1").traded("0.1", "3000")));
        assertEquals(List.of("LIST POLL"), desk.pass(10_000), "that the stream was silent is no fault of it");
    }

    @Test
    void shouldListAsOftenAsWithoutAStreamUntilOneListingSetOutASecondAfterItBecameLive() {
        restsWhileTheStreamTells();
        desk.stream(false);
        desk.lists();
        desk.pass(2_500);
        assertEquals(List.of("LIST POLL"), desk.stream(true));
        desk.lists();
        assertEquals(List.of("LIST POLL"), desk.pass(500), "the venue may not have subscribed us by then");
        desk.lists();
        assertEquals(List.of("LIST POLL"), desk.pass(3_000));
        desk.lists();
        assertEquals(List.of(), desk.pass(29_000));
    }

    @Test
    void shouldListAfterTheListingUnderWayWhenTheStreamBecomesLive() {
        restsWhileTheStreamTells();
        desk.stream(false);
        assertEquals(List.of(), desk.stream(true));
        desk.lists();
        assertEquals(List.of("LIST POLL"), desk.pass(3_000));
    }

    @Test
    void shouldAskAgainAfterOnePeriodWhenAListingDoesNotLeave() {
        restsWhileTheStreamTells();
        desk.pass(27_000);
        assertEquals(List.of("LIST POLL"), desk.pass(3_000));
        desk.notSent(Output.ListCall.class, NotSentReason.BUDGET_EMPTY);
        assertEquals(List.of("LIST POLL"), desk.pass(3_000));
        desk.lists();
        assertEquals(List.of(), desk.pass(27_000));
    }

    @Test
    void shouldAskAgainAfterOnePeriodWhenTheListingOfANewStreamDoesNotLeave() {
        restsWhileTheStreamTells();
        desk.stream(false);
        desk.lists();
        desk.stream(true);
        desk.notSent(Output.ListCall.class, NotSentReason.BUDGET_EMPTY);
        assertEquals(List.of("LIST POLL"), desk.pass(3_000));
    }

    @Test
    void shouldListNoMoreThanTwiceAPeriodForAStreamThatComesAndGoes() {
        restsWhileTheStreamTells();
        assertEquals(List.of("LIST POLL"), desk.stream(false));
        desk.lists();
        assertEquals(List.of("LIST POLL"), desk.stream(true));
        desk.lists();
        for (int i = 0; i < 10; i++) {
            desk.pass(100);
            assertEquals(List.of(), desk.stream(false));
            assertEquals(List.of(), desk.stream(true));
        }
        assertEquals(List.of("LIST POLL"), desk.pass(2_000), "the poll goes on");
    }

    @Test
    void shouldLeaveItToThePollWhenAStreamIsLostAgainThatBecameLiveWhileAListingWasUnderWay() {
        restsWhileTheStreamTells();
        desk.stream(false);
        desk.stream(true);
        desk.lists();
        assertEquals(List.of(), desk.stream(false));
        assertEquals(List.of("LIST POLL"), desk.pass(3_000));
    }

    @Test
    void shouldNotBlameTheStreamForWhatAReadingOfAMissingOrderShows() {
        restsWhileTheStreamTells();
        desk.stream(false);
        desk.lists();
        desk.stream(true);
        desk.lists();
        desk.pass(3_000);
        assertEquals(List.of("GET u1"), desk.lists(List.of("u1")));
        assertEquals(
                List.of("8 150=F 39=2 11=A1 32=0.5 31=30000 14=0.5 151=0"),
                desk.reads(view("u1").state("filled").traded("0.5", "15000")));
        assertEquals(List.of(), desk.pass(10_000));
    }

    @Test
    void shouldListAgainSoonWhenTheReadingOfAMissingOrderFails() {
        restsWhileTheStreamTells();
        desk.stream(false);
        desk.lists();
        desk.stream(true);
        desk.lists();
        desk.pass(3_000);
        assertEquals(List.of("GET u1"), desk.lists(List.of("u1")));
        desk.unknown(Output.ReadCall.class, "TIMEOUT");
        assertEquals(List.of("LIST POLL"), desk.pass(3_000));
    }

    @Test
    void shouldNotBlameANewStreamForWhatTheOneBeforeDidNotTell() {
        restsWhileTheStreamTells();
        desk.pass(30_000);
        desk.lists(view("u1").traded("0.1", "3000"));
        desk.pass(100);
        desk.stream(false);
        desk.lists();
        desk.stream(true);
        desk.lists();
        desk.pass(3_000);
        desk.lists();
        assertEquals(List.of(), desk.pass(10_000));
    }

    @Test
    void shouldRememberInASnapshotWhatWasReadSinceTheStreamBecameLive() {
        restsWhileTheStreamTells();
        desk.stream(false);
        desk.lists();
        desk.stream(true);
        desk.saveAndLoad();
        desk.lists(view("u1").traded("0.1", "3000"));
        assertEquals(List.of("LIST POLL"), desk.pass(3_000));
        desk.saveAndLoad();
        desk.lists();
        desk.saveAndLoad();
        assertEquals(List.of(), desk.pass(27_000));
    }

    /** The stream has told of the order, and a listing has shown since that it tells. */
    private void restsWhileTheStreamTells() {
        desk.streams(view("u1"));
        desk.pass(3_000);
        desk.lists();
    }

    @Test
    void shouldTakeAStreamForLostThatDoesNotTellWhatAReadingShows() {
        restsWhileTheStreamTells();
        desk.pass(30_000);
        desk.lists(view("u1").traded("0.1", "3000"));
        assertEquals(List.of(), desk.pass(4_999));
        assertEquals(List.of("ALARM STREAM_SILENT", "LIST POLL"), desk.pass(1));
        desk.lists();
        assertEquals(List.of("LIST POLL"), desk.pass(3_000), "as often as without a stream");
    }

    @Test
    void shouldBelieveAStreamThatTellsALittleLater() {
        restsWhileTheStreamTells();
        desk.pass(30_000);
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
