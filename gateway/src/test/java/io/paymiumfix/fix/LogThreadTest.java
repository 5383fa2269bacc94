package io.paymiumfix.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class LogThreadTest {

    @TempDir
    Path directory;

    @Test
    void shouldWriteAMomentLaterWithoutBeingAsked() throws IOException {
        try (RollingFile file = new RollingFile(directory.resolve("a.log"), 1_000, 2);
                LogThread thread = new LogThread()) {
            thread.line(file, 0, " in    ", "one");
            thread.line(file, 1_000_001, " out   ", "two");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> lines("a.log").size() == 2);
        }
        assertEquals(
                List.of("19700101-00:00:00.000000 in    one", "19700101-00:00:01.000001 out   two"), lines("a.log"));
    }

    @Test
    void shouldWriteWhatWaitsWhenClosedWithSecretsMasked() throws IOException {
        try (RollingFile file = new RollingFile(directory.resolve("a.log"), 1_000, 2)) {
            final LogThread thread = new LogThread(1_000);
            thread.line(file, 0, " in    ", "\00135=A\001554=secret\001");
            thread.close();
        }
        assertEquals(List.of("19700101-00:00:00.000000 in    \00135=A\001554=***\001"), lines("a.log"));
    }

    @Test
    void shouldKeepAMessageWithLineBreaksOnOneLine() throws IOException {
        try (RollingFile file = new RollingFile(directory.resolve("a.log"), 1_000, 2)) {
            final LogThread thread = new LogThread(1_000);
            thread.line(file, 0, " in    ", "\00135=A\00158=a\r\n19700101-00:00:00.000000 out   forged\001");
            thread.close();
        }
        assertEquals(
                List.of("19700101-00:00:00.000000 in    \00135=A\00158=a??19700101-00:00:00.000000 out   forged\001"),
                lines("a.log"));
    }

    @Test
    void shouldKeepNoMoreThanALimitOfWhatWaits() throws IOException {
        final String large = "x".repeat(1 << 20);
        try (RollingFile file = new RollingFile(directory.resolve("a.log"), 1L << 30, 2)) {
            final LogThread thread = new LogThread(32 << 20);
            for (int i = 0; i < 40; i++) {
                thread.line(file, 0, " in    ", large);
            }
            thread.close();
        }
        assertEquals(32 + 1, lines("a.log").size(), "and one that says so");
    }

    @Test
    void shouldSayHowManyLinesItLeftOut() throws IOException {
        try (RollingFile file = new RollingFile(directory.resolve("a.log"), 1_000, 2)) {
            final LogThread thread = new LogThread(2 * 256);
            for (int i = 1; i <= 5; i++) {
                thread.line(file, 0, " in    ", "line" + i);
            }
            thread.close();
        }
        assertEquals(
                List.of(
                        "19700101-00:00:00.000000 in    line1",
                        "19700101-00:00:00.000000 in    line2",
                        "... lines are missing here: 3 of all sessions"),
                lines("a.log"));
    }

    @Test
    void shouldWriteOrCountEveryLineOfManyThreadsAndKeepTheOrderOfEach() throws Exception {
        final int threads = 4;
        final int each = 30_000;
        try (RollingFile file = new RollingFile(directory.resolve("a.log"), 1L << 30, 2);
                LogThread thread = new LogThread()) {
            final List<Thread> writers = IntStream.range(0, threads)
                    .mapToObj(writer -> new Thread(() -> {
                        for (int i = 0; i < each; i++) {
                            thread.line(file, 0, " " + writer + " ", String.valueOf(i));
                        }
                    }))
                    .toList();
            writers.forEach(Thread::start);
            for (final Thread writer : writers) {
                writer.join();
            }
        }
        final int[] next = new int[threads];
        int written = 0;
        int missing = 0;
        for (final String line : lines("a.log")) {
            if (line.startsWith("...")) {
                missing += Integer.parseInt(line.replaceAll("\\D", ""));
                continue;
            }
            final int writer = Character.digit(line.charAt("19700101-00:00:00.000000 ".length()), 10);
            final int number = Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
            assertTrue(number >= next[writer], line);
            next[writer] = number + 1;
            written++;
        }
        assertEquals(threads * each, written + missing);
    }

    private List<String> lines(final String name) throws IOException {
        return Files.readAllLines(directory.resolve(name));
    }
}
