package io.paymiumfix.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Snapshots as files of the journal's directory, the two newest of them. One is there whole or not at
 * all; {@code docs/journal.md} describes every byte.
 */
final class FileSnapshots implements SnapshotStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileSnapshots.class);
    private static final Pattern NAME = Pattern.compile("snapshot-([0-9]{19})\\.snapshot");
    /** {@code PMFIXSNP}. */
    private static final long MAGIC = 0x504D464958534E50L;

    private static final int FORMAT = 1;
    private static final int HEADER_BYTES = 40;
    private static final int KEPT = 2;

    private final Path directory;
    private final long birthS;
    /** What {@link #newest} could not read. */
    private final List<Long> unreadable = new ArrayList<>();

    /** Those of the journal born then. */
    FileSnapshots(final Path directory, final long birthS) {
        this.directory = directory;
        this.birthS = birthS;
    }

    @Override
    public void save(final Snapshot snapshot) throws IOException {
        final ByteBuffer content = snapshot.content().duplicate();
        final ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES)
                .putLong(MAGIC)
                .putInt(FORMAT)
                .putInt(snapshot.coreVersion())
                .putLong(birthS)
                .putLong(snapshot.position())
                .putLong(content.remaining())
                .flip();
        final Path file = file(snapshot.position());
        final Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            final ByteBuffer crc = ByteBuffer.allocate(Integer.BYTES)
                    .putInt(crc(header.duplicate(), content.duplicate()))
                    .flip();
            final int length = content.remaining();
            Channels.writeFully(channel, header, 0);
            Channels.writeFully(channel, content, HEADER_BYTES);
            Channels.writeFully(channel, crc, HEADER_BYTES + (long) length);
            channel.force(true);
        } catch (final IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        moveUnreadable(snapshot.position());
        Channels.forceDirectory(directory);
        dropOld();
    }

    @Override
    public Snapshot newest() throws IOException {
        final List<Long> positions = positions();
        unreadable.clear();
        JournalDamagedException first = null;
        for (final long position : positions) {
            try {
                return read(position);
            } catch (final JournalDamagedException e) {
                first = first == null ? e : first;
                unreadable.add(position);
                LOG.warn("{} An older one is looked for now", e.getMessage());
            }
        }
        if (first != null) {
            throw positions.size() == 1 ? first : JournalDamagedException.ofAllSnapshots(file(positions.get(0)));
        }
        return null;
    }

    @Override
    public Snapshot oldest() throws IOException {
        final List<Long> positions = positions();
        return positions.isEmpty() ? null : read(positions.get(positions.size() - 1));
    }

    /** Reads one of {@link #positions}. */
    Snapshot read(final long position) throws IOException {
        final Path file = file(position);
        final ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file));
        if (all.capacity() < HEADER_BYTES + Integer.BYTES || all.getLong(0) != MAGIC) {
            throw damage(file, "this is not a snapshot");
        }
        final int crcAt = all.capacity() - Integer.BYTES;
        if (all.getInt(crcAt) != crc(all.duplicate().limit(crcAt))) {
            throw damage(file, "its checksum is wrong");
        }
        all.position(Long.BYTES);
        final int format = all.getInt();
        if (format != FORMAT) {
            throw new JournalVersionException(file + " has format " + format + ", this build reads " + FORMAT
                    + ": start the build that wrote it, or a newer one");
        }
        final int coreVersion = all.getInt();
        final long birth = all.getLong();
        final long positionInside = all.getLong();
        final long length = all.getLong();
        if (birth != birthS || positionInside != position || length != crcAt - HEADER_BYTES) {
            throw damage(file, "it is not what its name says, or of another journal");
        }
        return new Snapshot(position, coreVersion, all.slice(HEADER_BYTES, (int) length));
    }

    /** Where the kept ones were taken, the newest first. */
    List<Long> positions() throws IOException {
        final List<Long> positions = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(file -> {
                final Matcher matcher = NAME.matcher(file.getFileName().toString());
                if (matcher.matches()) {
                    positions.add(Long.parseLong(matcher.group(1)));
                }
            });
        }
        positions.sort(Collections.reverseOrder());
        return positions;
    }

    Path file(final long position) {
        return directory.resolve(String.format(Locale.ROOT, "snapshot-%019d.snapshot", position));
    }

    /** One that cannot be read must not count as one of the two that are kept. */
    private void moveUnreadable(final long saved) throws IOException {
        for (final long position : unreadable) {
            final Path file = file(position);
            if (position != saved && Files.exists(file)) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        unreadable.clear();
    }

    private void dropOld() throws IOException {
        final List<Long> positions = positions();
        for (int i = KEPT; i < positions.size(); i++) {
            Files.deleteIfExists(file(positions.get(i)));
        }
        // Of processes that were killed while they wrote.
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(directory, "snapshot-*.snapshot.new")) {
            for (final Path file : unfinished) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static JournalDamagedException damage(final Path file, final String what) {
        return JournalDamagedException.ofSnapshot(file, what);
    }

    private static int crc(final ByteBuffer... parts) {
        final CRC32C crc = new CRC32C();
        for (final ByteBuffer part : parts) {
            crc.update(part);
        }
        return (int) crc.getValue();
    }
}
