package io.paymiumfix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryAtHandTest {
    @TempDir
    Path folder;

    @Test
    void shouldLeaveNothingButTheMemory() throws IOException {
        MemoryAtHand.fetch(folder);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
