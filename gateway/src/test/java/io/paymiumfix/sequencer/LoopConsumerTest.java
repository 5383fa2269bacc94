package io.paymiumfix.sequencer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lmax.disruptor.RingBuffer;
import io.paymiumfix.order.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rings emptied by the thread of the sockets. */
@Timeout(30)
class LoopConsumerTest {

    private final FakeJournal journal = new FakeJournal();

    @Test
    void shouldJournalTogetherWhatOneTurnBrought() throws Exception {
        final FakeCore core = new FakeCore();
        try (TestSequencer test = new TestSequencer(TestSequencer.small(WaitMode.INLINE))) {
            test.start(journal, core);
            inOneTurn(test, () -> {
                for (int i = 0; i < 3; i++) {
                    assertTrue(test.offer(Samples.input("a", i)));
                }
                assertEquals(0, core.applied().size(), "not before the turn ends");
            });
            assertTrue(test.drain());
            assertEquals(3, core.applied().size());
            assertEquals(1, journal.appends());
        }
    }

    @Test
    void shouldGoOnWithTheNextBatchWhenATurnBroughtMoreThanOne() throws Exception {
        final FakeCore core = new FakeCore();
        try (TestSequencer test = new TestSequencer(TestSequencer.small(WaitMode.INLINE))) {
            test.start(journal, core);
            inOneTurn(test, () -> {
                for (int i = 0; i < 7; i++) {
                    assertTrue(test.offer(Samples.input("a", i)));
                }
            });
            assertTrue(test.drain());
            assertEquals(7, core.applied().size());
            assertEquals(2, journal.appends());
        }
    }

    @Test
    void shouldLetReportsHaveTheirTurnFirstWhenTheirRingIsFull() throws Exception {
        final FakeCore core = new FakeCore((sequence, input) -> {
            final List<Output> many = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                many.add(Samples.report("S", (sequence - 1) * 20 + i + 1));
            }
            return many;
        });
        try (TestSequencer test = new TestSequencer(TestSequencer.small(WaitMode.INLINE))) {
            test.start(journal, core);
            assertTrue(test.offer(Samples.input("a", 0)));
            assertTrue(test.offer(Samples.input("a", 1)));
            assertTrue(test.drain());
            assertEquals(40, test.edges.reports().size());
            assertEquals(List.of(), test.edges.handedOver(), "no alarm");
            assertEquals(List.of(), test.fatal);
        }
    }

    @Test
    void shouldTakeNothingOnceStopped() throws Exception {
        final FakeCore core = new FakeCore();
        final TestSequencer test = new TestSequencer(TestSequencer.small(WaitMode.INLINE));
        test.start(journal, core);
        assertTrue(test.sequencer().stop());
        assertFalse(test.offer(Samples.input("a", 0)));
        test.close();
        assertEquals(0, core.applied().size());
    }

    @Test
    void shouldSayThatItCannotStopInTheMiddleOfABatch() throws Exception {
        final CountDownLatch reached = new CountDownLatch(1);
        final CountDownLatch held = new CountDownLatch(1);
        try (TestLoop loop = new TestLoop()) {
            final RingBuffer<Object> ring = RingBuffer.createMultiProducer(Object::new, 8, WaitMode.INLINE.strategy());
            final Consumer<Object> consumer =
                    Consumer.of(ring, 4, "held", new FailStop((what, cause) -> {}), Optional.of(loop));
            consumer.start((event, sequence, endOfBatch) -> {
                reached.countDown();
                FakeCore.awaitUninterruptibly(held);
            });
            ring.publish(ring.next());
            consumer.published();
            reached.await();
            assertFalse(consumer.stop(1));
            held.countDown();
            assertTrue(consumer.stop(10_000));
        }
    }

    @Test
    void shouldWantALoopExactlyWhenNobodyElseEmptiesTheRings() {
        final SequencerSettings inline = TestSequencer.small(WaitMode.INLINE);
        final SequencerSettings threads = TestSequencer.small(WaitMode.BLOCKING);
        try (TestLoop loop = new TestLoop()) {
            assertThrows(IllegalArgumentException.class, () -> new Sequencer(inline, () -> 0, (what, cause) -> {}));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Sequencer(threads, () -> 0, (what, cause) -> {}, Optional.of(loop)));
        }
    }

    private static void inOneTurn(final TestSequencer test, final Runnable turn) throws InterruptedException {
        final CountDownLatch done = new CountDownLatch(1);
        test.loop().execute(() -> {
            turn.run();
            done.countDown();
        });
        done.await();
    }
}
