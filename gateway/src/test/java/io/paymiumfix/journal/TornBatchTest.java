package io.paymiumfix.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.Input;
import io.paymiumfix.order.Input.SessionDown;
import io.paymiumfix.order.Input.TimerFired;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every way in which the last batch may reach the device in part. A start has exactly the whole frames
 * that come first, or stops when the batch was durable; it never reads anything else.
 */
@Timeout(300)
class TornBatchTest {

    private static final int[] PAGES = {512, 4_096};
    private static final int MIXTURES = 60;

    /** Where the last batch lies. */
    enum Place {
        /** Behind another of the same segment. */
        WITHIN_A_SEGMENT(1),
        /** At the beginning of the second segment. */
        AFTER_A_BOUNDARY(2);

        private final long segment;

        Place(final long segment) {
            this.segment = segment;
        }
    }

    /** Small frames to go through byte by byte, or large ones that take several pages. */
    enum Size {
        SMALL,
        LARGE
    }

    @TempDir
    Path path;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final List<Input> all = new ArrayList<>();
    private JournalDirectory directory;
    private Path file;
    /** The file as it was when the batch was synced and the process died. */
    private byte[] died;
    /** The same after a clean stop. */
    private byte[] stopped;

    private int from;
    private int to;
    private int before;

    private void write(final Place place, final Size size) throws IOException {
        directory = new JournalDirectory(path, Durability.FSYNC);
        file = directory.file(place.segment);
        try (FileJournal journal = directory.open()) {
            if (place == Place.AFTER_A_BOUNDARY) {
                append(journal, List.of(new SessionDown("filler", "y".repeat(11_000))));
                append(journal, List.of(new SessionDown("filler", "z".repeat(1_000)), new TimerFired(1)));
            } else {
                append(journal, List.of(new TimerFired(1), new TimerFired(2)));
            }
            final List<Input> last = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                last.add(
                        size == Size.SMALL
                                ? new TimerFired(random.nextLong())
                                : new SessionDown("oms-" + i, "x".repeat(2_000 + random.nextInt(1_200))));
            }
            before = all.size();
            append(journal, last);
            died = Files.readAllBytes(file);
        }
        stopped = Files.readAllBytes(file);
        final ByteBuffer frames = ByteBuffer.wrap(died);
        to = SegmentHeader.FRAMES_AT;
        final int first = (int) Segment.ifThere(path, place.segment).firstSequence();
        for (int sequence = first; sequence <= all.size(); sequence++) {
            from = sequence == before + 1 ? to : from;
            to += Frame.padded(frames.getInt(to));
        }
        assertEquals(place == Place.AFTER_A_BOUNDARY, from == SegmentHeader.FRAMES_AT);
        assertEquals(0, frames.getInt(to));
    }

    private void append(final FileJournal journal, final List<Input> batch) throws IOException {
        JournalDirectory.append(journal, batch);
        all.addAll(batch);
    }

    @ParameterizedTest
    @EnumSource
    void shouldCutAtAnyByte(final Place place) throws IOException {
        write(place, Size.SMALL);
        for (int at = from; at < to; at++) {
            check(Arrays.copyOf(died, at), Arrays.copyOf(stopped, at), "cut at " + at);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldStandZerosFromAnyByte(final Place place) throws IOException {
        write(place, Size.SMALL);
        for (int at = from; at < to; at++) {
            check(at, to);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldStandZerosUntilAnyByte(final Place place) throws IOException {
        write(place, Size.SMALL);
        for (int at = from + 1; at <= to; at++) {
            check(from, at);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldStandAnyPageThatIsMissing(final Place place) throws IOException {
        write(place, Size.LARGE);
        for (final int page : PAGES) {
            for (int at = from / page * page; at < to; at += page) {
                check(Math.max(from, at), Math.min(to, at + page));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldStandAnyMixtureOfPagesThatAreMissing(final Place place) throws IOException {
        write(place, Size.LARGE);
        for (int round = 0; round < MIXTURES; round++) {
            final byte[] afterDeath = died.clone();
            final byte[] afterStop = stopped.clone();
            final int page = PAGES[random.nextInt(PAGES.length)];
            for (int at = from / page * page; at < to; at += page) {
                if (random.nextBoolean()) {
                    Arrays.fill(afterDeath, Math.max(from, at), Math.min(to, at + page), (byte) 0);
                    Arrays.fill(afterStop, Math.max(from, at), Math.min(to, at + page), (byte) 0);
                }
            }
            check(afterDeath, afterStop, "mixture " + round);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldStopAtAnyBytesMissingBeforeTheNextSegment(final Size size) throws IOException {
        write(Place.WITHIN_A_SEGMENT, size);
        try (FileJournal journal = directory.open()) {
            append(journal, List.of(new SessionDown("filler", "y".repeat(12_100))));
        }
        final byte[] closed = Files.readAllBytes(file);
        assertTrue(Files.exists(directory.file(2)));
        for (int at = from; at < to; at += size == Size.SMALL ? 1 : 97) {
            final byte[] torn = closed.clone();
            Arrays.fill(torn, at, to, (byte) 0);
            if (!Arrays.equals(torn, closed)) {
                replaceBy(torn);
                try (FileJournal journal = directory.open()) {
                    final JournalDamagedException damage = assertThrows(
                            JournalDamagedException.class, () -> JournalDirectory.inputs(journal), "zeros from " + at);
                    assertTrue(damage.getMessage().contains(file + " at offset "), damage.getMessage());
                }
            }
        }
    }

    /** With zeros there. */
    private void check(final int zerosFrom, final int zerosTo) throws IOException {
        final byte[] afterDeath = died.clone();
        Arrays.fill(afterDeath, zerosFrom, zerosTo, (byte) 0);
        final byte[] afterStop = stopped.clone();
        Arrays.fill(afterStop, zerosFrom, zerosTo, (byte) 0);
        check(afterDeath, afterStop, "zeros from " + zerosFrom + " to " + zerosTo);
    }

    private void check(final byte[] afterDeath, final byte[] afterStop, final String what) throws IOException {
        final String where = "seed " + seed + ", " + what;
        if (Arrays.equals(afterDeath, died)) {
            return;
        }
        replaceBy(afterStop);
        if (wholeFrames(afterStop) < all.size()) {
            final JournalDamagedException damage = assertThrows(JournalDamagedException.class, directory::open, where);
            assertTrue(damage.getMessage().contains(file + " at offset "), damage.getMessage());
            assertArrayEquals(afterStop, Files.readAllBytes(file), where);
        }
        replaceBy(afterDeath);
        final int kept = wholeFrames(afterDeath);
        try (FileJournal journal = directory.open()) {
            assertEquals(all.subList(0, kept), JournalDirectory.inputs(journal), where);
        }
        if (random.nextInt(8) == 0) {
            try (FileJournal journal = directory.open()) {
                assertEquals(kept, journal.lastPosition(), where + ": nothing cut comes back");
            }
        }
    }

    /** Entries up to the first of which a byte is not as it was written. */
    private int wholeFrames(final byte[] bytes) {
        int at = from;
        for (int kept = before; kept < all.size(); kept++) {
            final int next = at + Frame.padded(ByteBuffer.wrap(died).getInt(at));
            if (next > bytes.length || !Arrays.equals(died, at, next, bytes, at, next)) {
                return kept;
            }
            at = next;
        }
        return all.size();
    }

    private void replaceBy(final byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
            Channels.writeFully(channel, ByteBuffer.wrap(bytes), 0);
        }
    }
}
