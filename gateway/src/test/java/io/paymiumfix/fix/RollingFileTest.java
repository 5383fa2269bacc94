package io.paymiumfix.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class RollingFileTest {

    @TempDir
    Path directory;

    @Test
    void shouldKeepTheNewestFiles() throws IOException {
        try (RollingFile log = new RollingFile(directory.resolve("a.log"), 4, 2)) {
            for (int i = 1; i <= 5; i++) {
                line(log, "line" + i);
            }
        }
        assertEquals(List.of("line5"), lines("a.log"));
        assertEquals(List.of("line4"), lines("a.log.1"));
        assertEquals(List.of("line3"), lines("a.log.2"));
        assertEquals(false, Files.exists(directory.resolve("a.log.3")));
    }

    @Test
    void shouldGoOnWhenAFileWasTakenAway() throws IOException {
        try (RollingFile log = new RollingFile(directory.resolve("a.log"), 4, 2)) {
            line(log, "line1");
            Files.delete(directory.resolve("a.log"));
            line(log, "line2");
        }
        assertEquals(List.of("line2"), lines("a.log"));
    }

    @Test
    void shouldStopNobodyWhenItCannotWriteAndGoOnWhenItCan() throws IOException {
        final Path folder = directory.resolve("logs");
        try (RollingFile log = new RollingFile(folder.resolve("a.log"), 4, 2)) {
            line(log, "line1");
            Files.move(folder, directory.resolve("aside"));
            line(log, "lost");
            line(log, "lost too");
            Files.createDirectories(folder);
            line(log, "line2");
        }
        assertEquals(List.of("line2"), lines("logs/a.log"));
    }

    @Test
    void shouldWriteTogetherWhatWasAddedAndKeepTheBoundAllTheSame() throws IOException {
        try (RollingFile log = new RollingFile(directory.resolve("a.log"), 12, 2)) {
            for (int i = 1; i <= 5; i++) {
                log.add("line" + i);
            }
            assertEquals(List.of("line3", "line4"), lines("a.log"), "the fifth found it full");
        }
        assertEquals(List.of("line5"), lines("a.log"));
        assertEquals(List.of("line3", "line4"), lines("a.log.1"));
        assertEquals(List.of("line1", "line2"), lines("a.log.2"));
    }

    private static void line(final RollingFile log, final String line) {
        log.add(line);
        log.flush();
    }

    private List<String> lines(final String name) throws IOException {
        return Files.readAllLines(directory.resolve(name));
    }
}
