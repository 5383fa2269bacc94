package io.paymiumfix.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The segments of a directory, read without its lock and without changing anything, whether a process is
 * appending to them or not. Owned by one thread.
 */
public final class FileJournalReader implements JournalReader {

    private final Path directory;

    /** Of the journal in this directory; what is in it is looked at with each call. */
    public static FileJournalReader of(final Path directory) {
        return new FileJournalReader(directory);
    }

    private FileJournalReader(final Path directory) {
        this.directory = directory;
    }

    @Override
    public long read(final long fromPosition, final long toPosition, final Journal.EntryReader reader)
            throws IOException {
        final List<Path> files = files();
        long last = fromPosition - 1;
        for (int i = 0; i < files.size() && last < toPosition; i++) {
            if (i + 1 < files.size() && header(files.get(i + 1)).firstSequence() <= fromPosition) {
                continue;
            }
            last = readSegment(files.get(i), last + 1, toPosition, reader);
        }
        if (last < toPosition && toPosition != END) {
            throw new IOException("input " + (last + 1) + " is not in the journal " + directory);
        }
        return last;
    }

    private static long readSegment(
            final Path file, final long fromPosition, final long toPosition, final Journal.EntryReader reader)
            throws IOException {
        long last = fromPosition - 1;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            final SegmentHeader header = SegmentHeader.read(channel, file);
            final FrameCursor cursor = new FrameCursor(channel, header.segment(), Long.MAX_VALUE);
            while (last < toPosition && cursor.isWhole()) {
                if (cursor.sequence() >= fromPosition) {
                    reader.onEntry(cursor.decode());
                    last = cursor.sequence();
                }
                cursor.moveOn();
            }
        } catch (final UndecodableException e) {
            throw new JournalVersionException(file + ", input " + (last + 1) + ": " + e.getMessage());
        }
        return last;
    }

    @Override
    public long firstPosition() throws IOException {
        return header(files().get(0)).firstSequence();
    }

    /** When the journal was made, seconds since the epoch. */
    public long birthS() throws IOException {
        return header(files().get(0)).birthS();
    }

    /** The version of the core's logic that took the input of this position, or will. */
    public int coreVersionAt(final long position) throws IOException {
        int version = 0;
        for (final Path file : files()) {
            final SegmentHeader header = header(file);
            version = version == 0 || header.firstSequence() <= position ? header.coreVersion() : version;
        }
        return version;
    }

    /** Its snapshots, to be read only. */
    public SnapshotStore snapshots() throws IOException {
        return new FileSnapshots(directory, birthS());
    }

    @Override
    public void close() {}

    private static SegmentHeader header(final Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return SegmentHeader.read(channel, file);
        }
    }

    /** In their order: a segment's number is in its name, of fixed width. */
    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            final List<Path> files = all.filter(
                            file -> file.getFileName().toString().matches("segment-\\d+\\.journal"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new NoSuchFileException(directory.toString(), null, "there is no journal");
            }
            return files;
        }
    }
}
