package io.paymiumfix.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One file of a journal and what its header said when it was read. Immutable.
 *
 * @param file its place
 * @param header its first bytes
 */
record Segment(Path file, SegmentHeader header) {

    private static final Pattern NAME = Pattern.compile("segment-[0-9]{10,18}\\.journal");
    private static final int NAMED_DIGITS = 10;
    private static final int LISTINGS = 3;

    /** Where the segment of this number is kept. Orders wait while the next is named: a formatter takes milliseconds when it is cold. */
    static Path file(final Path directory, final long number) {
        final String digits = Long.toString(number);
        final String zeros = "0".repeat(Math.max(0, NAMED_DIGITS - digits.length()));
        return directory.resolve("segment-" + zeros + digits + ".journal");
    }

    /** The segments of a directory in order, which their headers confirm; its owner may be appending to it. */
    static List<Segment> list(final Path directory) throws IOException {
        for (int listing = 1; ; listing++) {
            try {
                return listOnce(directory);
            } catch (final IOException e) {
                // The owner drops the oldest and begins new ones meanwhile: what is really wrong stays wrong.
                if (listing == LISTINGS) {
                    throw e;
                }
            }
        }
    }

    /** The segment of this number, or null. */
    static Segment ifThere(final Path directory, final long number) throws IOException {
        final Path file = file(directory, number);
        return Files.exists(file) ? read(file) : null;
    }

    private static Segment read(final Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new Segment(file, SegmentHeader.read(channel, file));
        }
    }

    private static List<Segment> listOnce(final Path directory) throws IOException {
        final List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(
                            file -> file.getFileName().toString(),
                            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder())))
                    .toList();
        }
        final List<Segment> segments = new ArrayList<>();
        for (final Path file : files) {
            final Segment segment = read(file);
            if (!file.equals(file(directory, segment.number()))) {
                throw new JournalDamagedException(
                        file, 0, "its header says that it is segment " + segment.number() + " of the journal");
            }
            if (!segments.isEmpty()) {
                segment.checkFollows(segments.get(segments.size() - 1), directory);
            }
            segments.add(segment);
        }
        if (!segments.isEmpty()) {
            final Segment last = segments.get(segments.size() - 1);
            if (last.header.closed()) {
                throw missing(directory, last.number() + 1);
            }
        }
        return segments;
    }

    private void checkFollows(final Segment before, final Path directory) throws JournalDamagedException {
        if (number() != before.number() + 1) {
            throw missing(directory, before.number() + 1);
        }
        if (header.birthS() != before.header.birthS()) {
            throw new JournalDamagedException(
                    file,
                    0,
                    "it is of another journal, made at " + header.birthS() + " s since the epoch, this one at "
                            + before.header.birthS());
        }
        final boolean follows = before.header.closed()
                ? firstSequence() == before.header.syncedThrough() + 1
                : firstSequence() >= before.firstSequence();
        if (!follows) {
            throw new JournalDamagedException(
                    file, 0, "it begins with frame " + firstSequence() + ", which does not follow " + before.file);
        }
    }

    private static JournalDamagedException missing(final Path directory, final long number) {
        return new JournalDamagedException(file(directory, number), 0, "this segment is missing");
    }

    long number() {
        return header.segment();
    }

    /** The sequence of its first frame, or of the first to come. */
    long firstSequence() {
        return header.firstSequence();
    }

    /** When its first frame was stamped; {@link Long#MAX_VALUE} when it has none yet. */
    long firstTimeUs() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            final FrameCursor cursor = new FrameCursor(channel, number(), Long.MAX_VALUE);
            return cursor.isWhole() ? cursor.timeUs() : Long.MAX_VALUE;
        }
    }
}
