package io.paymiumfix.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.journal.SnapshotStore.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FileSnapshotsTest {

    @TempDir
    Path path;

    private FileSnapshots snapshots() {
        return new FileSnapshots(path, 1_000);
    }

    private static Snapshot snapshot(final long position) {
        return new Snapshot(position, 3, ByteBuffer.wrap(("state at " + position).getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void shouldHaveNoneAtFirst() throws IOException {
        assertNull(snapshots().newest());
    }

    @Test
    void shouldKeepTheTwoNewest() throws IOException {
        for (final long position : new long[] {5, 900, 70_000}) {
            snapshots().save(snapshot(position));
            assertEquals(snapshot(position), snapshots().newest());
        }
        assertEquals(List.of(70_000L, 900L), snapshots().positions());
        assertEquals(snapshot(900), snapshots().read(900));
    }

    @Test
    void shouldWriteOnlyTheRemainderOfAContentAndLeaveItAsItWas() throws IOException {
        final ByteBuffer content =
                ByteBuffer.wrap(new byte[] {1, 2, 3, 4}).position(1).limit(3);
        snapshots().save(new Snapshot(7, 3, content));
        assertEquals(2, content.remaining());
        assertEquals(ByteBuffer.wrap(new byte[] {2, 3}), snapshots().newest().content());
    }

    @Test
    void shouldFallBackToTheOlderWhenAnyByteOfTheNewestIsWrong() throws IOException {
        snapshots().save(snapshot(1));
        snapshots().save(snapshot(2));
        final Path file = snapshots().file(2);
        final byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            final byte[] flipped = whole.clone();
            flipped[at] ^= 1;
            Files.write(file, flipped);
            assertEquals(snapshot(1), snapshots().newest(), "flipped at " + at);
            Files.write(file, Arrays.copyOf(whole, at));
            assertEquals(snapshot(1), snapshots().newest(), "cut at " + at);
        }
    }

    @Test
    void shouldNotCountADamagedOneAsOneOfTheTwo() throws IOException {
        final FileSnapshots snapshots = snapshots();
        snapshots.save(snapshot(1));
        snapshots.save(snapshot(2));
        Files.write(snapshots.file(2), new byte[100]);
        assertEquals(snapshot(1), snapshots.newest());
        snapshots.save(snapshot(3));
        assertEquals(List.of(3L, 1L), snapshots.positions());
        assertTrue(Files.exists(path.resolve("snapshot-0000000000000000002.snapshot.damaged")));
    }

    @Test
    void shouldSayWhichFileWhenNoneCanBeRead() throws IOException {
        snapshots().save(snapshot(1));
        snapshots().save(snapshot(2));
        Files.write(snapshots().file(1), new byte[100]);
        Files.write(snapshots().file(2), new byte[100]);
        final Exception damage =
                assertThrows(JournalDamagedException.class, () -> snapshots().newest());
        assertTrue(damage.getMessage().contains(snapshots().file(2) + " at offset 0"), damage.getMessage());
        assertTrue(damage.getMessage().contains("neither it nor the one before"), damage.getMessage());
    }

    @Test
    void shouldNotTakeASnapshotOfAnotherJournal() throws IOException {
        snapshots().save(snapshot(1));
        assertThrows(JournalDamagedException.class, () -> new FileSnapshots(path, 1_001).newest());
    }

    @Test
    void shouldNotTakeWhatWasNotFinishedAndClearItAway() throws IOException {
        snapshots().save(snapshot(1));
        final Path unfinished = path.resolve("snapshot-0000000000000000009.snapshot.new");
        Files.copy(snapshots().file(1), unfinished);
        assertEquals(snapshot(1), snapshots().newest());
        snapshots().save(snapshot(2));
        assertFalse(Files.exists(unfinished));
    }
}
