package io.paymiumfix.sequencer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.Inbox.Urgency;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.Input.TimerFired;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.Output.Alarm;
import io.paymiumfix.order.Output.CancelTimer;
import io.paymiumfix.order.Output.ModeApplied;
import io.paymiumfix.order.Output.SetTimer;
import io.paymiumfix.order.VenueMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SequencerTest {

    WaitMode waitMode() {
        return WaitMode.BLOCKING;
    }

    private final FakeJournal journal = new FakeJournal();

    @Test
    void shouldApplyWhatWasOfferedBeforeTheStartAfterItIsJournalled() throws Exception {
        final FakeCore core = new FakeCore();
        try (TestSequencer test = new TestSequencer(TestSequencer.small(waitMode()))) {
            assertTrue(test.offer(Samples.input("a", 1)));
            test.start(journal, core);
            assertTrue(test.offer(Samples.input("a", 2)));
            assertTrue(test.drain());
            assertEquals(List.of(Samples.input("a", 1), Samples.input("a", 2)), core.inputs());
            assertEquals(core.inputs(), test.appended);
            assertEquals(2, journal.lastPosition());
        }
        assertTrue(journal.isClosed());
    }

    @Test
    void shouldJournalTogetherWhatWaitedTogether() throws Exception {
        final FakeCore core = new FakeCore();
        try (TestSequencer test = new TestSequencer(TestSequencer.small(waitMode()))) {
            for (int i = 0; i < 8; i++) {
                assertTrue(test.offer(Samples.input("a", i)));
            }
            test.start(journal, core);
            assertTrue(test.drain());
            assertEquals(8, core.applied().size());
            assertEquals(2, journal.appends());
        }
    }

    @Test
    void shouldNumberDenselyAndKeepTimeWhenTheClockIsSetBack() throws Exception {
        final FakeCore core = new FakeCore();
        final long[] clock = {5_000, 4_000, 4_999, 5_001, 1};
        try (TestSequencer test = new TestSequencer(TestSequencer.small(waitMode()))) {
            test.start(journal, core, new Recovered(101, 4_500, 0, Unfinished.NOTHING));
            for (int i = 0; i < clock.length; i++) {
                test.clockUs.set(clock[i]);
                assertTrue(test.offer(Samples.input("a", i)));
                assertTrue(test.drain());
            }
        }
        assertEquals(
                List.of(5_000L, 5_000L, 5_000L, 5_001L, 5_001L),
                core.applied().stream().map(FakeCore.Applied::timeUs).toList());
        assertEquals(
                List.of(101L, 102L, 103L, 104L, 105L),
                core.applied().stream().map(FakeCore.Applied::sequence).toList());
    }

    @Test
    void shouldNotBeEarlierThanTheLastRun() throws Exception {
        final FakeCore core = new FakeCore();
        try (TestSequencer test = new TestSequencer(TestSequencer.small(waitMode()))) {
            test.start(journal, core, new Recovered(7, 9_000, 0, Unfinished.NOTHING));
            assertTrue(test.offer(Samples.input("a", 1)));
            assertTrue(test.drain());
        }
        assertEquals(List.of(new FakeCore.Applied(7, 9_000, Samples.input("a", 1))), core.applied());
    }

    @Test
    void shouldHandOutputsOverInTheOrderTheyWereEmitted() throws Exception {
        final ModeApplied mode = new ModeApplied(VenueMode.OPEN, "ready");
        final Alarm alarm = new Alarm("WORD", "subject", "text");
        final FakeCore core = new FakeCore((sequence, input) -> List.of(
                Samples.call(sequence * 2),
                Samples.call(sequence * 2 + 1),
                Samples.report("a", sequence * 2),
                alarm,
                Samples.report("a", sequence * 2 + 1),
                mode));
        final List<Output> expected = new ArrayList<>();
        final List<Output> expectedReports = new ArrayList<>();
        try (TestSequencer test = new TestSequencer(TestSequencer.small(waitMode()))) {
            test.start(journal, core);
            for (int i = 1; i <= 50; i++) {
                while (!test.offer(Samples.input("a", i))) {
                    Thread.onSpinWait();
                }
                expected.addAll(List.of(Samples.call(i * 2L), Samples.call(i * 2L + 1), alarm, mode));
                expectedReports.addAll(List.of(Samples.report("a", i * 2L), Samples.report("a", i * 2L + 1)));
            }
            assertTrue(test.drain());
            assertEquals(expectedReports, test.edges.reports());
            assertEquals(
                    expected,
                    test.edges.handedOver().stream()
                            .filter(output -> !isBlockedAlarm(output))
                            .toList());
        }
    }

    @Test
    void shouldFireTimersOnceAndNotAfterTheyAreCancelled() throws Exception {
        final FakeCore core = new FakeCore((sequence, input) -> sequence == 1
                ? List.of(new SetTimer(1, 1_000), new SetTimer(2, 2_000), new SetTimer(3, 2_000), new CancelTimer(3))
                : List.of());
        try (TestSequencer test = new TestSequencer(TestSequencer.small(waitMode()))) {
            test.start(journal, core);
            assertTrue(test.offer(Samples.input("a", 1)));
            awaitInputs(core, 2);
            test.clockUs.set(2_000);
            awaitInputs(core, 3);
            test.clockUs.set(1);
            assertTrue(test.drain());
        }
        assertEquals(List.of(Samples.input("a", 1), new TimerFired(1), new TimerFired(2)), core.inputs());
        assertEquals(2_000, core.applied().get(2).timeUs());
    }

    @Test
    void shouldArmTheTimersThatWereLeft() throws Exception {
        final FakeCore core = new FakeCore();
        final Unfinished left =
                new Unfinished(List.of(), List.of(new SetTimer(9, 500)), Map.of(), Map.of(), Map.of(), null, null);
        try (TestSequencer test = new TestSequencer(TestSequencer.small(waitMode()))) {
            test.start(journal, core, new Recovered(2, 400, 0, left));
            awaitInputs(core, 1);
        }
        assertEquals(List.of(new TimerFired(9)), core.inputs());
    }

    @Test
    void shouldRefuseOnlyNewOrdersOnceIntakeIsStopped() throws Exception {
        try (TestSequencer test = new TestSequencer(TestSequencer.small(waitMode()))) {
            test.start(journal, new FakeCore());
            test.sequencer().stopIntake();
            assertFalse(test.inbox().offer(Samples.input("a", 1), Urgency.NEW_ORDER));
            assertTrue(test.offer(Samples.input("a", 2)));
            assertTrue(test.drain());
        }
    }

    @Test
    void shouldTakeNothingAfterClose() throws IOException, InterruptedException {
        final TestSequencer test = new TestSequencer(TestSequencer.small(waitMode())).start(journal, new FakeCore());
        test.close();
        assertFalse(test.offer(Samples.input("a", 1)));
    }

    private static boolean isBlockedAlarm(final Output output) {
        return output instanceof Alarm alarm && alarm.word().equals("REPORTS_BLOCKED");
    }

    private static void awaitInputs(final FakeCore core, final int count) {
        while (core.applied().size() < count) {
            Thread.onSpinWait();
        }
    }

    static List<Input> numbered(final String producer, final int count) {
        final List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            inputs.add(Samples.input(producer, i));
        }
        return inputs;
    }
}
