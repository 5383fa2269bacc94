package io.paymiumfix.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.paymiumfix.journal.SnapshotStore.Snapshot;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.Input.SessionDown;
import io.paymiumfix.order.Input.TimerFired;
import io.paymiumfix.order.Output;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A journal of several segments: how it goes on, is read beside its writer, drops what is old, and what stops a start. */
@Timeout(60)
class SegmentsTest {

    private static final int INPUTS_OF_THREE_SEGMENTS = 30;

    @TempDir
    Path path;

    private JournalDirectory directory;

    @BeforeEach
    void nameDirectory() {
        directory = new JournalDirectory(path, Durability.FSYNC);
    }

    /** Each takes about 1 KiB of the 16 KiB of a segment. */
    private static Input large(final int number) {
        return new SessionDown("oms-" + number, "x".repeat(1_000));
    }

    private static void append(final Journal journal, final int count) throws IOException {
        for (int i = 0; i < count; i++) {
            JournalDirectory.append(journal, List.of(large((int) journal.lastPosition() + 1)));
        }
    }

    private void writeThreeSegments() throws IOException {
        try (FileJournal journal = directory.open()) {
            append(journal, INPUTS_OF_THREE_SEGMENTS);
        }
        assertTrue(Files.exists(directory.file(3)));
        assertFalse(Files.exists(directory.file(4)));
    }

    private static List<Input> larges(final int from, final int to) {
        final List<Input> inputs = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            inputs.add(large(i));
        }
        return inputs;
    }

    private JournalDamagedException damage() {
        return assertThrows(JournalDamagedException.class, directory::open);
    }

    private void change(final Path file, final long offset, final byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            Channels.writeFully(channel, ByteBuffer.wrap(bytes), offset);
        }
    }

    private void rewriteHeader(final long number, final SegmentHeader header) throws IOException {
        try (FileChannel channel = FileChannel.open(directory.file(number), StandardOpenOption.WRITE)) {
            header.write(channel);
        }
    }

    private SegmentHeader header(final long number) throws IOException {
        return Segment.ifThere(path, number).header();
    }

    @Test
    void shouldReadFromAnyPositionAcrossSegments() throws IOException {
        writeThreeSegments();
        try (FileJournal journal = directory.open()) {
            for (int from = 1; from <= INPUTS_OF_THREE_SEGMENTS + 1; from++) {
                final List<Input> read = new ArrayList<>();
                journal.read(from, entry -> read.add(entry.input()));
                assertEquals(larges(from, INPUTS_OF_THREE_SEGMENTS), read);
            }
        }
    }

    @Test
    void shouldSayInEachHeaderWhatTheSegmentIs() throws IOException {
        writeThreeSegments();
        final SegmentHeader first = header(1);
        final SegmentHeader second = header(2);
        assertEquals(1, first.firstSequence());
        assertTrue(first.closed());
        assertEquals(second.firstSequence() - 1, first.syncedThrough());
        assertEquals(first.birthS(), second.birthS());
        assertEquals("c0ffee", second.configHash());
        assertFalse(header(3).closed());
        assertEquals(INPUTS_OF_THREE_SEGMENTS, header(3).syncedThrough());
    }

    @Test
    void shouldKeepABatchLargerThanASegmentInOne() throws IOException {
        final List<Input> batch = larges(1, 40);
        try (FileJournal journal = directory.open()) {
            JournalDirectory.append(journal, List.of(new TimerFired(1)));
            JournalDirectory.append(journal, batch);
            JournalDirectory.append(journal, List.of(new TimerFired(2)));
        }
        assertEquals(2, header(2).firstSequence());
        assertEquals(42, header(3).firstSequence());
        try (FileJournal journal = directory.open()) {
            final List<Input> read = new ArrayList<>();
            journal.read(2, entry -> read.add(entry.input()));
            assertEquals(batch, read.subList(0, 40));
            assertEquals(new TimerFired(2), read.get(40));
        }
    }

    @Test
    void shouldLetAnotherThreadReadWhileItIsAppendedTo() throws Exception {
        try (FileJournal journal = directory.open();
                JournalReader reader = journal.reader()) {
            final CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                try {
                    append(journal, 400);
                } catch (final IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            final List<Input> read = new ArrayList<>();
            while (read.size() < 400 && !writing.isCompletedExceptionally()) {
                final long to = journal.syncedPosition();
                assertEquals(to, reader.read(read.size() + 1, to, entry -> read.add(entry.input())));
                assertEquals(to, read.size());
                Thread.onSpinWait();
            }
            writing.join();
            assertEquals(larges(1, 400), read);
        }
    }

    @Test
    void shouldReadToTheEndThatIsThereWhateverIsBeingWritten() throws IOException {
        writeThreeSegments();
        change(directory.file(3), Files.size(directory.file(3)) - 8, new byte[] {1, 2, 3});
        try (FileJournalReader reader = FileJournalReader.of(path)) {
            final List<Input> read = new ArrayList<>();
            assertEquals(30, reader.read(15, JournalReader.END, entry -> read.add(entry.input())));
            assertEquals(larges(15, 30), read);
            assertEquals(30, reader.read(31, JournalReader.END, entry -> read.add(entry.input())));
            assertThrows(JournalDamagedException.class, () -> reader.read(31, 31, entry -> {}));
            assertEquals(1, reader.firstPosition());
            assertEquals(3, reader.coreVersionAt(20));
        }
    }

    @Test
    void shouldSayWhatWasDroppedUnderASlowReader() throws IOException {
        writeThreeSegments();
        try (FileJournalReader reader = FileJournalReader.of(path)) {
            reader.readWhatIsThere(1, 2, entry -> {});
            Files.delete(directory.file(1));
            Files.delete(directory.file(2));
            final IOException dropped =
                    assertThrows(IOException.class, () -> reader.readWhatIsThere(3, JournalReader.END, entry -> {}));
            assertTrue(dropped.getMessage().contains("were dropped while they were read"), dropped.getMessage());
        }
    }

    @Test
    void shouldNotStartWhereItCouldNotBeginTheNextSegment() throws IOException {
        writeThreeSegments();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeFalse(Files.isWritable(path), "root may write anywhere");
            final AccessDeniedException refused = assertThrows(AccessDeniedException.class, directory::open);
            assertEquals(path.toString(), refused.getFile());
        } finally {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void shouldStopAtAMissingSegment() throws IOException {
        writeThreeSegments();
        Files.delete(directory.file(2));
        assertTrue(damage().getMessage().contains(directory.file(2) + " at offset 0: this segment is missing"));
    }

    @Test
    void shouldStopWhenTheNewestSegmentIsMissing() throws IOException {
        writeThreeSegments();
        Files.delete(directory.file(3));
        assertTrue(damage().getMessage().contains(directory.file(3) + " at offset 0: this segment is missing"));
    }

    @Test
    void shouldStopAtASegmentOfAnotherJournal() throws IOException {
        writeThreeSegments();
        final SegmentHeader was = header(2);
        rewriteHeader(2, new SegmentHeader(3, was.birthS() + 1, 2, was.firstSequence(), was.syncedThrough(), "", true));
        assertTrue(damage().getMessage().contains("of another journal"), damage()::getMessage);
    }

    @Test
    void shouldStopAtASegmentThatBeginsElsewhere() throws IOException {
        writeThreeSegments();
        final SegmentHeader was = header(2);
        rewriteHeader(2, new SegmentHeader(3, was.birthS(), 2, was.firstSequence() + 1, was.syncedThrough(), "", true));
        assertTrue(damage().getMessage().contains("does not follow"), damage()::getMessage);
    }

    @Test
    void shouldStopAtASegmentUnderTheNameOfAnother() throws IOException {
        writeThreeSegments();
        Files.copy(directory.file(1), directory.file(4));
        assertTrue(damage().getMessage().contains("says that it is segment 1"), damage()::getMessage);
    }

    @Test
    void shouldNameFileAndOffsetOfDamageInAClosedSegmentWhenItIsRead() throws IOException {
        writeThreeSegments();
        final byte[] before = directory.bytes();
        change(directory.file(1), SegmentHeader.FRAMES_AT + 100, new byte[] {42});
        try (FileJournal journal = directory.open()) {
            final JournalDamagedException damage =
                    assertThrows(JournalDamagedException.class, () -> journal.read(1, entry -> {}));
            assertEquals(SegmentHeader.FRAMES_AT, damage.offset());
            assertTrue(damage.getMessage().contains(directory.file(1) + " at offset "), damage.getMessage());
        }
        change(directory.file(1), SegmentHeader.FRAMES_AT + 100, new byte[] {before[SegmentHeader.FRAMES_AT + 100]});
        assertArrayEquals(before, directory.bytes());
    }

    @Test
    void shouldGoOnAfterACrashBetweenTwoSegments() throws IOException {
        writeThreeSegments();
        final SegmentHeader was = header(2);
        rewriteHeader(
                2,
                new SegmentHeader(
                        3, was.birthS(), 2, was.firstSequence(), was.firstSequence() - 1, was.configHash(), false));
        final long third = header(3).firstSequence();
        try (FileChannel channel = FileChannel.open(directory.file(3), StandardOpenOption.WRITE)) {
            Channels.writeZeros(channel, SegmentHeader.FRAMES_AT, channel.size());
            new SegmentHeader(3, was.birthS(), 3, third, third - 1, "", false).write(channel);
        }
        try (FileJournal journal = directory.open()) {
            assertEquals(third - 1, journal.lastPosition());
            append(journal, 2);
            assertEquals(larges(1, (int) third + 1), JournalDirectory.inputs(journal));
        }
    }

    @Test
    void shouldDropOnlyWhatNeitherStartNorRetentionNeeds() throws IOException {
        // Entries are one millisecond apart in these tests.
        try (FileJournal journal = directory.openKeeping(20_000)) {
            append(journal, 60);
            journal.truncateBefore(61);
            assertTrue(Files.exists(directory.file(1)), "no snapshot yet");
            journal.snapshots().save(new Snapshot(40, 3, ByteBuffer.allocate(5)));
            journal.truncateBefore(61);
            assertTrue(Files.exists(directory.file(1)), "one snapshot, which may be damaged");
            journal.snapshots().save(new Snapshot(60, 3, ByteBuffer.allocate(5)));
            journal.truncateBefore(1);
            assertTrue(Files.exists(directory.file(1)), "all is needed, as the caller says");
            journal.truncateBefore(61);
            assertFalse(Files.exists(directory.file(1)));
            final long oldest = journal.reader().firstPosition();
            assertTrue(oldest > 14 && oldest <= 40, "begins with " + oldest);
            final List<Input> read = new ArrayList<>();
            journal.read(oldest, entry -> read.add(entry.input()));
            assertEquals(larges((int) oldest, 60), read);
            final IOException gone = assertThrows(IOException.class, () -> journal.read(1, entry -> {}));
            assertTrue(gone.getMessage().contains("begins with " + oldest), gone.getMessage());
        }
        try (FileJournal journal = directory.open()) {
            assertEquals(60, journal.lastPosition());
            assertFalse(Files.exists(directory.file(1)));
        }
    }

    @Test
    void shouldKeepForTheRetentionWhatNoStartNeeds() throws IOException {
        try (FileJournal journal = directory.openKeeping(1_000_000)) {
            append(journal, 60);
            journal.snapshots().save(new Snapshot(59, 3, ByteBuffer.allocate(5)));
            journal.snapshots().save(new Snapshot(60, 3, ByteBuffer.allocate(5)));
            journal.truncateBefore(61);
            assertTrue(Files.exists(directory.file(1)));
        }
    }

    @Test
    void shouldDropWhatLiesBeforeASegmentWithoutInputs() throws IOException {
        try (FileJournal journal = directory.openKeeping(20_000)) {
            append(journal, 5);
            journal.snapshots().save(new Snapshot(4, 3, ByteBuffer.allocate(5)));
            journal.snapshots().save(new Snapshot(5, 3, ByteBuffer.allocate(5)));
        }
        // A start of other logic that ended before its first input.
        directory.open(4, 1_000).close();
        try (FileJournal journal = directory.openKeeping(20_000)) {
            assertEquals(3, header(3).segment());
            append(journal, 10);
            journal.truncateBefore(16);
            assertTrue(Files.exists(directory.file(1)), "younger than is kept");
            append(journal, 40);
            journal.snapshots().save(new Snapshot(54, 3, ByteBuffer.allocate(5)));
            journal.snapshots().save(new Snapshot(55, 3, ByteBuffer.allocate(5)));
            journal.truncateBefore(56);
            assertFalse(Files.exists(directory.file(1)));
            assertFalse(Files.exists(directory.file(2)), "the one without inputs");
            assertTrue(journal.reader().firstPosition() > 5);
        }
    }

    @Test
    void shouldStopWhenASnapshotWasTakenAfterTheEnd() throws IOException {
        try (FileJournal journal = directory.open()) {
            append(journal, 3);
            journal.snapshots().save(new Snapshot(3, 3, ByteBuffer.allocate(5)));
        }
        final byte[] whole = directory.bytes();
        final ByteBuffer cut = ByteBuffer.wrap(whole.clone());
        final int lastFrame = SegmentHeader.FRAMES_AT + 2 * Frame.padded(cut.getInt(SegmentHeader.FRAMES_AT));
        Arrays.fill(cut.array(), lastFrame, cut.capacity(), (byte) 0);
        directory.replaceBy(cut.array());
        rewriteHeader(1, new SegmentHeader(3, header(1).birthS(), 1, 1, 0, "c0ffee", false));
        assertTrue(damage().getMessage().contains("was taken after frame 3"), damage()::getMessage);
    }

    @Test
    void shouldStopWhenOnlySnapshotsAreLeft() throws IOException {
        try (FileJournal journal = directory.open()) {
            append(journal, 1);
            journal.snapshots().save(new Snapshot(1, 3, ByteBuffer.allocate(5)));
        }
        Files.delete(directory.file());
        assertTrue(damage().getMessage().contains("no segment of its journal"), damage()::getMessage);
    }

    @Test
    void shouldBeginASegmentUnderNewCoreLogicBehindASnapshotOfTheEnd() throws IOException {
        try (FileJournal journal = directory.open(3, 1_000)) {
            append(journal, 3);
            journal.snapshots().save(new Snapshot(3, 3, ByteBuffer.allocate(5)));
        }
        try (FileJournal journal = directory.open(4, 2_000)) {
            assertEquals(1_000, journal.birthS());
            append(journal, 2);
            final List<Input> read = new ArrayList<>();
            journal.read(4, entry -> read.add(entry.input()));
            assertEquals(larges(4, 5), read);
            final Exception refusal = assertThrows(JournalVersionException.class, () -> journal.read(3, entry -> {}));
            assertTrue(refusal.getMessage().contains("core logic 3 took, from frame 3 on"), refusal.getMessage());
        }
        assertEquals(4, header(2).coreVersion());
        final Exception refusal = assertThrows(JournalVersionException.class, () -> directory.open(5, 1_000));
        assertTrue(refusal.getMessage().contains("Start the build with core logic 4"), refusal.getMessage());
        assertFalse(Files.exists(directory.file(3)));
    }

    @Test
    void shouldBeginASegmentUnderNewCoreLogicWhenThereIsNoInputYet() throws IOException {
        directory.open(3, 1_000).close();
        try (FileJournal journal = directory.open(4, 1_000)) {
            append(journal, 1);
            assertEquals(larges(1, 1), JournalDirectory.inputs(journal));
        }
    }

    @Test
    void shouldTellWhenThereIsNoRoomForTheNextSegmentAndWhenThereIsAgain() throws IOException {
        final List<String> told = new CopyOnWriteArrayList<>();
        final Path obstacle = path.resolve("next.journal.new/obstacle");
        try (FileJournal journal = directory.open()) {
            journal.watchStorage((low, reason) -> told.add(low + " " + reason));
            Awaitility.await().until(() -> told.equals(List.of("false ")));
            Files.createDirectories(obstacle);
            append(journal, 16);
            Awaitility.await().until(() -> told.size() == 2);
            assertTrue(told.get(1).startsWith("true no room for the next segment of the journal ("), told::toString);
            assertFalse(told.get(1).contains(path.toString()), told::toString);
            append(journal, 5);
            Files.delete(obstacle);
            Awaitility.await().until(() -> told.size() == 3);
            assertEquals("false ", told.get(2));
            append(journal, 34);
            assertEquals(larges(1, 55), JournalDirectory.inputs(journal));
        }
    }

    @Test
    void shouldStopOnlyWhenTheReserveIsUsedUp() throws IOException {
        int appended = 0;
        final FileJournal journal = directory.open();
        try {
            Awaitility.await().until(() -> Files.exists(path.resolve("next.journal")));
            Files.createDirectories(path.resolve("next.journal.new/obstacle"));
            final IOException failure = assertThrows(IOException.class, () -> append(journal, 100));
            assertTrue(failure.getMessage().contains(directory.file(2).toString()), failure.getMessage());
            appended = (int) journal.lastPosition();
            assertTrue(appended >= 20 && appended < 32, "two segments took " + appended);
            assertThrows(IOException.class, () -> append(journal, 1));
        } finally {
            journal.close();
        }
        Files.delete(path.resolve("next.journal.new/obstacle"));
        try (FileJournal again = directory.open()) {
            assertEquals(larges(1, appended), JournalDirectory.inputs(again));
        }
    }

    @Test
    void shouldTellAgainWhatCouldNotBePassedOn() throws IOException {
        final List<Boolean> told = new CopyOnWriteArrayList<>();
        try (FileJournal journal = directory.open()) {
            journal.watchStorage((low, reason) -> told.add(low) && told.size() > 1);
            Awaitility.await().until(() -> told.equals(List.of(false, false)));
        }
    }

    @Test
    void shouldUseTheReserveOfTheLastRun() throws IOException {
        writeThreeSegments();
        final Path spare = path.resolve("next.journal");
        final FileJournal last = directory.open();
        Awaitility.await().until(() -> Files.exists(spare));
        last.close();
        final Object made =
                Files.readAttributes(spare, BasicFileAttributes.class).fileKey();
        directory.open().close();
        assertEquals(
                made, Files.readAttributes(spare, BasicFileAttributes.class).fileKey());
        try (Stream<Path> files = Files.list(path)) {
            assertEquals(5, files.count(), "lock, three segments, one spare");
        }
    }

    @Test
    void shouldKeepEveryOutputWhenTold() throws IOException {
        final List<List<Output>> outputs = List.of(
                List.of(new Output.SetTimer(1, 2), new Output.CancelTimer(1)),
                List.of(),
                List.of(new Output.Alarm("A", "b", "c")));
        final OutputChain chain = new OutputChain(0);
        final Batch batch = new Batch();
        try (FileJournal journal = directory.openKeepingOutputs()) {
            assertTrue(journal.wantsOutputs());
            batch.add(1, 1_000, chain.digest(), large(1));
            batch.add(2, 1_000, chain.digest(), large(2));
            journal.append(batch);
            batch.clear();
            chain.addAndKeep(outputs.get(0));
            chain.addAndKeep(outputs.get(1));
            batch.addOutputs(3, 2_000, chain);
            batch.add(3, 2_000, chain.digest(), large(3));
            journal.append(batch);
            batch.clear();
            chain.addAndKeep(outputs.get(2));
            batch.addOutputs(4, 3_000, chain);
            batch.add(4, 3_000, chain.digest(), large(4));
            journal.append(batch);
        }
        final List<EncodedOutputs> read = new ArrayList<>();
        try (FileJournal journal = directory.openKeepingOutputs()) {
            assertEquals(4, journal.lastPosition());
            assertEquals(larges(1, 4), JournalDirectory.inputs(journal));
            journal.read(2, new Journal.EntryReader() {
                @Override
                public void onEntry(final Entry entry) {}

                @Override
                public void onOutputs(final EncodedOutputs outputsOfOne) {
                    read.add(outputsOfOne);
                }
            });
        }
        assertEquals(List.of(EncodedOutputs.of(2, outputs.get(1)), EncodedOutputs.of(3, outputs.get(2))), read);
        assertEquals(outputs.get(2), read.get(1).decode());
        final OutputChain without = new OutputChain(0);
        outputs.forEach(without::add);
        assertEquals(without.digest(), chain.digest());
    }
}
