package io.paymiumfix.sequencer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.Answer;
import io.paymiumfix.order.ExecType;
import io.paymiumfix.order.Inbox.Urgency;
import io.paymiumfix.order.OrdStatus;
import io.paymiumfix.order.Origin;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.Query;
import io.paymiumfix.order.ReportBody;
import io.paymiumfix.order.VenueOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Questions among inputs: rings of eight. */
@Timeout(30)
class QuestionsTest {

    WaitMode waitMode() {
        return WaitMode.BLOCKING;
    }

    private final FakeJournal journal = new FakeJournal();
    private final FakeCore core = new FakeCore((sequence, input) -> List.<Output>of(Samples.report("oms", sequence)));
    /** How many inputs were journalled and applied when a question was answered. */
    private final List<String> known = new ArrayList<>();

    private List<Answer> answer(final long timeUs, final Query query) {
        known.add(journal.lastPosition() + " journalled, " + core.inputs().size() + " applied");
        return query instanceof Query.Listing listing
                ? List.of(new Answer.Listing(listing.requestId(), List.of(), List.of()))
                : List.of(status("1"), status("2"));
    }

    private static Query.OrderStatus question() {
        return new Query.OrderStatus(
                new Origin("oms", "oms", "", 1, false, false, 0, 0, 0), "a", "", "BTC/EUR", '1', "");
    }

    private static Answer.Status status(final String clOrdId) {
        return new Answer.Status(
                "oms",
                new ReportBody.Execution(
                        "",
                        "NONE",
                        "",
                        clOrdId,
                        "",
                        "0",
                        ExecType.ORDER_STATUS,
                        OrdStatus.NEW,
                        -1,
                        -1,
                        "",
                        "",
                        '1',
                        '2',
                        '1',
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        VenueOrder.ABSENT,
                        0,
                        0,
                        '\0',
                        1,
                        ""),
                "",
                "",
                -1,
                false);
    }

    private TestSequencer held() throws InterruptedException {
        final TestSequencer test = new TestSequencer(TestSequencer.small(waitMode())).answering(this::answer);
        core.hold();
        test.start(journal, core);
        assertTrue(test.offer(Samples.input("held", 0)));
        core.awaitReached();
        return test;
    }

    @Test
    void shouldAnswerWhenEveryInputBeforeItIsJournalledAndAppliedAndNoLaterOne() throws Exception {
        try (TestSequencer test = held()) {
            assertTrue(test.offer(Samples.input("a", 1)));
            assertTrue(test.sequencer().questions().ask(question()));
            assertTrue(test.offer(Samples.input("a", 2)));
            core.release();
            assertTrue(test.drain());
            assertEquals(List.of("2 journalled, 2 applied"), known);
            assertEquals(List.of(status("1"), status("2")), test.edges.answers());
            assertEquals(3, test.appended.size(), "a question is not journalled");
        }
    }

    @Test
    void shouldNeverTakeTheLastEighthOfTheRing() throws Exception {
        try (TestSequencer test = held()) {
            int asked = 0;
            while (test.sequencer().questions().ask(question())) {
                asked++;
            }
            assertEquals(6, asked, "one of eight is held and one is kept");
            assertTrue(test.offer(Samples.input("a", 1)));
            assertFalse(test.inbox().offer(Samples.input("new", 2), Urgency.NEW_ORDER));
            core.release();
            assertTrue(test.drain());
            assertEquals(12, test.edges.answers().size());
        }
    }

    @Test
    void shouldGiveAListingToTheEdgeOfOperators() throws Exception {
        try (TestSequencer test = held()) {
            core.release();
            assertTrue(test.sequencer().questions().ask(new Query.Listing(5, "")));
            assertTrue(test.drain());
            assertEquals(List.of(new Answer.Listing(5, List.of(), List.of())), test.edges.answers());
        }
    }

    @Test
    void shouldBoundWhatIsAskedAboutManyOrdersAtOnce() throws Exception {
        try (TestSequencer test =
                new TestSequencer(new SequencerSettings(64, 64, 4, waitMode(), 60_000)).answering(this::answer)) {
            final int most = OpenQuestions.MOST / OpenQuestions.ABOUT_MANY;
            for (int i = 0; i < most; i++) {
                assertTrue(test.sequencer().questions().ask(new Query.Listing(i, "")));
            }
            assertFalse(test.sequencer().questions().ask(new Query.Listing(most, "")));
            test.start(journal, core);
            assertTrue(test.drain());
            assertTrue(test.sequencer().questions().ask(new Query.Listing(most, "")), "there is room again");
            assertTrue(test.drain());
        }
    }

    @Test
    void shouldStopWhenAQuestionCannotBeAnswered() throws Exception {
        try (TestSequencer test = new TestSequencer(TestSequencer.small(waitMode())).answering((timeUs, query) -> {
            throw new IllegalStateException("a defect");
        })) {
            test.start(journal, core);
            assertTrue(test.sequencer().questions().ask(question()));
            test.awaitStopped();
            assertTrue(test.fatal.get(0).contains("could not be answered"), test.fatal.get(0));
            assertFalse(test.sequencer().questions().ask(question()));
        }
    }
}
