package io.paymiumfix.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SpareTest {

    private static final int PIECES = 32;
    private static final int BYTES = PIECES * (64 << 10);
    private static final SegmentHeader HEADER = new SegmentHeader(1, 0, 1, 1, 0, "", false);

    @TempDir
    Path directory;

    private final AtomicInteger pauses = new AtomicInteger();

    @Test
    void shouldPauseAfterEachPieceThatNobodyWaitsFor() throws IOException {
        try (Spare spare = new Spare(directory, BYTES, pauses::incrementAndGet)) {
            spare.start();
            awaitReady();
            assertEquals(PIECES, pauses.get());
            assertEquals(-1, Files.mismatch(zeros(), directory.resolve("next.journal")));
        }
    }

    @Test
    void shouldNotPauseForAWriterThatFindsNoneReady() throws IOException {
        try (Spare spare = new Spare(directory, BYTES, pauses::incrementAndGet)) {
            take(spare);
            assertEquals(0, pauses.get());
        }
    }

    @Test
    void shouldHurryOnceTheWriterWaits() throws IOException, InterruptedException {
        final CountDownLatch filling = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);
        final Runnable pause = () -> {
            pauses.incrementAndGet();
            filling.countDown();
            awaitQuietly(goOn);
        };
        try (Spare spare = new Spare(directory, BYTES, pause)) {
            spare.start();
            filling.await();
            final Thread writer = new Thread(() -> takeQuietly(spare), "writer");
            writer.start();
            Awaitility.await().until(() -> writer.getState() == Thread.State.BLOCKED);
            goOn.countDown();
            writer.join();
            assertEquals(1, pauses.get());
            assertTrue(Files.exists(directory.resolve("taken.journal")));
        }
    }

    private void take(final Spare spare) throws IOException {
        spare.take(directory.resolve("taken.journal"), HEADER, false).close();
    }

    private void takeQuietly(final Spare spare) {
        try {
            take(spare);
        } catch (final IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitQuietly(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() {
        Awaitility.await().until(() -> Files.exists(directory.resolve("next.journal")));
    }

    private Path zeros() throws IOException {
        return Files.write(directory.resolve("zeros"), new byte[BYTES]);
    }
}
