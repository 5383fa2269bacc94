package io.paymiumfix.journal;

import io.paymiumfix.order.Input;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A journal's directory as a test handles it: opened, appended to, read, and maltreated. */
final class JournalDirectory {

    static final int SEGMENT_BYTES = 16 << 10;
    private static final int CORE_VERSION = 3;
    private static final long BIRTH_S = 1_700_000_000L;

    private final Path path;
    private final Durability durability;

    JournalDirectory(final Path path, final Durability durability) {
        this.path = path;
        this.durability = durability;
    }

    Path file() {
        return file(1);
    }

    Path file(final long segment) {
        return Segment.file(path, segment);
    }

    FileJournal open() throws IOException {
        return open(CORE_VERSION, BIRTH_S);
    }

    FileJournal open(final int coreVersion, final long nowS) throws IOException {
        return FileJournal.open(new JournalSettings(path, durability, coreVersion, "c0ffee", SEGMENT_BYTES), nowS);
    }

    /** Drops what is older than this. */
    FileJournal openKeeping(final long retentionUs) throws IOException {
        return open(retentionUs, false);
    }

    FileJournal openKeepingOutputs() throws IOException {
        return open(JournalSettings.DEFAULT_RETENTION_US, true);
    }

    private FileJournal open(final long retentionUs, final boolean fullOutputs) throws IOException {
        return FileJournal.open(
                new JournalSettings(path, durability, CORE_VERSION, "c0ffee", SEGMENT_BYTES, retentionUs, fullOutputs),
                BIRTH_S);
    }

    /** Appends the inputs as one batch, behind what is there. */
    static void append(final Journal journal, final List<? extends Input> inputs) throws IOException {
        final Batch batch = new Batch();
        for (int i = 0; i < inputs.size(); i++) {
            final long sequence = journal.lastPosition() + 1 + i;
            batch.add(sequence, 1_000 * sequence, sequence * 31, inputs.get(i));
        }
        journal.append(batch);
        journal.sync();
    }

    static List<Input> inputs(final Journal journal) throws IOException {
        final List<Input> inputs = new ArrayList<>();
        journal.read(1, entry -> inputs.add(entry.input()));
        return inputs;
    }

    /** The file as it is while the process that writes it dies: nothing of a clean close in it. */
    byte[] bytes() throws IOException {
        return Files.readAllBytes(file());
    }

    void replaceBy(final byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.truncate(0);
            Channels.writeFully(channel, ByteBuffer.wrap(bytes), 0);
        }
    }
}
