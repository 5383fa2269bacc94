package io.paymiumfix.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Reads a {@link FileJournal}'s directory, whether or not a process is appending to it; takes no lock and
 * changes nothing. Used by one thread at a time.
 *
 * <p>It sees whole frames only, so one that is being written is not there yet. A segment ends where the
 * next begins: it is looked for only when no whole frame follows, and then the place is looked at again,
 * for the writer may have been between the two.
 */
public final class FileJournalReader implements JournalReader {

    private final Path directory;
    private Segment segment;
    private FileChannel channel;
    private long offset;
    private long nextPosition;

    private FileJournalReader(final Path directory) {
        this.directory = directory;
    }

    /** Of the journal in this directory; what is in it is looked at with each call. */
    public static FileJournalReader of(final Path directory) {
        return new FileJournalReader(directory);
    }

    @Override
    public long read(final long fromPosition, final long toPosition, final Journal.EntryReader reader)
            throws IOException {
        final long last = readWhatIsThere(fromPosition, toPosition, reader);
        if (last < toPosition && toPosition != END) {
            throw new JournalDamagedException(
                    segment.file(), offset, "frame " + nextPosition + " is not whole, and it was durable");
        }
        return last;
    }

    /** The same, and no fault when the journal ends before {@code toPosition}. */
    public long readWhatIsThere(final long fromPosition, final long toPosition, final Journal.EntryReader reader)
            throws IOException {
        if (segment == null || fromPosition != nextPosition) {
            seek(fromPosition);
        }
        FrameCursor cursor = cursor();
        while (nextPosition <= toPosition) {
            if (cursor.isWhole()) {
                take(cursor, fromPosition, reader);
                continue;
            }
            final Segment next = Segment.ifThere(directory, segment.number() + 1);
            cursor = cursor();
            if (cursor.isWhole()) {
                continue;
            }
            if (next == null) {
                checkNotDropped();
                break;
            }
            if (next.firstSequence() != nextPosition) {
                throw new JournalDamagedException(
                        segment.file(),
                        offset,
                        "frame " + nextPosition + " is not whole, and the next segment begins with frame "
                                + next.firstSequence());
            }
            moveTo(next);
            cursor = cursor();
        }
        return Math.max(nextPosition, fromPosition) - 1;
    }

    @Override
    public long firstPosition() throws IOException {
        return segments().get(0).firstSequence();
    }

    /** The version of the core's logic that took the input of this position, or will. */
    public int coreVersionAt(final long position) throws IOException {
        return holding(position).header().coreVersion();
    }

    /** When the journal was made, seconds since the epoch. */
    public long birthS() throws IOException {
        return segments().get(0).header().birthS();
    }

    /** Its snapshots, to be read only. */
    public SnapshotStore snapshots() throws IOException {
        return new FileSnapshots(directory, birthS());
    }

    @Override
    public void close() throws IOException {
        segment = null;
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }

    /** The owner drops what is too old to be kept, also while it is read: that is not where the journal ends. */
    private void checkNotDropped() throws IOException {
        if (!Files.exists(segment.file())) {
            final Segment oldest = segments().get(0);
            throw new IOException("journal " + directory + ": " + segment.file().getFileName()
                    + " and what follows it up to " + oldest.file().getFileName()
                    + " were dropped while they were read:"
                    + " they are older than is kept. Input " + (nextPosition - 1)
                    + " was the last one read, the journal"
                    + " now begins with " + oldest.firstSequence());
        }
    }

    private void take(final FrameCursor cursor, final long fromPosition, final Journal.EntryReader reader)
            throws IOException {
        if (cursor.sequence() != nextPosition) {
            throw new JournalDamagedException(
                    segment.file(), offset, "frame " + cursor.sequence() + " where " + nextPosition + " belongs");
        }
        try {
            if (cursor.isOutputs()) {
                for (final EncodedOutputs outputs : cursor.decodeOutputs()) {
                    if (outputs.sequence() >= fromPosition) {
                        reader.onOutputs(outputs);
                    }
                }
            } else {
                if (nextPosition >= fromPosition) {
                    reader.onEntry(cursor.decode());
                }
                nextPosition++;
            }
        } catch (final UndecodableException e) {
            throw new JournalVersionException(
                    segment.file() + ", input " + cursor.sequence() + " at offset " + offset + ": " + e.getMessage());
        }
        cursor.moveOn();
        offset = cursor.offset();
    }

    private void seek(final long position) throws IOException {
        moveTo(holding(position));
    }

    private Segment holding(final long position) throws IOException {
        final List<Segment> segments = segments();
        final Segment oldest = segments.get(0);
        if (position < oldest.firstSequence()) {
            throw new IOException("journal " + directory + " has no input " + position + " any more: it begins with "
                    + oldest.firstSequence() + ", in " + oldest.file().getFileName()
                    + ". What came before is in a snapshot, or in a copy of the directory");
        }
        Segment found = oldest;
        for (final Segment candidate : segments) {
            if (candidate.firstSequence() <= position) {
                found = candidate;
            }
        }
        return found;
    }

    private List<Segment> segments() throws IOException {
        final List<Segment> segments = Segment.list(directory);
        if (segments.isEmpty()) {
            throw new IOException(directory + " has no journal in it");
        }
        return segments;
    }

    private void moveTo(final Segment next) throws IOException {
        close();
        channel = FileChannel.open(next.file(), StandardOpenOption.READ);
        segment = next;
        offset = SegmentHeader.FRAMES_AT;
        nextPosition = next.firstSequence();
    }

    /** What was read before may have been zeros then: a new cursor has read nothing yet. */
    private FrameCursor cursor() throws IOException {
        final FrameCursor cursor = new FrameCursor(channel, segment.number(), Long.MAX_VALUE);
        cursor.moveTo(offset);
        return cursor;
    }
}
