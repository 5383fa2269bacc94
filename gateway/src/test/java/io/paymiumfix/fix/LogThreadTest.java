package io.paymiumfix.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
            final LogThread thread = new LogThread(10);
            thread.line(file, 0, " in    ", "\00135=A\001554=secret\001");
            thread.close();
        }
        assertEquals(List.of("19700101-00:00:00.000000 in    \00135=A\001554=***\001"), lines("a.log"));
    }

    @Test
    void shouldKeepNoMoreThanALimitOfWhatWaits() throws IOException {
        final String large = "x".repeat(1 << 20);
        try (RollingFile file = new RollingFile(directory.resolve("a.log"), 1L << 30, 2)) {
            final LogThread thread = new LogThread(1_000);
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
            final LogThread thread = new LogThread(2);
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

    private List<String> lines(final String name) throws IOException {
        return Files.readAllLines(directory.resolve(name));
    }
}
