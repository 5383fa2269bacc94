package io.paymiumfix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What may not start says why in one sentence, in a process of its own. */
@Timeout(180)
class StartRefusedIT {

    private static final Duration SECONDS = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    @Test
    void shouldRefuseASecondProcessOnAnEmbeddedFolder() throws Exception {
        try (ChildProcess first = ChildProcess.gateway(folder, "run", "--port", "0")) {
            first.awaitLine("listening on");
            final List<Path> before = children();
            refused("another gateway runs on it", "run", "--port", "0");
            assertEquals(before, children());
        }
    }

    @Test
    void shouldRefuseASecondProcessOnAJournal() throws Exception {
        try (ChildProcess first = ChildProcess.gateway(folder, "run", "--config", config())) {
            first.awaitLine("listening on");
            refused("belongs to another running process", "run", "--config", config());
        }
    }

    @Test
    void shouldRefuseASecondProcessOnAToken() throws Exception {
        try (ChildProcess first = ChildProcess.gateway(folder, "run", "--config", config("a", "store"))) {
            first.awaitLine("listening on");
            refused("TOKEN_IN_USE", "run", "--config", config("b", "store"));
        }
    }

    @Test
    void shouldRefuseASecondProcessOnAStore() throws Exception {
        final String store = folder.resolve("store").toString();
        try (ChildProcess first = ChildProcess.gateway(folder, "run", "--config", config("a", store))) {
            first.awaitLine("listening on");
            refused("another gateway uses the FIX store", "run", "--config", config("b", store));
        }
    }

    @Test
    void shouldRefuseADamagedJournal() throws Exception {
        try (ChildProcess first = ChildProcess.gateway(folder, "run", "--config", config())) {
            first.awaitLine("listening on");
            first.terminate();
            assertEquals(0, first.awaitExit(SECONDS), first::toString);
        }
        damage();
        refused("Nothing was changed", "run", "--config", config());
    }

    private void refused(final String why, final String... arguments) throws Exception {
        try (ChildProcess second = ChildProcess.gateway(folder, arguments)) {
            assertEquals(1, second.awaitExit(SECONDS), second::toString);
            assertEquals(1, second.err().size(), second::toString);
            assertTrue(second.err().get(0).startsWith("Cannot start: "), second::toString);
            assertTrue(second.err().get(0).contains(why), second::toString);
        }
    }

    private String config() throws IOException {
        return config("data", "store");
    }

    private String config(final String dataDir, final String storeDir) throws IOException {
        return Files.writeString(folder.resolve(dataDir + ".yaml"), """
                        dataDir: '%s'
                        fix: {port: 0, storeDir: '%s'}
                        accounts:
                          - {name: main, apiKey: key, apiSecret: secret}
                        sessions:
                          - {name: DESK1, senderCompId: DESK1, username: desk1, password: p, accounts: [main]}
                        venue: {baseUri: 'http://127.0.0.1:1/api/v1'}
                        """.formatted(dataDir, storeDir))
                .toString();
    }

    private List<Path> children() throws IOException {
        try (Stream<Path> paths = Files.list(folder.resolve("data"))) {
            return paths.sorted().toList();
        }
    }

    private void damage() throws IOException {
        final Path journal = folder.resolve("data/journal/segment-0000000001.journal");
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
            file.write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        }
    }
}
