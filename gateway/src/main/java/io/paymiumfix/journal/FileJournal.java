package io.paymiumfix.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in segments, files of a directory that belongs to one process. Appends are one write each
 * into room that was zero-filled before; {@code docs/journal.md} describes every byte.
 *
 * <p>Owned by the thread that appends, which must never be interrupted: that would close the file. The
 * list of segments is guarded by itself, for {@link #truncateBefore} is any thread's.
 */
public final class FileJournal implements Journal {

    private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);
    private static final long FIRST_SEGMENT = 1;

    private final JournalSettings settings;
    private final DirectoryLock lock;
    private final Spare spare;
    private final FileSnapshots snapshots;
    private final long birthS;
    private final TornTail tornTail;
    /** All segments, the one appended to last. Guarded by itself. */
    private final List<Segment> segments;

    private SegmentWriter writer;
    private long lastPosition;
    /** Written by the owner only, so without waiting for other threads to see it. */
    private final AtomicLong syncedPosition = new AtomicLong();
    /** As {@link #syncedPosition}. */
    private final AtomicLong lastTimeUs = new AtomicLong();

    private IOException failure;
    private boolean closed;

    private FileJournal(
            final JournalSettings settings,
            final DirectoryLock lock,
            final Spare spare,
            final List<Segment> segments,
            final FileChannel channel)
            throws IOException {
        this.settings = settings;
        this.lock = lock;
        this.spare = spare;
        this.segments = segments;
        final Segment last = segments.get(segments.size() - 1);
        birthS = last.header().birthS();
        snapshots = new FileSnapshots(settings.directory(), birthS);
        final SegmentScan scan = new SegmentScan(channel, last);
        tornTail = scan.run();
        lastPosition = scan.lastSequence();
        lastTimeUs.set(scan.lastTimeUs());
        checkSnapshotsAreBehind(last, scan.endOffset());
        checkCoreVersion(last);
        cutTail(last, channel);
        fill(channel);
        Channels.writeAgain(channel, scan.durableEnd(), scan.endOffset());
        Channels.forceDirectory(settings.directory());
        writer = SegmentWriter.resume(last, channel, scan.endOffset());
        writer.mark(last.header().syncedThrough(lastPosition));
        syncedPosition.set(lastPosition);
        if (last.header().coreVersion() != settings.coreVersion()) {
            rotate();
        }
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
        if (!Files.isWritable(directory)) {
            // Files that exist can be written all the same: it would show only when the next segment is due.
            throw new AccessDeniedException(directory.toString());
        }
        final DirectoryLock lock = DirectoryLock.take(directory);
        FileChannel channel = null;
        try {
            final Spare spare = new Spare(directory, settings.segmentBytes());
            final List<Segment> segments = new ArrayList<>(Segment.list(directory));
            if (segments.isEmpty()) {
                checkNoneIsGone(directory);
                segments.add(begin(settings, spare, nowS));
            }
            channel = FileChannel.open(
                    segments.get(segments.size() - 1).file(), StandardOpenOption.READ, StandardOpenOption.WRITE);
            final FileJournal journal = new FileJournal(settings, lock, spare, segments, channel);
            spare.start();
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
        try {
            if (!writer.hasRoom(batch.bytes())) {
                rotate();
            }
            writer.append(batch);
            spare.untilHalfFull(writer.untilHalfFull());
        } catch (final IOException e) {
            throw fail("cannot be appended to", e);
        }
        lastPosition = batch.lastSequence();
        lastTimeUs.setRelease(batch.lastTimeUs());
        return lastPosition;
    }

    @Override
    public void sync() throws IOException {
        checkUsable();
        if (settings.durability() == Durability.FSYNC) {
            try {
                writer.force();
            } catch (final IOException e) {
                throw fail("cannot be forced to the device", e);
            }
        }
        syncedPosition.setRelease(lastPosition);
    }

    @Override
    public void read(final long fromPosition, final EntryReader reader) throws IOException {
        checkReplayable(fromPosition);
        try (JournalReader entries = reader()) {
            entries.read(fromPosition, lastPosition, reader);
        }
    }

    @Override
    public JournalReader reader() {
        return FileJournalReader.of(settings.directory());
    }

    /**
     * Deletes the oldest segments: those that lie whole before the position and before the older of the two
     * newest snapshots, and have nothing younger than the retention. Their age is told by the newest entry.
     */
    @Override
    public void truncateBefore(final long position) throws IOException {
        final List<Long> taken = snapshots.positions();
        final long needed = taken.size() < 2 ? 0 : Math.min(position, taken.get(1) + 1);
        final long newestUs = lastTimeUs.get();
        synchronized (segments) {
            while (segments.size() > 1) {
                final Segment oldest = segments.get(0);
                final Segment next = segments.get(1);
                final long nextTimeUs = firstTimeUs(segments.subList(1, segments.size()));
                if (next.firstSequence() > needed
                        || nextTimeUs > newestUs
                        || newestUs - nextTimeUs < settings.retentionUs()) {
                    return;
                }
                Files.deleteIfExists(oldest.file());
                Channels.forceDirectory(settings.directory());
                segments.remove(0);
                LOG.info("journal {}: dropped, everything in it is older than is kept", oldest.file());
            }
        }
    }

    /** Of the first that has a frame, {@link Long#MAX_VALUE} when none has: a start of other logic may leave one without. */
    private static long firstTimeUs(final List<Segment> following) throws IOException {
        long timeUs = Long.MAX_VALUE;
        for (int i = 0; i < following.size() && timeUs == Long.MAX_VALUE; i++) {
            timeUs = following.get(i).firstTimeUs();
        }
        return timeUs;
    }

    @Override
    public long lastPosition() {
        return lastPosition;
    }

    @Override
    public long syncedPosition() {
        return syncedPosition.get();
    }

    @Override
    public boolean wantsOutputs() {
        return settings.fullOutputs();
    }

    @Override
    public long birthS() {
        return birthS;
    }

    /** Where snapshots of this journal are kept. */
    public SnapshotStore snapshots() {
        return snapshots;
    }

    /** Has the listener told when room runs out and when there is some again; and once how it is. */
    public void watchStorage(final StorageListener listener) {
        spare.watch(listener);
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
        spare.close();
        try (lock) {
            if (failure == null) {
                writer.mark(writer.segment().header().syncedThrough(lastPosition));
            }
            writer.close();
        }
    }

    private static void checkNoneIsGone(final Path directory) throws IOException {
        final FileSnapshots taken = new FileSnapshots(directory, 0);
        for (final long position : taken.positions()) {
            throw new JournalDamagedException(
                    taken.file(position), 0, "this snapshot is there, and no segment of its journal");
        }
    }

    private static Segment begin(final JournalSettings settings, final Spare spare, final long nowS)
            throws IOException {
        final Path directory = settings.directory();
        final SegmentHeader header =
                new SegmentHeader(settings.coreVersion(), nowS, FIRST_SEGMENT, 1, 0, settings.configHash(), false);
        final SegmentWriter first = spare.take(Segment.file(directory, FIRST_SEGMENT), header, true);
        first.close();
        return first.segment();
    }

    /**
     * Begins the next segment. Only when it is there is the old one marked as closed; until then a start
     * finds the next by its name, and from then on it would miss it.
     */
    private void rotate() throws IOException {
        final boolean force = settings.durability() == Durability.FSYNC;
        if (force) {
            writer.force();
        }
        final SegmentWriter old = writer;
        final SegmentHeader header = new SegmentHeader(
                settings.coreVersion(),
                birthS,
                old.segment().number() + 1,
                lastPosition + 1,
                lastPosition,
                settings.configHash(),
                false);
        final Path file = Segment.file(settings.directory(), header.segment());
        writer = spare.take(file, header, force);
        synchronized (segments) {
            segments.add(writer.segment());
        }
        spare.retire(old, old.segment().header().closedAt(lastPosition));
    }

    /** A snapshot is taken of durable entries only, so the journal cannot end before one. */
    private void checkSnapshotsAreBehind(final Segment last, final long endOffset) throws IOException {
        final List<Long> taken = snapshots.positions();
        if (!taken.isEmpty() && taken.get(0) > lastPosition) {
            throw new JournalDamagedException(
                    last.file(),
                    endOffset,
                    "the journal ends with frame " + lastPosition + ", and " + snapshots.file(taken.get(0))
                            + " was taken after frame " + taken.get(0));
        }
    }

    /** Another core's inputs may lie before a snapshot of it, never behind. */
    private void checkCoreVersion(final Segment last) throws IOException {
        final int version = last.header().coreVersion();
        if (version == settings.coreVersion() || lastPosition == 0) {
            return;
        }
        final SnapshotStore.Snapshot newest = snapshots.newest();
        if (newest == null || newest.position() != lastPosition) {
            throw new JournalVersionException(last.file() + " was written by core logic " + version
                    + ", this build has " + settings.coreVersion() + ", and no snapshot was taken at its end, frame "
                    + lastPosition + ": inputs replay only under the logic that took them. Nothing was changed."
                    + " Start the build with core logic " + version + ", stop it with SIGTERM, so that it takes a"
                    + " snapshot of its end, and start this one again");
        }
        LOG.info(
                "journal {}: goes on from the snapshot at its end, frame {}: core logic {} then, {} from now on",
                settings.directory(),
                lastPosition,
                version,
                settings.coreVersion());
    }

    private void checkReplayable(final long fromPosition) throws JournalVersionException {
        synchronized (segments) {
            for (int i = 0; i < segments.size(); i++) {
                final Segment segment = segments.get(i);
                final long end = i + 1 < segments.size() ? segments.get(i + 1).firstSequence() - 1 : lastPosition;
                final int version = segment.header().coreVersion();
                if (version != settings.coreVersion() && end >= fromPosition && end >= segment.firstSequence()) {
                    throw new JournalVersionException(segment.file() + " has inputs that core logic " + version
                            + " took, from frame " + Math.max(fromPosition, segment.firstSequence())
                            + " on, and this build has " + settings.coreVersion()
                            + ": no snapshot behind them can be read. Restore the newest snapshot from a copy, or"
                            + " start the build with core logic " + version);
                }
            }
        }
    }

    /** Old bytes behind the end would pass for frames once new frames reached up to them. */
    private void cutTail(final Segment last, final FileChannel channel) throws IOException {
        if (tornTail == null) {
            return;
        }
        Channels.writeZeros(channel, tornTail.offset(), tornTail.offset() + tornTail.bytes());
        channel.force(true);
        LOG.warn(
                "journal {}: {} bytes cut at offset {}: an append of input {} on did not finish, and nothing acted on it",
                last.file(),
                tornTail.bytes(),
                tornTail.offset(),
                tornTail.sequence());
    }

    /** A segment that is shorter than it should be gets what it lacks, or goes on as it is. */
    private void fill(final FileChannel channel) throws IOException {
        final long size = channel.size();
        try {
            Channels.writeZeros(channel, size, settings.segmentBytes());
        } catch (final IOException e) {
            LOG.warn("journal {}: the last segment stays short: {}", settings.directory(), e.toString());
            channel.truncate(size);
        }
    }

    private IOException fail(final String what, final IOException cause) {
        failure = new IOException("journal " + writer.segment().file() + " " + what + ": " + cause, cause);
        return failure;
    }

    private void checkUsable() throws IOException {
        if (closed) {
            throw new IOException("journal " + settings.directory() + " is closed");
        }
        if (failure != null) {
            throw new IOException("journal failed before: what reached the device is not known", failure);
        }
    }
}
