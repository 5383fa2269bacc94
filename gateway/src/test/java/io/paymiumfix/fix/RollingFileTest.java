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
                log.line("", "line" + i);
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
            log.line("", "line1");
            Files.delete(directory.resolve("a.log"));
            log.line("", "line2");
        }
        assertEquals(List.of("line2"), lines("a.log"));
    }

    @Test
    void shouldStopNobodyWhenItCannotWriteAndGoOnWhenItCan() throws IOException {
        final Path folder = directory.resolve("logs");
        try (RollingFile log = new RollingFile(folder.resolve("a.log"), 4, 2)) {
            log.line("", "line1");
            Files.move(folder, directory.resolve("aside"));
            log.line("", "lost");
            log.line("", "lost too");
            Files.createDirectories(folder);
            log.line("", "line2");
        }
        assertEquals(List.of("line2"), lines("logs/a.log"));
    }

    private List<String> lines(final String name) throws IOException {
        return Files.readAllLines(directory.resolve(name));
    }
}
