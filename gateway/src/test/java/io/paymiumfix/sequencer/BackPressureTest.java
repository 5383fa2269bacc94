package io.paymiumfix.sequencer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.Inbox.Urgency;
import io.paymiumfix.order.Input.TimerFired;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.Output.Alarm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rings of eight. */
@Timeout(30)
class BackPressureTest {

    private final FakeJournal journal = new FakeJournal();

    @Test
    void shouldKeepTheLastQuarterForWhatIsEssential() throws Exception {
        final FakeCore core = new FakeCore();
        try (TestSequencer test = new TestSequencer(TestSequencer.SMALL)) {
            core.hold();
            test.start(journal, core);
            assertTrue(test.offer(Samples.input("held", 0)));
            core.awaitReached();
            int newOrders = 0;
            while (test.inbox().offer(Samples.input("new", newOrders), Urgency.NEW_ORDER)) {
                newOrders++;
            }
            assertEquals(5, newOrders, "one of eight is held, two are kept");
            assertTrue(test.offer(Samples.input("essential", 0)));
            assertTrue(test.offer(Samples.input("essential", 1)));
            assertFalse(test.offer(Samples.input("essential", 2)));
            assertFalse(test.inbox().offer(Samples.input("new", 5), Urgency.NEW_ORDER));
            core.release();
            assertTrue(test.drain());
            assertEquals(8, core.applied().size());
            assertTrue(test.inbox().offer(Samples.input("new", 5), Urgency.NEW_ORDER));
            assertTrue(test.drain());
        }
    }

    @Test
    void shouldFireATimerThatFoundNoRoom() throws Exception {
        final FakeCore core =
                new FakeCore((sequence, input) -> sequence == 1 ? List.of(new Output.SetTimer(4, 2_000)) : List.of());
        try (TestSequencer test = new TestSequencer(TestSequencer.SMALL)) {
            test.start(journal, core);
            assertTrue(test.offer(Samples.input("a", 0)));
            assertTrue(test.drain());
            core.hold();
            int offered = 1;
            while (test.offer(Samples.input("a", offered))) {
                offered++;
            }
            test.clockUs.set(2_000);
            core.release();
            while (core.applied().size() < offered + 1) {
                Thread.onSpinWait();
            }
            assertTrue(core.inputs().contains(new TimerFired(4)));
        }
    }

    @Test
    void shouldRefuseNewOrdersAlarmAndLoseNothingWhileReportsAreStuck() throws Exception {
        final FakeCore core = new FakeCore((sequence, input) -> reports(sequence, 10));
        try (TestSequencer test = new TestSequencer(TestSequencer.SMALL)) {
            test.edges.holdReports();
            test.start(journal, core);
            assertTrue(test.inbox().offer(Samples.input("a", 1), Urgency.NEW_ORDER));
            test.edges.awaitAlarm();
            assertFalse(test.inbox().offer(Samples.input("a", 2), Urgency.NEW_ORDER));
            assertTrue(test.offer(Samples.input("a", 3)));
            test.edges.releaseReports();
            assertTrue(test.drain());
            final List<Output> expected = new ArrayList<>(reports(1, 10));
            expected.addAll(reports(2, 10));
            assertEquals(expected, test.edges.reports());
            assertEquals("REPORTS_BLOCKED", ((Alarm) test.edges.handedOver().get(0)).word());
            assertTrue(test.inbox().offer(Samples.input("a", 4), Urgency.NEW_ORDER));
            assertTrue(test.drain());
        }
    }

    @Test
    void shouldStopWhenReportsStayStuck() throws Exception {
        final FakeCore core = new FakeCore((sequence, input) -> reports(sequence, 10));
        try (TestSequencer test = new TestSequencer(new SequencerSettings(8, 8, 4, WaitMode.BLOCKING, 20))) {
            test.edges.holdReports();
            test.start(journal, core);
            assertTrue(test.offer(Samples.input("a", 1)));
            test.awaitStopped();
            assertTrue(test.fatal.get(0).contains("input 1 was applied"), test.fatal.get(0));
            assertFalse(test.offer(Samples.input("a", 2)));
            test.edges.releaseReports();
        }
    }

    private static List<Output> reports(final long sequence, final int count) {
        return LongStream.range(0, count)
                .<Output>mapToObj(i -> Samples.report("oms", sequence * count + i))
                .toList();
    }
}
