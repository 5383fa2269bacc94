package io.paymiumfix.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in one file of a directory that belongs to one process. Appends are one write each into
 * room that was zero-filled before; {@code docs/journal.md} describes every byte.
 *
 * <p>Owned by the thread that appends, which must never be interrupted: that would close the file.
 */
public final class FileJournal implements Journal {

    private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);
    private static final String FILE_NAME = "segment-0000000001.journal";
    private static final long FIRST_SEGMENT = 1;

    private final Durability durability;
    private final Path file;
    private final DirectoryLock lock;
    private final FileChannel channel;
    private final SegmentHeader header;
    private final FrameChecksum checksum;
    private final TornTail tornTail;
    private final Runway runway;

    private long endOffset;
    private long lastPosition;
    private IOException failure;
    private boolean closed;

    private FileJournal(
            final JournalSettings settings, final Path file, final DirectoryLock lock, final FileChannel channel)
            throws IOException {
        durability = settings.durability();
        this.file = file;
        this.lock = lock;
        this.channel = channel;
        header = SegmentHeader.read(channel, file);
        checkCoreVersion(settings.coreVersion());
        checksum = new FrameChecksum(header.segment());
        final SegmentScan scan = new SegmentScan(channel, file, header);
        tornTail = scan.run();
        endOffset = scan.endOffset();
        lastPosition = scan.lastSequence();
        cutTail();
        header.syncedThrough(lastPosition).write(channel);
        channel.force(true);
        runway = new Runway(channel, settings.fillBytes());
    }

    /**
     * Opens the directory's journal, or makes one.
     *
     * @param nowS seconds since the epoch: the birth of a new journal
     * @throws JournalInUseException another process has it
     * @throws JournalDamagedException what was durable cannot be read
     * @throws JournalVersionException another build's format or core logic wrote it
     */
    public static FileJournal open(final JournalSettings settings, final long nowS) throws IOException {
        final Path directory = settings.directory();
        Files.createDirectories(directory);
        final DirectoryLock lock = DirectoryLock.take(directory);
        FileChannel channel = null;
        try {
            final Path file = directory.resolve(FILE_NAME);
            if (Files.notExists(file)) {
                create(settings, file, nowS);
            }
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            final FileJournal journal = new FileJournal(settings, file, lock, channel);
            journal.runway.start();
            return journal;
        } catch (final IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            lock.close();
            throw e;
        }
    }

    @Override
    public long append(final Batch batch) throws IOException {
        checkUsable();
        if (batch.count() == 0) {
            return lastPosition;
        }
        if (batch.lastSequence() != lastPosition + batch.count()) {
            throw new IllegalArgumentException("a batch of " + batch.count() + " that ends with input "
                    + batch.lastSequence() + " cannot follow input " + lastPosition);
        }
        final long newEnd = endOffset + batch.bytes();
        try {
            runway.clear(newEnd);
            Channels.writeFully(channel, batch.seal(checksum), endOffset);
        } catch (final IOException e) {
            failure = e;
            throw e;
        }
        endOffset = newEnd;
        lastPosition = batch.lastSequence();
        return lastPosition;
    }

    @Override
    public void sync() throws IOException {
        checkUsable();
        if (durability == Durability.OS) {
            return;
        }
        try {
            channel.force(false);
        } catch (final IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void read(final long fromPosition, final EntryReader reader) throws IOException {
        final FrameCursor cursor = new FrameCursor(channel, header.segment(), endOffset);
        while (cursor.isWhole()) {
            if (cursor.sequence() >= fromPosition) {
                reader.onEntry(decode(cursor));
            }
            cursor.moveOn();
        }
        if (cursor.offset() != endOffset) {
            throw new JournalDamagedException(file, cursor.offset(), "a frame that was whole at the start is not now");
        }
    }

    /** Keeps everything: there is one segment so far. */
    @Override
    public void truncateBefore(final long position) {}

    @Override
    public long lastPosition() {
        return lastPosition;
    }

    @Override
    public long birthS() {
        return header.birthS();
    }

    /** Where snapshots of this journal are kept. */
    public SnapshotStore snapshots() {
        return new FileSnapshots(file.getParent(), birthS());
    }

    /** A reader for another thread. */
    public JournalReader reader() {
        return FileJournalReader.of(file.getParent());
    }

    /** What the start cut away; null when the journal ended with a whole frame. */
    public TornTail tornTail() {
        return tornTail;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        runway.close();
        try (lock;
                channel) {
            if (failure == null) {
                channel.force(true);
                header.syncedThrough(lastPosition).write(channel);
                channel.force(true);
            }
        }
    }

    private static void create(final JournalSettings settings, final Path file, final long nowS) throws IOException {
        final Path unfinished = file.resolveSibling(FILE_NAME + ".new");
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            Channels.writeZeros(channel, 0, SegmentHeader.FRAMES_AT + (long) settings.fillBytes());
            new SegmentHeader(settings.coreVersion(), nowS, FIRST_SEGMENT, 1, 0, settings.configHash()).write(channel);
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        Channels.forceDirectory(settings.directory());
    }

    private void checkCoreVersion(final int coreVersion) throws JournalVersionException {
        if (header.coreVersion() != coreVersion) {
            throw new JournalVersionException(file + " was written by core logic " + header.coreVersion()
                    + ", this build has " + coreVersion + ": inputs replay only under the logic that took them."
                    + " Start the build that wrote it, let every order end, stop it, and start this one on an"
                    + " empty directory");
        }
    }

    /** Old bytes behind the end would pass for frames once new frames reached up to them. */
    private void cutTail() throws IOException {
        if (tornTail == null) {
            return;
        }
        Channels.writeZeros(channel, tornTail.offset(), tornTail.offset() + tornTail.bytes());
        channel.force(true);
        LOG.warn(
                "journal {}: {} bytes cut at offset {}: an append of input {} on did not finish, and nothing acted on it",
                file,
                tornTail.bytes(),
                tornTail.offset(),
                tornTail.sequence());
    }

    private Entry decode(final FrameCursor cursor) throws JournalVersionException {
        try {
            return cursor.decode();
        } catch (final UndecodableException e) {
            throw new JournalVersionException(
                    file + ", input " + cursor.sequence() + " at offset " + cursor.offset() + ": " + e.getMessage());
        }
    }

    private void checkUsable() throws IOException {
        if (closed) {
            throw new IOException("journal " + file + " is closed");
        }
        if (failure != null) {
            throw new IOException("journal " + file + " failed before: what reached the device is not known", failure);
        }
    }
}
