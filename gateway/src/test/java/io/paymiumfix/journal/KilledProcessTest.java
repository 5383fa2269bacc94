package io.paymiumfix.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class KilledProcessTest {

    private static final int ROUNDS = 4;

    @TempDir
    Path path;

    @Test
    void shouldHoldEveryInputThatAKilledProcessAcknowledged() throws IOException, InterruptedException {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            final long acknowledged = appendAndKill(random.nextLong(), 200 + random.nextInt(2_000));
            try (FileJournal journal = new JournalDirectory(path, Durability.OS).open()) {
                final long kept = journal.lastPosition();
                assertTrue(kept >= acknowledged, "seed " + seed + ": " + kept + " kept of " + acknowledged);
                assertEquals(kept, JournalDirectory.inputs(journal).size());
            }
        }
    }

    /** Lets a process append until so many positions were acknowledged, kills it, and returns the last one. */
    private long appendAndKill(final long seed, final int acknowledgements) throws IOException, InterruptedException {
        final Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendingProcess.class.getName(),
                        path.toString(),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long last = 0;
        try (BufferedReader lines = process.inputReader()) {
            for (int i = 0; i < acknowledgements; i++) {
                last = Long.parseLong(lines.readLine());
            }
            process.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = Math.max(last, parse(line));
            }
        }
        process.waitFor();
        return last;
    }

    /** The last line may be cut short by the kill. */
    private static long parse(final String line) {
        try {
            return Long.parseLong(line);
        } catch (final NumberFormatException e) {
            return 0;
        }
    }
}
