package io.paymiumfix.sequencer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.journal.Durability;
import io.paymiumfix.journal.EncodedOutputs;
import io.paymiumfix.journal.Entry;
import io.paymiumfix.journal.FileJournal;
import io.paymiumfix.journal.Journal;
import io.paymiumfix.journal.JournalSettings;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.Input.Accepted;
import io.paymiumfix.order.Input.BudgetLease;
import io.paymiumfix.order.Input.DeliveryProven;
import io.paymiumfix.order.Input.NonceLease;
import io.paymiumfix.order.Input.NotSent;
import io.paymiumfix.order.Input.OrdersRead;
import io.paymiumfix.order.Input.Refused;
import io.paymiumfix.order.Input.ReportsStored;
import io.paymiumfix.order.Input.TimerFired;
import io.paymiumfix.order.Input.Unknown;
import io.paymiumfix.order.NotSentReason;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.Output.CancelTimer;
import io.paymiumfix.order.Output.ModeApplied;
import io.paymiumfix.order.Output.SetTimer;
import io.paymiumfix.order.RefusalKind;
import io.paymiumfix.order.VenueMode;
import io.paymiumfix.order.VenueOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class RecoveryTest {

    @TempDir
    Path path;

    @Test
    void shouldBringANewCoreToWhereTheOldOneWas() throws Exception {
        final BiFunction<Long, Input, List<Output>> answers = (sequence, input) -> List.of(Samples.call(sequence));
        final FakeCore first = new FakeCore(answers);
        run(first, SequencerTest.numbered("a", 20));
        final FakeCore second = new FakeCore(answers);
        try (FileJournal journal = open()) {
            final Recovered recovered = Recovery.replay(journal, second);
            assertEquals(first.applied(), second.applied());
            assertEquals(21, recovered.nextSequence());
            assertEquals(1_000, recovered.lastTimeUs());
            assertEquals(20, recovered.unfinished().calls().size());
        }
    }

    @Test
    void shouldGoOnWhereTheJournalEndedOverManyRuns() throws Exception {
        final BiFunction<Long, Input, List<Output>> answers = (sequence, input) -> List.of(Samples.call(sequence));
        final List<Input> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            final List<Input> inputs = SequencerTest.numbered("run" + i, 7);
            run(new FakeCore(answers), inputs);
            expected.addAll(inputs);
        }
        final FakeCore last = new FakeCore(answers);
        try (FileJournal journal = open()) {
            Recovery.replay(journal, last);
        }
        assertEquals(expected, last.inputs());
    }

    @Test
    void shouldStopWhenTheCoreNowDecidesDifferently() throws Exception {
        run(new FakeCore((sequence, input) -> List.of(Samples.call(sequence))), SequencerTest.numbered("a", 20));
        final FakeCore other = new FakeCore((sequence, input) -> List.of(Samples.call(sequence == 6 ? 999 : sequence)));
        try (FileJournal journal = open()) {
            final ReplayDiffersException stop =
                    assertThrows(ReplayDiffersException.class, () -> Recovery.replay(journal, other));
            assertTrue(stop.firstSuspect() <= 6 && 6 <= stop.lastSuspect(), stop.getMessage());
            assertTrue(stop.lastSuspect() - stop.firstSuspect() < TestSequencer.SMALL.maxBatch(), stop.getMessage());
        }
    }

    @Test
    void shouldJournalEveryOutputAsItWasWhenTold() throws Exception {
        final BiFunction<Long, Input, List<Output>> answers = (sequence, input) ->
                sequence % 3 == 0 ? List.of() : List.of(Samples.call(sequence), new CancelTimer(1));
        final JournalSettings full = new JournalSettings(path, Durability.OS, 1, "", 64 << 10, 0, true);
        try (TestSequencer sequencer = new TestSequencer(TestSequencer.SMALL)) {
            sequencer.start(FileJournal.open(full, 1), new FakeCore(answers));
            for (final Input input : SequencerTest.numbered("a", 20)) {
                while (!sequencer.offer(input)) {
                    Thread.onSpinWait();
                }
            }
            assertTrue(sequencer.drain());
        }
        final List<EncodedOutputs> journalled = new ArrayList<>();
        try (FileJournal journal = FileJournal.open(full, 1)) {
            assertEquals(21, Recovery.replay(journal, new FakeCore(answers)).nextSequence());
            journal.read(1, new Journal.EntryReader() {
                @Override
                public void onEntry(final Entry entry) {}

                @Override
                public void onOutputs(final EncodedOutputs outputs) {
                    journalled.add(outputs);
                }
            });
        }
        final List<EncodedOutputs> expected = new ArrayList<>();
        for (long sequence = 1; sequence <= journalled.size(); sequence++) {
            expected.add(EncodedOutputs.of(sequence, answers.apply(sequence, null)));
        }
        assertEquals(expected, journalled);
        assertTrue(journalled.size() >= 20 - TestSequencer.SMALL.maxBatch(), "all but the last batch");
    }

    @Test
    void shouldNameTheOneInputWhenItWasJournalledAlone() throws Exception {
        for (int i = 1; i <= 3; i++) {
            run(new FakeCore((sequence, input) -> List.of(Samples.call(sequence))), SequencerTest.numbered("a", 1));
        }
        try (FileJournal journal = open()) {
            final FakeCore other = new FakeCore((sequence, input) -> List.of(Samples.call(-sequence)));
            final ReplayDiffersException stop =
                    assertThrows(ReplayDiffersException.class, () -> Recovery.replay(journal, other));
            assertEquals(1, stop.firstSuspect());
            assertEquals(1, stop.lastSuspect());
        }
    }

    @Test
    void shouldTellWhatWasLeftUndone() throws Exception {
        final ModeApplied mode = new ModeApplied(VenueMode.CANCEL_ONLY, "budget");
        final List<Output> begun = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            begun.add(Samples.call(i));
            begun.add(new SetTimer(i, 1_000_000 + i));
            begun.add(Samples.report("a", i));
        }
        begun.add(Samples.report("b", 1));
        begun.add(new CancelTimer(2));
        begun.add(new ModeApplied(VenueMode.OPEN, "ready"));
        begun.add(mode);
        final BiFunction<Long, Input, List<Output>> answers = (sequence, input) ->
                sequence == 1 ? begun : input instanceof TimerFired ? List.of(new SetTimer(3, 3_000_000)) : List.of();
        run(
                new FakeCore(answers),
                List.of(
                        Samples.input("a", 1),
                        new Accepted(1, 10, 0, null),
                        new Refused(2, 11, 404, RefusalKind.NOT_FOUND, ""),
                        new NotSent(3, NotSentReason.STALE, ""),
                        new Unknown(4, 12, 0, "RESET"),
                        new OrdersRead(5, 13, 0, true, List.of(), List.of(), VenueOrder.ABSENT),
                        new TimerFired(3),
                        new ReportsStored("a", 4, 17),
                        new ReportsStored("b", 1, 3),
                        new DeliveryProven("a", 3),
                        new DeliveryProven("b", 1),
                        new NonceLease("main", 50),
                        new NonceLease("main", 60),
                        new BudgetLease(1_000, 128),
                        new BudgetLease(1_000, 192)));
        try (FileJournal journal = open()) {
            final Unfinished left =
                    Recovery.replay(journal, new FakeCore(answers)).unfinished();
            assertEquals(
                    new Unfinished(
                            List.of(Samples.call(6)),
                            List.of(
                                    new SetTimer(1, 1_000_001),
                                    new SetTimer(4, 1_000_004),
                                    new SetTimer(5, 1_000_005),
                                    new SetTimer(6, 1_000_006),
                                    new SetTimer(3, 3_000_000)),
                            Map.of(
                                    "a",
                                    List.of(Samples.report("a", 4), Samples.report("a", 5), Samples.report("a", 6))),
                            Map.of("a", 4L, "b", 1L),
                            Map.of("main", 60L),
                            new BudgetLease(1_000, 192),
                            mode),
                    left);
        }
    }

    /** One run of the process: recovers, takes the inputs, and stops cleanly. */
    private void run(final FakeCore core, final List<Input> inputs) throws Exception {
        final FileJournal journal = open();
        final Recovered recovered = Recovery.replay(journal, core);
        try (TestSequencer test = new TestSequencer(TestSequencer.SMALL).start(journal, core, recovered)) {
            for (final Input input : inputs) {
                while (!test.offer(input)) {
                    Thread.onSpinWait();
                }
            }
            assertTrue(test.drain());
        }
    }

    private FileJournal open() throws IOException {
        return FileJournal.open(new JournalSettings(path, Durability.OS, 1, "", 64 << 10), 1);
    }
}
