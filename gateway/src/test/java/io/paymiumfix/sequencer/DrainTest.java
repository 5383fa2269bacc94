package io.paymiumfix.sequencer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.Inbox.Urgency;
import io.paymiumfix.order.Input.OperatorCommand;
import io.paymiumfix.order.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class DrainTest {

    private static final int PRODUCERS = 4;
    private static final int INPUTS = 5_000;

    @ParameterizedTest
    @EnumSource(WaitMode.class)
    void shouldLoseNothingAndKeepTheOrderOfEachProducer(final WaitMode waitMode) throws Exception {
        final long seed = System.nanoTime();
        final FakeJournal journal = new FakeJournal();
        final FakeCore core = new FakeCore((sequence, input) -> List.<Output>of(Samples.report("oms", sequence)));
        final TestSequencer test = new TestSequencer(new SequencerSettings(64, 64, 16, waitMode, 60_000));
        final List<Thread> producers = new ArrayList<>();
        for (int p = 0; p < PRODUCERS; p++) {
            final String name = "p" + p;
            final Random random = new Random(seed + p);
            producers.add(new Thread(() -> offerAll(test, name, random), name));
        }
        producers.forEach(Thread::start);
        test.start(journal, core);
        for (final Thread producer : producers) {
            producer.join();
        }
        assertTrue(test.drain(), "seed " + seed);
        test.close();
        assertEquals(PRODUCERS * INPUTS, journal.lastPosition(), "seed " + seed);
        assertEquals(PRODUCERS * INPUTS, test.edges.reports().size(), "seed " + seed);
        for (int p = 0; p < PRODUCERS; p++) {
            final String name = "p" + p;
            assertEquals(
                    SequencerTest.numbered(name, INPUTS),
                    core.inputs().stream()
                            .filter(input ->
                                    ((OperatorCommand) input).operator().equals(name))
                            .toList(),
                    "seed " + seed);
        }
    }

    private static void offerAll(final TestSequencer test, final String name, final Random random) {
        for (int i = 0; i < INPUTS; ) {
            final Urgency urgency = random.nextBoolean() ? Urgency.ESSENTIAL : Urgency.NEW_ORDER;
            if (test.inbox().offer(Samples.input(name, i), urgency)) {
                i++;
            } else {
                LockSupport.parkNanos(1_000);
            }
        }
    }
}
