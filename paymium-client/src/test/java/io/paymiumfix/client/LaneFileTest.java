package io.paymiumfix.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.client.LaneFileException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LaneFileTest {
    private static final long BOOT = 0x1234;

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("lane");
    }

    @Test
    void shouldRememberNonceAndStartedCalls() {
        try (LaneFile file = LaneFile.open(path)) {
            assertEquals(0, file.highestNonce());
            file.markStarted(10, 1);
            file.markNonce(11);
            file.markStarted(12, 2);
        }
        try (LaneFile file = LaneFile.open(path)) {
            assertEquals(12, file.highestNonce());
            assertTrue(file.started(1));
            assertTrue(file.started(2));
            assertFalse(file.started(3));
        }
    }

    @Test
    void shouldKeepTheLast256AndCallOlderOnesStarted() {
        try (LaneFile file = LaneFile.open(path)) {
            for (long i = 0; i < 1_000; i++) {
                file.markStarted(i, 2 * i);
            }
        }
        try (LaneFile file = LaneFile.open(path)) {
            for (long i = 744; i < 1_000; i++) {
                assertTrue(file.started(2 * i));
                assertFalse(file.started(2 * i + 1));
            }
            assertTrue(file.started(0));
            assertTrue(file.started(2 * 743 - 1), "forgotten: the safe answer");
        }
    }

    @Test
    void shouldBeExactAfterTheProcessIsKilled() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        path.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // The child tells each callId it has marked, for ever; it is killed somewhere in between.
        long told = 0;
        try (var lines = child.inputReader()) {
            while (told < 5_000) {
                told = Long.parseLong(lines.readLine());
            }
            assertThrows(LaneFileException.class, () -> LaneFile.open(path));
            child.destroyForcibly();
            assertTrue(child.waitFor(10, TimeUnit.SECONDS));
        }
        try (LaneFile file = LaneFile.open(path)) {
            assertTrue(file.highestNonce() >= told);
            for (long call = file.highestNonce() - 255; call <= file.highestNonce(); call++) {
                assertTrue(file.started(call));
            }
            // The next may be marked already, its nonce not yet: none of its bytes had left.
            assertFalse(file.started(file.highestNonce() + 2));
        }
    }

    /** Marks calls as fast as it can until it is killed. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) {
            LaneFile file = LaneFile.open(Path.of(arguments[0]));
            for (long call = 1; ; call++) {
                file.markStarted(call, call);
                System.out.println(String.format("%019d", call));
            }
        }
    }

    @Test
    void shouldBeHeldByOneOnly() {
        try (LaneFile file = LaneFile.open(path)) {
            LaneFileException thrown = assertThrows(LaneFileException.class, () -> LaneFile.open(path));
            assertEquals(Reason.LANE_IN_USE, thrown.reason());
            assertTrue(thrown.getMessage().startsWith("LANE_IN_USE " + path));
            file.markNonce(1);
        }
        LaneFile.open(path).close();
    }

    @Test
    void shouldDistrustItsMarksAfterTheMachineRestarted() {
        try (LaneFile file = LaneFile.open(path, BOOT)) {
            assertTrue(file.mayHaveLostMarks(), "new");
            file.acknowledgeLostMarks();
            assertFalse(file.mayHaveLostMarks());
        }
        try (LaneFile file = LaneFile.open(path, BOOT)) {
            assertFalse(file.mayHaveLostMarks());
        }
        for (int start = 0; start < 2; start++) {
            try (LaneFile file = LaneFile.open(path, BOOT + 1)) {
                assertTrue(file.mayHaveLostMarks(), "until acknowledged");
            }
        }
        try (LaneFile file = LaneFile.open(path, BootId.UNREADABLE)) {
            file.acknowledgeLostMarks();
            assertTrue(file.mayHaveLostMarks(), "cannot be told");
        }
    }

    @Test
    void shouldSurviveACutAtEveryStoreOfAMark() throws IOException {
        // Page images of before and after one mark; a kill leaves some prefix of the stores, in the order they are
        // made.
        byte[] before = page(2);
        byte[] after = page(3);
        int[] order = storeOrder(before, after);
        for (int cut = 0; cut <= order.length; cut++) {
            byte[] torn = before.clone();
            for (int i = 0; i < cut; i++) {
                System.arraycopy(after, order[i], torn, order[i], 8);
            }
            Files.write(path, torn);
            try (LaneFile file = LaneFile.open(path)) {
                assertTrue(file.started(1) && file.started(2));
                assertEquals(cut == order.length ? 3 : 2, file.highestNonce());
                assertFalse(file.started(4));
                file.markStarted(9, 9);
            }
            try (LaneFile file = LaneFile.open(path)) {
                assertTrue(file.started(9));
            }
        }
    }

    @Test
    void shouldSayWhatToDoWhenCorrupt() throws IOException {
        byte[] whole = page(5);
        assertCorrupt(new byte[100]);
        assertCorrupt(with(whole, 0, 77));
        assertCorrupt(with(with(whole, 64 + 16, 77), 128 + 16, 77));
        assertCorrupt(with(whole, 192 + 8, 77));
        Files.write(path, with(whole, 7, '2'));
        assertEquals(
                Reason.LANE_FILE_VERSION,
                assertThrows(LaneFileException.class, () -> LaneFile.open(path)).reason());
    }

    @Test
    void shouldStartAfreshOnAPageOfZeros() throws IOException {
        Files.write(path, new byte[4096]);
        try (LaneFile file = LaneFile.open(path)) {
            assertEquals(0, file.highestNonce());
            assertTrue(file.mayHaveLostMarks());
        }
    }

    @Test
    void shouldNameAFileThatCannotBeOpened() {
        LaneFileException thrown = assertThrows(
                LaneFileException.class,
                () -> LaneFile.open(folder.resolve("none").resolve("lane")));
        assertEquals(Reason.LANE_FILE_UNREADABLE, thrown.reason());
    }

    @Test
    void shouldNotGoOnAbove2To53() {
        long last = NonceSequence.MAX_NONCE;
        assertThrows(IllegalArgumentException.class, () -> new NonceSequence(last, 0, 1));
        NonceSequence nonces = new NonceSequence(last - 2, 0, 1);
        assertEquals(last - 1, nonces.next(1));
        assertEquals(last, nonces.next(1));
        assertEquals(NonceSequence.EXHAUSTED, nonces.next(1));
    }

    private void assertCorrupt(byte[] page) throws IOException {
        Files.write(path, page);
        LaneFileException thrown = assertThrows(LaneFileException.class, () -> LaneFile.open(path));
        assertEquals(Reason.LANE_FILE_CORRUPT, thrown.reason());
        assertTrue(thrown.getMessage().contains("move this file away"));
    }

    private byte[] page(int marks) throws IOException {
        Path scratch = folder.resolve("scratch");
        Files.deleteIfExists(scratch);
        try (LaneFile file = LaneFile.open(scratch, BOOT)) {
            for (int i = 1; i <= marks; i++) {
                file.markStarted(i, i);
            }
        }
        return Files.readAllBytes(scratch);
    }

    /** The 8-byte words that differ: ring entry and its CRC (behind all cells) first, then the cell upwards. */
    private static int[] storeOrder(byte[] before, byte[] after) {
        ByteBuffer old = ByteBuffer.wrap(before);
        ByteBuffer now = ByteBuffer.wrap(after);
        return IntStream.range(0, before.length / 8)
                .map(word -> word * 8)
                .filter(at -> old.getLong(at) != now.getLong(at))
                .boxed()
                .sorted(Comparator.comparing((Integer at) -> at < 192).thenComparing(at -> at))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static byte[] with(byte[] page, int at, int value) {
        byte[] changed = page.clone();
        changed[at] = (byte) value;
        return changed;
    }

    @Test
    void shouldKeepItsFirstByteOrderOnDisk() throws IOException {
        LaneFile.open(path).close();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer head = ByteBuffer.allocate(8);
            channel.read(head);
            assertEquals("PYMLANE1", new String(head.array(), StandardCharsets.US_ASCII));
        }
    }
}
