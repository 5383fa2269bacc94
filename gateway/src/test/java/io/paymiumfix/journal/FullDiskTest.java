package io.paymiumfix.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.Input.SessionDown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process whose files may not grow beyond half a segment: the operating system refuses as on a full disk. */
@Timeout(120)
class FullDiskTest {

    private static final int LIMIT_KIB = JournalDirectory.SEGMENT_BYTES / 2 / 1_024;

    @TempDir
    Path path;

    @Test
    void shouldSayThatRoomRunsOutGoOnInWhatIsLeftAndLoseNothing() throws IOException, InterruptedException {
        final Path journalPath = path.resolve("journal");
        final JournalDirectory directory = new JournalDirectory(journalPath, Durability.FSYNC);
        directory.open().close();
        Files.deleteIfExists(journalPath.resolve("next.journal"));
        final List<String> said = run(journalPath);

        assertEquals("LOW no room for the next segment of the journal (File too large)", said.get(0));
        final List<String> appended = said.subList(1, said.size() - 1);
        assertTrue(appended.size() >= 3, said::toString);
        for (int i = 0; i < appended.size(); i++) {
            assertEquals("SYNCED " + (i + 1), appended.get(i));
        }
        final String last = said.get(said.size() - 1);
        assertTrue(last.startsWith("STOPPED journal " + directory.file() + " cannot be appended to: "), last);

        try (FileJournal journal = directory.open()) {
            assertEquals(appended.size(), journal.lastPosition());
            assertEquals(appended.size(), JournalDirectory.inputs(journal).size());
            JournalDirectory.append(journal, List.of(AppendingUntilFull.INPUT));
        }
    }

    private static List<String> run(final Path journal) throws IOException, InterruptedException {
        final Process process = new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -f " + LIMIT_KIB + "; exec \"$@\"",
                        "bash",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendingUntilFull.class.getName(),
                        journal.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        final List<String> lines = process.inputReader()
                .lines()
                .filter(line -> line.matches("(LOW|SYNCED|STOPPED) .*"))
                .toList();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return lines;
    }

    /** Waits until it is told that room runs out, and appends all the same until it cannot. */
    static final class AppendingUntilFull {

        static final SessionDown INPUT = new SessionDown("oms-1", "x".repeat(500));

        private AppendingUntilFull() {}

        public static void main(final String[] args) throws IOException, InterruptedException {
            final FileJournal journal = new JournalDirectory(Path.of(args[0]), Durability.FSYNC).open();
            final CountDownLatch low = new CountDownLatch(1);
            journal.watchStorage((isLow, reason) -> {
                if (isLow) {
                    System.out.println("LOW " + reason);
                    low.countDown();
                }
                return true;
            });
            low.await();
            try {
                while (true) {
                    JournalDirectory.append(journal, List.of(INPUT));
                    System.out.println("SYNCED " + journal.syncedPosition());
                }
            } catch (final IOException e) {
                System.out.println("STOPPED " + e.getMessage());
                Runtime.getRuntime().halt(70);
            }
        }
    }
}
