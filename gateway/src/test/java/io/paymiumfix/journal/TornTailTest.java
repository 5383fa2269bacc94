package io.paymiumfix.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.Input;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three batches of two, three and four inputs, in a file whose writer died; then what a crash may do to it. */
@Timeout(120)
class TornTailTest {

    private static final List<Class<? extends Input>> SMALL =
            List.of(Input.TimerFired.class, Input.NonceLease.class, Input.SessionUp.class, Input.ModeChanged.class);
    private static final int[] BATCHES = {2, 3, 4};

    @TempDir
    Path path;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final List<Input> all = new ArrayList<>();
    private final List<Integer> frameOffsets = new ArrayList<>();
    private JournalDirectory directory;
    private byte[] whole;
    private int end;

    @BeforeEach
    void write() throws IOException {
        directory = new JournalDirectory(path, Durability.OS);
        final RandomRecords records = new RandomRecords(random);
        try (FileJournal journal = directory.open()) {
            for (final int count : BATCHES) {
                final List<Input> batch = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    batch.add(records.next(SMALL.get(random.nextInt(SMALL.size()))));
                }
                JournalDirectory.append(journal, batch);
                all.addAll(batch);
            }
            whole = directory.bytes();
        }
        end = SegmentHeader.FRAMES_AT;
        for (int i = 0; i < all.size(); i++) {
            frameOffsets.add(end);
            end += Frame.padded(ByteBuffer.wrap(whole).getInt(end));
        }
    }

    @Test
    void shouldCutAFileTruncatedAtAnyByteOfTheLastBatch() throws IOException {
        for (int at = lastBatchOffset(); at <= end; at++) {
            shouldCutAt(at, Arrays.copyOf(whole, at), at);
        }
    }

    @Test
    void shouldCutAFileZeroedFromAnyByteOfTheLastBatch() throws IOException {
        for (int at = lastBatchOffset(); at <= end; at++) {
            final byte[] zeroed = whole.clone();
            Arrays.fill(zeroed, at, end, (byte) 0);
            shouldCutAt(at, zeroed, endOfContent(zeroed));
        }
    }

    @Test
    void shouldCutALastBatchOfWhichOnlyLaterPartsReachedTheDevice() throws IOException {
        final byte[] holed = whole.clone();
        Arrays.fill(holed, frameOffsets.get(6), frameOffsets.get(7), (byte) 0);
        directory.replaceBy(holed);
        try (FileJournal journal = directory.open()) {
            assertEquals(all.subList(0, 6), JournalDirectory.inputs(journal));
            final int offset = frameOffsets.get(6);
            final int bytes = Math.min(end, (endOfContent(whole) + 7) / 8 * 8) - offset;
            assertEquals(new TornTail(offset, bytes, 7), journal.tornTail(), "seed " + seed);
        }
    }

    @Test
    void shouldNeverLetACutTailComeBack() throws IOException {
        final byte[] torn = whole.clone();
        torn[frameOffsets.get(7) + Frame.SEQUENCE_AT] ^= 1;
        directory.replaceBy(torn);
        try (FileJournal journal = directory.open()) {
            JournalDirectory.append(journal, List.of(all.get(7)));
        }
        try (FileJournal journal = directory.open()) {
            assertEquals(all.subList(0, 8), JournalDirectory.inputs(journal), "seed " + seed);
        }
    }

    @Test
    void shouldStopAtDamageBeforeALaterAppendAndChangeNothing() throws IOException {
        for (int round = 0; round < 200; round++) {
            final byte[] damaged = whole.clone();
            final int bit = random.nextInt((lastBatchOffset() - SegmentHeader.FRAMES_AT) * 8);
            flip(damaged, SegmentHeader.FRAMES_AT * 8 + bit);
            directory.replaceBy(damaged);
            final JournalDamagedException damage =
                    assertThrows(JournalDamagedException.class, directory::open, "seed " + seed + ", bit " + bit);
            final int hit = SegmentHeader.FRAMES_AT + bit / 8;
            assertTrue(frameOffsets.contains((int) damage.offset()) && damage.offset() <= hit, damage.getMessage());
            assertTrue(damage.getMessage().contains(directory.file() + " at offset "), damage.getMessage());
            assertArrayEquals(damaged, directory.bytes());
        }
    }

    @Test
    void shouldNeverMisreadFlippedBits() throws IOException {
        for (int round = 0; round < 200; round++) {
            final byte[] flipped = whole.clone();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                flip(flipped, random.nextInt(end * 8));
            }
            directory.replaceBy(flipped);
            try (FileJournal journal = directory.open()) {
                final List<Input> read = JournalDirectory.inputs(journal);
                assertEquals(all.subList(0, read.size()), read, "seed " + seed + ", round " + round);
            } catch (final JournalDamagedException e) {
                assertFalse(e.getMessage().isEmpty());
            }
        }
    }

    @Test
    void shouldStopWhenFramesOfACleanStopAreGone() throws IOException {
        directory.open().close();
        final byte[] shortened = Arrays.copyOf(directory.bytes(), frameOffsets.get(8));
        directory.replaceBy(shortened);
        final JournalDamagedException damage = assertThrows(JournalDamagedException.class, directory::open);
        assertEquals((int) frameOffsets.get(8), damage.offset());
    }

    private void shouldCutAt(final int at, final byte[] bytes, final int contentEnd) throws IOException {
        directory.replaceBy(bytes);
        final int kept = framesBefore(bytes);
        try (FileJournal journal = directory.open()) {
            assertEquals(all.subList(0, kept), JournalDirectory.inputs(journal), "seed " + seed + ", cut at " + at);
            final int keptEnd = kept == all.size() ? end : frameOffsets.get(kept);
            if (contentEnd > keptEnd) {
                final TornTail tail = journal.tornTail();
                assertNotNull(tail, "seed " + seed + ", cut at " + at);
                assertEquals(keptEnd, tail.offset());
                assertEquals(kept + 1, tail.sequence());
            }
            JournalDirectory.append(journal, all.subList(0, 1));
            assertEquals(kept + 1, JournalDirectory.inputs(journal).size());
        }
    }

    /** Frames that lie in these bytes as they were written. */
    private int framesBefore(final byte[] bytes) {
        int kept = 0;
        for (int i = 0; i < all.size(); i++) {
            final int to = i + 1 < all.size() ? frameOffsets.get(i + 1) : end;
            final int from = frameOffsets.get(i);
            if (kept == i && to <= bytes.length && Arrays.equals(whole, from, to, bytes, from, to)) {
                kept++;
            }
        }
        return kept;
    }

    private int lastBatchOffset() {
        return frameOffsets.get(BATCHES[0] + BATCHES[1]);
    }

    private static int endOfContent(final byte[] bytes) {
        int at = bytes.length;
        while (at > 0 && bytes[at - 1] == 0) {
            at--;
        }
        return at;
    }

    private static void flip(final byte[] bytes, final int bit) {
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
}
