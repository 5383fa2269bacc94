package io.paymiumfix.replay.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.paymiumfix.journal.Durability;
import io.paymiumfix.journal.FileJournal;
import io.paymiumfix.journal.JournalSettings;
import io.paymiumfix.journal.SnapshotStore.Snapshot;
import io.paymiumfix.order.OrderCore;
import io.paymiumfix.sequencer.Recovered;
import io.paymiumfix.sequencer.ReplayedCore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The committed snapshot of each released logic is read by every later build, which goes on from it. Before a
 * release, delete the file of the logic that is not released yet and run with {@code -Dgolden.write=true}; after it,
 * never again.
 */
@Timeout(60)
class GoldenSnapshotTest {
    private static final Path GOLDENS = Path.of("src", "test", "resources", "io", "paymiumfix", "sequencer");
    private static final long INPUTS = 400;
    private static final int BYTES_PER_LINE = 64;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void shouldGoOnFromTheSnapshotOfLogic(final int logic) throws Exception {
        final Snapshot golden = golden(logic);
        final ReplayedCore core = ReplayedCore.from(golden, RecordedDay.BIRTH_S);
        final Recovered recovered = core.recovered();
        assertEquals(golden.position() + 1, recovered.nextSequence());
        assertFalse(recovered.unfinished().timers().isEmpty());
        assertEquals(
                golden.position(),
                ReplayedCore.from(core.snapshot(), RecordedDay.BIRTH_S).sequence());
        if (OrderCore.LOGIC_VERSION == logic) {
            try (RecordedDay day = RecordedDay.in(folder).upTo(INPUTS)) {
                day.seal();
                day.upTo(2 * INPUTS);
            }
            try (FileJournal journal = open()) {
                journal.read(golden.position() + 1, core::onEntry);
                assertEquals(journal.lastPosition(), core.sequence());
            }
        }
    }

    private Snapshot golden(final int logic) throws IOException {
        final Path file = GOLDENS.resolve("snapshot-logic" + logic + ".hex");
        if (Boolean.getBoolean("golden.write") && Files.notExists(file)) {
            write(file, logic);
        }
        final byte[] content = HexFormat.of()
                .parseHex(Files.readString(file, StandardCharsets.US_ASCII).replace("\n", ""));
        final ByteBuffer all = ByteBuffer.wrap(content);
        return new Snapshot(all.getLong(), logic, all.slice());
    }

    private void write(final Path file, final int logic) throws IOException {
        final Path own = folder.resolve("written");
        try (RecordedDay day = RecordedDay.in(own)) {
            day.upTo(INPUTS);
        }
        final ReplayedCore core = ReplayedCore.atBirth(RecordedDay.BIRTH_S);
        try (FileJournal journal =
                FileJournal.open(new JournalSettings(own, Durability.OS, logic, ""), RecordedDay.BIRTH_S)) {
            journal.read(1, core::onEntry);
        }
        final ByteBuffer content = core.snapshot().content();
        final byte[] bytes = new byte[Long.BYTES + content.remaining()];
        ByteBuffer.wrap(bytes).putLong(core.sequence()).put(content);
        final StringBuilder text = new StringBuilder();
        for (int at = 0; at < bytes.length; at += BYTES_PER_LINE) {
            text.append(HexFormat.of().formatHex(bytes, at, Math.min(at + BYTES_PER_LINE, bytes.length)))
                    .append('\n');
        }
        Files.createDirectories(GOLDENS);
        Files.writeString(file, text, StandardCharsets.US_ASCII);
    }

    private FileJournal open() throws IOException {
        return FileJournal.open(
                new JournalSettings(folder, Durability.OS, OrderCore.LOGIC_VERSION, ""), RecordedDay.BIRTH_S);
    }
}
