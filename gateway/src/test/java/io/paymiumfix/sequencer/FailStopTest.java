package io.paymiumfix.sequencer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.Inbox.Urgency;
import io.paymiumfix.order.Output;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FailStopTest {

    WaitMode waitMode() {
        return WaitMode.BLOCKING;
    }

    private final FakeJournal journal = new FakeJournal();

    @Test
    void shouldStopOnceWhenTheCoreFailsAndApplyNothingMore() throws Exception {
        final FakeCore core = new FakeCore((sequence, input) -> {
            if (sequence == 3) {
                throw new IllegalStateException("a fault of the core");
            }
            return List.of(Samples.call(sequence));
        });
        try (TestSequencer test = new TestSequencer(TestSequencer.small(waitMode()))) {
            SequencerTest.numbered("a", 8).forEach(test::offer);
            test.start(journal, core);
            test.awaitStopped();
            assertFalse(test.offer(Samples.input("b", 1)));
            assertFalse(test.inbox().offer(Samples.input("b", 2), Urgency.NEW_ORDER));
            assertFalse(test.drain());
            assertTrue(test.sequencer().isStopped());
            assertEquals(1, test.fatal.size());
            assertTrue(test.fatal.get(0).startsWith("input 3 is journalled and the core failed"), test.fatal.get(0));
            assertEquals(List.of(Samples.call(1), Samples.call(2)), test.edges.handedOver());
            assertEquals(3, core.applied().size());
        }
    }

    @Test
    void shouldActOnNothingTheJournalDidNotTake() throws Exception {
        final FakeCore core = new FakeCore((sequence, input) -> List.of(Samples.call(sequence)));
        try (TestSequencer test = new TestSequencer(TestSequencer.small(waitMode()))) {
            test.start(journal, core);
            assertTrue(test.offer(Samples.input("a", 1)));
            assertTrue(test.drain());
            journal.failFromNowOn();
            assertTrue(test.offer(Samples.input("a", 2)));
            test.awaitStopped();
            assertTrue(test.fatal.get(0).contains("No space left on device"), test.fatal.get(0));
            assertTrue(test.fatal.get(0).startsWith("input 2 could not be taken"), test.fatal.get(0));
            assertEquals(List.of(Samples.input("a", 1)), core.inputs());
            assertEquals(List.of(Samples.input("a", 1)), test.appended);
        }
    }

    @Test
    void shouldStopWhenAReportCannotBeHandedOver() throws Exception {
        final FakeCore core = new FakeCore((sequence, input) -> List.<Output>of(Samples.report("oms", sequence)));
        final TestSequencer test = new TestSequencer(TestSequencer.small(waitMode()));
        test.sequencer()
                .start(
                        new Sequencer.Parts(
                                journal,
                                core,
                                (timeUs, query) -> List.of(),
                                test.edges,
                                FakeEdges.failing(),
                                input -> {},
                                Probe.NONE),
                        Recovered.NOTHING);
        assertTrue(test.offer(Samples.input("a", 1)));
        test.awaitStopped();
        assertTrue(test.fatal.get(0).startsWith("report 1 of session oms"), test.fatal.get(0));
        assertFalse(test.offer(Samples.input("a", 2)));
        test.close();
        assertEquals(1, test.fatal.size());
    }
}
