package io.paymiumfix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.config.GatewayConfig;
import io.paymiumfix.config.SecretText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class EmbeddedFolderTest {

    @TempDir
    Path parent;

    private EmbeddedFolder take() throws CannotStartException {
        return EmbeddedFolder.take(config(parent.resolve("data")));
    }

    private static GatewayConfig config(final Path folder) {
        return GatewayConfig.embedded(folder, 0, SecretText.of("password"));
    }

    @Test
    void shouldBeginWhereNothingWas() throws Exception {
        try (EmbeddedFolder folder = take()) {
            assertTrue(folder.movedTo().isEmpty());
            assertTrue(Files.isDirectory(parent.resolve("data")));
        }
    }

    @Test
    void shouldMoveAsideWhatTheRunBeforeLeft() throws Exception {
        take().close();
        Files.writeString(parent.resolve("data/journal"), "orders");
        try (EmbeddedFolder folder = take()) {
            final Path moved = folder.movedTo().orElseThrow();
            assertTrue(moved.getFileName().toString().matches("data\\.old-[0-9]{8}-[0-9]{6}"), moved.toString());
            assertEquals("orders", Files.readString(moved.resolve("journal")));
            assertTrue(Files.notExists(parent.resolve("data/journal")));
        }
    }

    @Test
    void shouldKeepTheNewestThreeOfExactlyItsOwn() throws Exception {
        final List<String> others = List.of("data.old", "data.old-20200101-000000x", "xdata.old-20200101-000000");
        for (final String other : others) {
            Files.createDirectories(parent.resolve(other));
        }
        Files.createDirectories(parent.resolve("data.old-20200101-000000/deep/er"));
        for (int run = 0; run < 6; run++) {
            take().close();
            Files.writeString(parent.resolve("data/run"), Integer.toString(run));
        }
        final List<Path> kept = kept();
        assertEquals(3, kept.size());
        assertEquals("2", Files.readString(kept.get(0).resolve("run")));
        assertEquals("4", Files.readString(kept.get(2).resolve("run")));
        others.forEach(other -> assertTrue(Files.exists(parent.resolve(other)), other));
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> siblings = Files.list(parent)) {
            return siblings.filter(path -> path.getFileName().toString().matches("data\\.old-[0-9]{8}-[0-9]{6}"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void shouldNotMoveAFolderThatIsNotASimulators() throws IOException {
        final Path journal = Files.createDirectories(parent.resolve("data/journal"));
        final CannotStartException refusal = assertThrows(CannotStartException.class, this::take);
        assertTrue(refusal.getMessage().contains("not made by a run on the embedded simulator"));
        assertTrue(Files.exists(journal));
    }

    @Test
    void shouldMoveNothingWhileAnotherHasTheFolder() throws Exception {
        try (EmbeddedFolder first = take()) {
            Files.writeString(parent.resolve("data/journal"), "orders");
            final CannotStartException refusal = assertThrows(CannotStartException.class, this::take);
            assertTrue(refusal.getMessage()
                    .contains("another gateway runs on it (process "
                            + ProcessHandle.current().pid() + ")"));
            assertTrue(first.movedTo().isEmpty());
            assertTrue(Files.exists(parent.resolve("data/journal")));
        }
    }
}
