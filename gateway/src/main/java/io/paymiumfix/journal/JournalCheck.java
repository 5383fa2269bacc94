package io.paymiumfix.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at every byte of a {@link FileJournal}'s directory, whether or not a process is appending to it;
 * changes nothing. Used by one thread, once.
 */
public final class JournalCheck {

    private final Path directory;
    private final List<String> faults = new ArrayList<>();
    private long entries;
    private long nextSequence;
    private long lastTimeUs = Long.MIN_VALUE;
    private TornTail tail;

    private JournalCheck(final Path directory) {
        this.directory = directory;
    }

    /**
     * What was found.
     *
     * @param faults each with file and offset, the oldest first; empty when everything is whole
     * @param segments how many there are
     * @param entries how many inputs were read
     * @param tail behind the last whole frame; null when nothing is there. No fault: an append that was
     *     not finished, or is being written just now
     */
    public record Result(List<String> faults, int segments, long entries, TornTail tail) {}

    /**
     * Checks the journal of this directory.
     *
     * @throws IOException it cannot be read at all
     */
    public static Result of(final Path directory) throws IOException {
        return new JournalCheck(directory).run();
    }

    private Result run() throws IOException {
        final List<Segment> segments;
        try {
            segments = Segment.list(directory);
        } catch (final JournalDamagedException | JournalVersionException e) {
            return new Result(List.of(e.getMessage()), 0, 0, null);
        }
        if (segments.isEmpty()) {
            throw new IOException(directory + " has no journal in it");
        }
        // Before the frames: what is appended meanwhile may get a snapshot too.
        final FileSnapshots snapshots =
                new FileSnapshots(directory, segments.get(0).header().birthS());
        final List<Long> positions = snapshots.positions();
        nextSequence = segments.get(0).firstSequence();
        for (int i = 0; i < segments.size(); i++) {
            check(segments.get(i), i + 1 < segments.size() ? segments.get(i + 1) : null);
        }
        for (final long position : positions) {
            check(snapshots, position);
        }
        return new Result(List.copyOf(faults), segments.size(), entries, tail);
    }

    private void check(final Segment segment, final Segment next) throws IOException {
        if (segment.firstSequence() != nextSequence) {
            add(segment, 0, "it begins with frame " + segment.firstSequence() + " where " + nextSequence + " belongs");
            nextSequence = segment.firstSequence();
        }
        try (FileChannel channel = FileChannel.open(segment.file(), StandardOpenOption.READ)) {
            final long end = walk(segment, channel);
            if (next == null) {
                scanTail(segment, channel);
            } else if (nextSequence != next.firstSequence()) {
                add(
                        segment,
                        end,
                        "frame " + nextSequence + " is not whole, and the next segment begins with frame "
                                + next.firstSequence());
                nextSequence = next.firstSequence();
            }
        } catch (final NoSuchFileException e) {
            // Dropped since the listing: too old to be kept.
            nextSequence = next == null ? nextSequence : next.firstSequence();
        }
    }

    /** Reads every frame; returns where they end. */
    private long walk(final Segment segment, final FileChannel channel) throws IOException {
        final FrameCursor cursor = new FrameCursor(channel, segment.number(), Long.MAX_VALUE);
        while (cursor.isWhole()) {
            if (cursor.sequence() != nextSequence) {
                add(segment, cursor.offset(), "frame " + cursor.sequence() + " where " + nextSequence + " belongs");
                nextSequence = cursor.sequence();
            }
            if (cursor.timeUs() < lastTimeUs) {
                add(segment, cursor.offset(), "frame " + cursor.sequence() + " is earlier than the one before");
            }
            lastTimeUs = cursor.timeUs();
            decode(segment, cursor);
            cursor.moveOn();
        }
        return cursor.offset();
    }

    private void decode(final Segment segment, final FrameCursor cursor) {
        try {
            if (cursor.isOutputs()) {
                cursor.decodeOutputs().forEach(EncodedOutputs::decode);
            } else {
                cursor.decode();
                entries++;
                nextSequence++;
            }
        } catch (final UndecodableException e) {
            nextSequence++;
            add(segment, cursor.offset(), "frame " + cursor.sequence() + ": " + e.getMessage());
        }
    }

    /** What looks like damage in a segment that is being written may be a place where the writer was meanwhile. */
    private void scanTail(final Segment segment, final FileChannel channel) throws IOException {
        JournalDamagedException before = null;
        while (true) {
            try {
                tail = new SegmentScan(channel, segment).run();
                return;
            } catch (final JournalDamagedException e) {
                if (before != null && before.offset() == e.offset()) {
                    faults.add(e.getMessage());
                    return;
                }
                before = e;
            }
        }
    }

    private void check(final FileSnapshots snapshots, final long position) throws IOException {
        try {
            snapshots.read(position);
            if (position >= nextSequence) {
                faults.add(snapshots.file(position) + " at offset 0: it was taken after frame " + position
                        + ", and the journal ends with frame " + (nextSequence - 1));
            }
        } catch (final JournalDamagedException | JournalVersionException e) {
            faults.add(e.getMessage());
        } catch (final NoSuchFileException e) {
            // A newer one took its place since the listing.
            return;
        }
    }

    private void add(final Segment segment, final long offset, final String what) {
        faults.add("journal " + segment.file() + " at offset " + offset + ": " + what);
    }
}
