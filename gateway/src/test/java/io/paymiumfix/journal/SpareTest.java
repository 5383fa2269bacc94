package io.paymiumfix.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SpareTest {

    /** The last piece is a short one. */
    private static final int BYTES = 32 * (64 << 10) + 1_000;

    private static final int PIECES = 33;
    private static final SegmentHeader HEADER = new SegmentHeader(1, 0, 1, 1, 0, "", false);

    @TempDir
    Path directory;

    private final AtomicInteger pauses = new AtomicInteger();
    private final CountDownLatch filling = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void shouldPauseAfterEachPieceThatNobodyWaitsFor() throws IOException {
        try (Spare spare = new Spare(directory, BYTES, pauses::incrementAndGet)) {
            spare.start();
            awaitReady();
            assertEquals(PIECES, pauses.get());
            assertZeros(directory.resolve("next.journal"), 0);
        }
    }

    @Test
    void shouldPauseAgainInTheNextFile() throws IOException {
        try (Spare spare = new Spare(directory, BYTES, pauses::incrementAndGet)) {
            final SegmentWriter first = take(spare, "first");
            assertEquals(0, pauses.get(), "the writer waited for it");
            spare.start();
            spare.retire(first, HEADER);
            awaitReady();
            assertEquals(PIECES, pauses.get());
        }
    }

    @Test
    void shouldMakeOneOnTheSpotForAWriterThatFindsNone() throws IOException {
        try (Spare spare = new Spare(directory, BYTES, pauses::incrementAndGet)) {
            take(spare, "first").close();
            assertEquals(0, pauses.get());
            assertZeros(directory.resolve("first"), SegmentHeader.BYTES);
        }
    }

    @Test
    void shouldHurryOnceTheSegmentBeforeIsHalfFull() throws IOException, InterruptedException {
        try (Spare spare = new Spare(directory, BYTES, this::pauseUntilTold)) {
            try {
                spare.start();
                filling.await();
                spare.untilHalfFull(-1);
            } finally {
                goOn.countDown();
            }
            awaitReady();
            assertEquals(1, pauses.get());
        }
    }

    @Test
    void shouldLeaveNothingOfAFileThatIsNotFinishedWhenItIsClosed() throws IOException, InterruptedException {
        final Spare spare = new Spare(directory, BYTES, this::pauseUntilTold);
        spare.start();
        filling.await();
        final Thread closer = new Thread(spare::close, "closer");
        closer.start();
        Awaitility.await()
                .until(() ->
                        closer.getState() == Thread.State.WAITING || closer.getState() == Thread.State.TIMED_WAITING);
        goOn.countDown();
        closer.join();
        assertEquals(List.of(), files());
    }

    @Test
    void shouldGiveTheRoomBackAndTryAgainWhenMemoryRanOut() throws IOException {
        final List<String> told = new CopyOnWriteArrayList<>();
        try (Spare spare = new Spare(directory, BYTES, this::runOutOfMemoryOnce)) {
            spare.watch((isLow, why) -> told.add((isLow ? "low" : "enough") + ", files: " + files()));
            spare.start();
            awaitReady();
            Awaitility.await().until(() -> told.size() == 2);
            assertEquals(List.of("low, files: []", "enough, files: [next.journal]"), told);
            assertEquals(1 + PIECES, pauses.get());
        }
    }

    private void runOutOfMemoryOnce() {
        if (pauses.incrementAndGet() == 1) {
            throw new OutOfMemoryError("Java heap space (as a test has it)");
        }
    }

    private void pauseUntilTold() {
        pauses.incrementAndGet();
        filling.countDown();
        try {
            goOn.await();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SegmentWriter take(final Spare spare, final String name) throws IOException {
        return spare.take(directory.resolve(name), HEADER, false);
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        Awaitility.await().until(() -> Files.exists(directory.resolve("next.journal")));
    }

    private static void assertZeros(final Path file, final int from) throws IOException {
        final byte[] bytes = Files.readAllBytes(file);
        assertEquals(BYTES, bytes.length);
        for (int at = from; at < bytes.length; at++) {
            assertEquals(0, bytes[at], "at " + at);
        }
    }
}
