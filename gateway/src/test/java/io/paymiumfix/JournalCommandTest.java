package io.paymiumfix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.journal.Batch;
import io.paymiumfix.journal.Durability;
import io.paymiumfix.journal.FileJournal;
import io.paymiumfix.journal.JournalSettings;
import io.paymiumfix.journal.SnapshotStore.Snapshot;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.VenueMode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class JournalCommandTest {

    private static final long T0_US = 1_763_600_000_000_000L;
    private static final List<Input> INPUTS = List.of(
            new Input.ModeChanged(VenueMode.RECOVERING, "start"),
            new Input.SessionUp("oms-1", -1_500, true),
            new Input.SessionDown("oms-1", "said \"bye\"\u0001"),
            new Input.SessionDown("oms-2", ""),
            new Input.TimerFired(7));

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path journal;

    @BeforeEach
    void write() throws IOException {
        journal = folder.resolve("data/journal");
        try (FileJournal open = open()) {
            final Batch batch = new Batch();
            for (int i = 0; i < INPUTS.size(); i++) {
                batch.add(i + 1, T0_US + i, 0, INPUTS.get(i));
                if (i != 1) {
                    open.append(batch);
                    open.sync();
                    batch.clear();
                }
            }
            open.snapshots().save(new Snapshot(4, 9, ByteBuffer.allocate(10)));
        }
    }

    private FileJournal open() throws IOException {
        return FileJournal.open(new JournalSettings(journal, Durability.OS, 9, "c0ffee", 16 << 10), 1_000);
    }

    private int execute(final String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        final CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(words);
    }

    @Test
    void shouldPrintOneLinePerInput() {
        assertEquals(0, execute("journal", "cat", "--dir", journal.toString()));
        assertEquals("""
                1 2025-11-20T00:53:20.000000Z ModeChanged mode=RECOVERING reason=start
                2 2025-11-20T00:53:20.000001Z SessionUp session=oms-1 clockOffsetUs=-1500 sequenceReset=true
                3 2025-11-20T00:53:20.000002Z SessionDown session=oms-1 reason="said \\"bye\\"\\u0001"
                4 2025-11-20T00:53:20.000003Z SessionDown session=oms-2 reason=""
                5 2025-11-20T00:53:20.000004Z TimerFired timerId=7
                """, out.toString());
    }

    @Test
    void shouldPrintAPartOfAJournalThatIsInUse() throws IOException {
        try (FileJournal held = open()) {
            assertEquals(5, held.lastPosition());
            assertEquals(0, execute("journal", "cat", "--dir", journal.toString(), "--from", "2", "--to", "3"));
        }
        assertEquals(
                List.of("2", "3"),
                out.toString().lines().map(line -> line.substring(0, 1)).toList());
        assertEquals(0, execute("journal", "cat", "--dir", journal.toString(), "--from", "5", "--to", "99"));
        assertEquals(1, out.toString().lines().count());
    }

    @Test
    void shouldFindTheJournalOfAConfiguration() throws IOException {
        final Path config = Files.writeString(folder.resolve("gateway.yaml"), """
                dataDir: '%s'
                accounts:
                  - {name: main, apiKey: key, apiSecret: "${NO_SECRET_IS_NEEDED_TO_READ}"}
                sessions:
                  - {name: DESK1, senderCompId: DESK1, username: desk1, password: hidden, accounts: [main]}
                venue: {baseUri: 'http://127.0.0.1:1/api/v1'}
                """.formatted(folder.resolve("data")));
        assertEquals(0, execute("journal", "verify", "--config", config.toString()));
        assertEquals("whole: 5 input(s) in 1 segment(s)\n", out.toString());
    }

    @Test
    void shouldCountWhatIsThere() {
        assertEquals(0, execute("journal", "stats", "--dir", journal.toString()));
        final List<String> lines = out.toString().lines().toList();
        assertEquals("type SESSION_DOWN      count=2 bytes=120", lines.get(0));
        assertTrue(lines.contains("batches count=4 inputs=5 largest=2"), out::toString);
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.matches("segment segment-0000000001.journal first=1 inputs=5 used=[0-9]+"
                                + " size=16384 core=9 config=c0ffee from=2025-11-20T00:53:20.000000Z"
                                + " to=2025-11-20T00:53:20.000004Z")),
                out::toString);
        assertTrue(lines.contains("snapshot snapshot-0000000000000000004.snapshot position=4 size=54"), out::toString);
    }

    @Test
    void shouldNameFileAndOffsetOfWhatIsNotWhole() throws IOException {
        final Path segment = journal.resolve("segment-0000000001.journal");
        try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
            file.seek(4_096 + 60);
            file.write(42);
        }
        final Path snapshot = journal.resolve("snapshot-0000000000000000004.snapshot");
        Files.write(snapshot, new byte[70]);
        assertEquals(1, execute("journal", "verify", "--dir", journal.toString()));
        assertTrue(out.toString().contains(segment + " at offset 4152: frame 2 is not whole"), out::toString);
        assertTrue(out.toString().contains(snapshot + " at offset 0: this is not a snapshot"), out::toString);
        assertTrue(out.toString().contains("NOT WHOLE: 1 input(s) in 1 segment(s)"), out::toString);
    }

    @Test
    void shouldNotCallAnUnfinishedAppendAFault() throws IOException {
        try (FileJournal dying = open()) {
            final Path segment = journal.resolve("segment-0000000001.journal");
            try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
                file.seek(12_000);
                file.write(42);
            }
            assertEquals(0, execute("journal", "verify", "--dir", journal.toString()));
            assertEquals(5, dying.lastPosition());
        }
        assertTrue(out.toString().contains("bytes of an append that was not finished"), out::toString);
    }

    @Test
    void shouldSayWhatIsWrongInOneLine() {
        assertEquals(2, execute("journal", "cat"));
        assertTrue(err.toString().startsWith("gateway journal cat: --dir DIR or --config FILE"), err::toString);
        assertEquals(1, execute("journal", "stats", "--dir", folder.toString()));
        assertEquals(folder + " has no journal in it\n", err.toString());
        final Path nowhere = folder.resolve("nowhere");
        assertEquals(1, execute("journal", "verify", "--dir", nowhere.toString()));
        assertEquals(nowhere + ": does not exist\n", err.toString());
    }
}
