package io.paymiumfix.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.paymiumfix.order.Input;
import io.paymiumfix.order.Input.SessionDown;
import io.paymiumfix.order.Input.TimerFired;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FileJournalTest {

    private static final Path WRITTEN_BY_THREAD = Path.of("/proc/thread-self/io");

    @TempDir
    Path path;

    private JournalDirectory directory;

    @BeforeEach
    void nameDirectory() {
        directory = new JournalDirectory(path.resolve("journal"), Durability.FSYNC);
    }

    @Test
    void shouldGiveBackWhatWasAppendedAcrossRestartsAndSegments() throws IOException {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        final RandomRecords records = new RandomRecords(random);
        final List<Input> expected = new ArrayList<>();
        for (int run = 0; run < 3; run++) {
            try (FileJournal journal = directory.open()) {
                assertEquals(expected, JournalDirectory.inputs(journal), "seed " + seed);
                for (int i = 0; i < 60; i++) {
                    final List<Input> batch = new ArrayList<>();
                    for (int n = 1 + random.nextInt(5); n > 0; n--) {
                        batch.add(records.next(Input.class));
                    }
                    JournalDirectory.append(journal, batch);
                    expected.addAll(batch);
                }
                assertEquals(expected.size(), journal.lastPosition());
            }
        }
        assertTrue(Files.exists(directory.file(3)));
        try (FileJournal journal = directory.open()) {
            assertEquals(expected, JournalDirectory.inputs(journal), "seed " + seed);
            assertNull(journal.tornTail());
        }
    }

    @Test
    void shouldGiveBackHeadersAsGivenFromAnyPosition() throws IOException {
        try (FileJournal journal = directory.open()) {
            JournalDirectory.append(journal, List.of(new TimerFired(1)));
            JournalDirectory.append(journal, List.of(new TimerFired(2), new TimerFired(3)));
            final List<Entry> entries = new ArrayList<>();
            journal.read(2, entries::add);
            assertEquals(
                    List.of(
                            new Entry(2, 2_000, 0, 62, new TimerFired(2)),
                            new Entry(3, 3_000, 1, 93, new TimerFired(3))),
                    entries);
        }
    }

    @Test
    void shouldKeepTheBirthOfTheFirstStart() throws IOException {
        directory.open(1, 1_000).close();
        try (FileJournal journal = directory.open(1, 2_000)) {
            assertEquals(1_000, journal.birthS());
        }
    }

    @Test
    void shouldRefuseADirectoryThatIsInUse() throws IOException {
        try (FileJournal journal = directory.open()) {
            final Exception refusal = assertThrows(JournalInUseException.class, directory::open);
            assertTrue(refusal.getMessage().contains(path.toString()), refusal.getMessage());
            JournalDirectory.append(journal, List.of(new TimerFired(1)));
        }
        directory.open().close();
    }

    @Test
    void shouldRefuseInputsOfOtherCoreLogic() throws IOException {
        try (FileJournal journal = directory.open(3, 1_000)) {
            JournalDirectory.append(journal, List.of(new TimerFired(1)));
        }
        final Exception refusal = assertThrows(JournalVersionException.class, () -> directory.open(4, 1_000));
        assertTrue(refusal.getMessage().contains("core logic 3"), refusal.getMessage());
        directory.open(3, 1_000).close();
    }

    @Test
    void shouldWriteAgainAtAStartWhatMayBeInMemoryOnly() throws IOException {
        assumeTrue(Files.isReadable(WRITTEN_BY_THREAD), "the system counts what a thread writes");
        final List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            inputs.add(new SessionDown("oms", "x".repeat(1_000)));
        }
        try (FileJournal journal = directory.open()) {
            JournalDirectory.append(journal, inputs);
        }
        final long afterACleanStop = writtenByAStart();
        final byte[] killed;
        try (FileJournal journal = directory.open()) {
            JournalDirectory.append(journal, inputs);
            killed = directory.bytes();
        }
        directory.replaceBy(killed);
        final long frame = Frame.padded(ByteBuffer.wrap(killed).getInt(SegmentHeader.FRAMES_AT));

        assertEquals(5 * frame, writtenByAStart() - afterACleanStop, "what came behind the clean stop");
        final List<Input> twice = new ArrayList<>(inputs);
        twice.addAll(inputs);
        try (FileJournal journal = directory.open()) {
            assertEquals(twice, JournalDirectory.inputs(journal));
        }
    }

    /** Bytes that this thread handed to the system, as that counts them. */
    private long writtenByAStart() throws IOException {
        final long before = written();
        final FileJournal journal = directory.open();
        final long during = written() - before;
        journal.close();
        return during;
    }

    private static long written() throws IOException {
        return Files.readAllLines(WRITTEN_BY_THREAD).stream()
                .filter(line -> line.startsWith("wchar: "))
                .mapToLong(line -> Long.parseLong(line.substring(7)))
                .sum();
    }

    @Test
    void shouldStartAnewWhenTheFirstStartDiedBeforeTheHeader() throws IOException {
        Files.createDirectories(directory.file().getParent());
        Files.write(directory.file().resolveSibling("next.journal.new"), new byte[99]);
        try (FileJournal journal = directory.open()) {
            assertEquals(0, journal.lastPosition());
        }
    }

    @Test
    void shouldStopAtADamagedHeaderAndChangeNothing() throws IOException {
        directory.open().close();
        final byte[] bytes = directory.bytes();
        bytes[20] ^= 1;
        directory.replaceBy(bytes);
        final Exception damage = assertThrows(JournalDamagedException.class, directory::open);
        assertTrue(damage.getMessage().contains(directory.file() + " at offset 0"), damage.getMessage());
        assertArrayEquals(bytes, directory.bytes());
    }

    @Test
    void shouldRefuseABatchThatLeavesAGapOrComesTwice() throws IOException {
        final Batch batch = new Batch();
        batch.add(2, 1_000, 0, new TimerFired(1));
        try (FileJournal journal = directory.open()) {
            assertThrows(IllegalArgumentException.class, () -> journal.append(batch));
            JournalDirectory.append(journal, List.of(new TimerFired(1)));
            assertEquals(2, journal.append(batch));
            assertThrows(IllegalArgumentException.class, () -> journal.append(batch));
        }
    }

    @Test
    void shouldNotAppendAfterClose() throws IOException {
        final FileJournal journal = directory.open();
        journal.close();
        assertThrows(IOException.class, () -> JournalDirectory.append(journal, List.of(new TimerFired(1))));
    }
}
