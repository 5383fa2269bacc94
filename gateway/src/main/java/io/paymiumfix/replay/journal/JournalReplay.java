package io.paymiumfix.replay.journal;

import io.paymiumfix.journal.EncodedOutputs;
import io.paymiumfix.journal.Entry;
import io.paymiumfix.journal.FileJournalReader;
import io.paymiumfix.journal.Journal;
import io.paymiumfix.journal.JournalReader;
import io.paymiumfix.journal.SnapshotStore;
import io.paymiumfix.journal.SnapshotStore.Snapshot;
import io.paymiumfix.order.OrderCore;
import io.paymiumfix.order.Output;
import io.paymiumfix.sequencer.ReplayDiffersException;
import io.paymiumfix.sequencer.ReplayedCore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Runs a recorded journal through a core of this build, from its first entry, or from a snapshot where what came before
 * is no longer kept or was taken by another logic. Owned by one thread, for one run.
 */
final class JournalReplay implements Journal.EntryReader {

    private final FileJournalReader reader;
    private final Sink sink;
    private final ReplayedCore core;
    private final boolean isCompared;
    private final long startedAfter;
    /** The inputs of this batch and of the one before, which the digests of this one are about. */
    private final Deque<Recent> recent = new ArrayDeque<>();

    private long batchStart;
    private long outputs;

    /** An input of late, to be shown if it turns out to be where the difference is. */
    private record Recent(Entry entry, List<Output> outputs) {}

    /**
     * What was replayed.
     *
     * @param startedAfter the position of the snapshot it began with; 0 for none
     * @param inputs how many were applied
     * @param outputs how many followed
     * @param digest of everything
     */
    record Result(long startedAfter, long inputs, long outputs, long digest) {}

    private JournalReplay(
            final FileJournalReader reader, final Sink sink, final ReplayedCore core, final boolean isCompared) {
        this.reader = reader;
        this.sink = sink;
        this.core = core;
        this.isCompared = isCompared;
        startedAfter = core.startedAfter();
    }

    /**
     * Replays it to its end and compares with what was journalled.
     *
     * @throws DifferenceException something else was put out then
     * @throws IOException the journal cannot be read
     */
    static Result compare(final Path directory) throws IOException {
        return run(directory, Sink.NONE, true);
    }

    /**
     * Replays it to its end and compares nothing.
     *
     * @param sink takes the outputs
     * @throws IOException the journal cannot be read, or the sink says so
     */
    static Result run(final Path directory, final Sink sink) throws IOException {
        return run(directory, sink, false);
    }

    private static Result run(final Path directory, final Sink sink, final boolean isCompared) throws IOException {
        try (FileJournalReader reader = FileJournalReader.of(directory)) {
            final Snapshot start = start(reader, isCompared);
            final long birthS = reader.birthS();
            final ReplayedCore core = start == null ? ReplayedCore.atBirth(birthS) : ReplayedCore.from(start, birthS);
            if (!isCompared) {
                core.compareNothing();
            }
            return new JournalReplay(reader, sink, core, isCompared).run();
        }
    }

    /**
     * The snapshot to begin with, or null to begin with the first entry: none is wanted while every entry is there and
     * was taken by this logic.
     */
    private static Snapshot start(final FileJournalReader reader, final boolean isCompared) throws IOException {
        final long first = reader.firstPosition();
        if (first == 1 && (!isCompared || isOfThisLogic(reader, 1))) {
            return null;
        }
        final SnapshotStore snapshots = reader.snapshots();
        for (final Snapshot candidate : Arrays.asList(snapshots.oldest(), snapshots.newest())) {
            if (candidate != null
                    && candidate.position() >= first - 1
                    && (!isCompared || isOfThisLogic(reader, candidate.position() + 1))) {
                return candidate;
            }
        }
        if (first > 1) {
            throw new IOException("the journal begins with input " + first
                    + ", and there is no snapshot to begin with: restore what is missing from a copy");
        }
        return null;
    }

    private static boolean isOfThisLogic(final FileJournalReader reader, final long position) throws IOException {
        return reader.coreVersionAt(position) == OrderCore.LOGIC_VERSION;
    }

    private Result run() throws IOException {
        reader.read(startedAfter + 1, JournalReader.END, this);
        return new Result(startedAfter, core.sequence() - startedAfter, outputs, core.digest());
    }

    @Override
    public void onEntry(final Entry entry) throws IOException {
        try {
            core.onEntry(entry);
        } catch (final ReplayDiffersException e) {
            throw differs(e);
        }
        outputs += core.outputs().size();
        sink.onOutputs(entry, core.outputs());
        if (isCompared) {
            remember(entry);
        }
    }

    private void remember(final Entry entry) {
        if (entry.behind() == 0) {
            while (!recent.isEmpty() && recent.getFirst().entry().sequence() < batchStart) {
                recent.removeFirst();
            }
            batchStart = entry.sequence();
        }
        recent.addLast(new Recent(entry, List.copyOf(core.outputs())));
    }

    @Override
    public void onOutputs(final EncodedOutputs then) throws IOException {
        for (final Recent now : recent) {
            final long sequence = now.entry().sequence();
            if (sequence == then.sequence()
                    && !EncodedOutputs.of(sequence, now.outputs()).equals(then)) {
                throw new DifferenceException(Difference.report(
                        "input " + sequence + " put out something else than when it was journalled",
                        List.of(new Difference.Step(now.entry(), now.outputs(), then.decode()))));
            }
        }
    }

    private DifferenceException differs(final ReplayDiffersException e) throws IOException {
        final List<Difference.Step> steps = new ArrayList<>();
        for (final Recent now : recent) {
            final long sequence = now.entry().sequence();
            if (sequence >= e.firstSuspect() && sequence <= e.lastSuspect()) {
                steps.add(new Difference.Step(now.entry(), now.outputs(), null));
            }
        }
        final String where = e.firstSuspect() == e.lastSuspect()
                ? "input " + e.firstSuspect()
                : "one of the inputs " + e.firstSuspect() + " to " + e.lastSuspect() + ", journalled in one batch,";
        final int version = reader.coreVersionAt(e.firstSuspect());
        final String why = version == OrderCore.LOGIC_VERSION
                ? ""
                : ", by core logic " + version + "; this build has " + OrderCore.LOGIC_VERSION;
        return new DifferenceException(
                Difference.report(where + " put out something else than when it was journalled" + why, steps));
    }
}
