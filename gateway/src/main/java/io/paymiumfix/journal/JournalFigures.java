package io.paymiumfix.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what is in a {@link FileJournal}'s directory, whether or not a process is appending to it.
 *
 * @param types by type, the most bytes first
 * @param batches how many appends the inputs came in
 * @param largestBatch inputs of the largest
 * @param segments the segments, the oldest first
 * @param snapshots the snapshots, the newest first
 */
public record JournalFigures(
        List<OfType> types, long batches, int largestBatch, List<OfSegment> segments, List<OfSnapshot> snapshots) {

    /**
     * All frames of one type.
     *
     * @param name as {@code docs/journal.md} has it
     * @param bytes with headers and padding
     */
    public record OfType(String name, long count, long bytes) {}

    /**
     * One segment.
     *
     * @param entries its inputs
     * @param usedBytes with header, up to the end of its last frame
     * @param fromUs when its first input was stamped; {@link Long#MIN_VALUE} when it has none
     * @param toUs when its last input was stamped; {@link Long#MIN_VALUE} when it has none
     */
    public record OfSegment(
            String file,
            int coreVersion,
            String configHash,
            long firstPosition,
            long entries,
            long usedBytes,
            long fileBytes,
            long fromUs,
            long toUs) {}

    /** One snapshot, whether or not it can be read. */
    public record OfSnapshot(String file, long position, long fileBytes) {}

    /** Counts, of each segment up to its first frame that is not whole. */
    public static JournalFigures of(final Path directory) throws IOException {
        return new Counting().run(directory);
    }

    /** Owned by one thread. */
    private static final class Counting {

        private final Map<String, OfType> types = new TreeMap<>();
        private final List<OfSegment> ofSegments = new ArrayList<>();
        private long batches;
        private int largestBatch;

        JournalFigures run(final Path directory) throws IOException {
            final List<Segment> segments = Segment.list(directory);
            if (segments.isEmpty()) {
                throw new IOException(directory + " has no journal in it");
            }
            for (final Segment segment : segments) {
                ofSegments.add(count(segment));
            }
            final FileSnapshots snapshots =
                    new FileSnapshots(directory, segments.get(0).header().birthS());
            final List<OfSnapshot> ofSnapshots = new ArrayList<>();
            for (final long position : snapshots.positions()) {
                final Path file = snapshots.file(position);
                ofSnapshots.add(new OfSnapshot(file.getFileName().toString(), position, Files.size(file)));
            }
            final List<OfType> byBytes = types.values().stream()
                    .sorted(Comparator.comparingLong(OfType::bytes).reversed())
                    .toList();
            return new JournalFigures(byBytes, batches, largestBatch, List.copyOf(ofSegments), ofSnapshots);
        }

        private OfSegment count(final Segment segment) throws IOException {
            try (FileChannel channel = FileChannel.open(segment.file(), StandardOpenOption.READ)) {
                final FrameCursor cursor = new FrameCursor(channel, segment.number(), Long.MAX_VALUE);
                long entries = 0;
                long fromUs = Long.MIN_VALUE;
                long toUs = Long.MIN_VALUE;
                while (cursor.isWhole()) {
                    add(cursor);
                    if (!cursor.isOutputs()) {
                        entries++;
                        fromUs = fromUs == Long.MIN_VALUE ? cursor.timeUs() : fromUs;
                        toUs = cursor.timeUs();
                    }
                    cursor.moveOn();
                }
                final SegmentHeader header = segment.header();
                return new OfSegment(
                        segment.file().getFileName().toString(),
                        header.coreVersion(),
                        header.configHash(),
                        header.firstSequence(),
                        entries,
                        cursor.offset(),
                        channel.size(),
                        fromUs,
                        toUs);
            }
        }

        private void add(final FrameCursor cursor) {
            types.merge(
                    cursor.typeName(),
                    new OfType(cursor.typeName(), 1, Frame.padded(cursor.length())),
                    (a, b) -> new OfType(a.name(), a.count() + b.count(), a.bytes() + b.bytes()));
            if (!cursor.isOutputs()) {
                batches += cursor.behind() == 0 ? 1 : 0;
                largestBatch = Math.max(largestBatch, cursor.behind() + 1);
            }
        }
    }
}
