package io.paymiumfix.fix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of lines that is renamed when it is full: {@code name.log}, then {@code name.log.1} (the newest closed one),
 * {@code name.log.2} and so on. What cannot be written is not logged; the gateway goes on and says so once.
 *
 * <p>Owned by {@code fix-log}.
 */
final class RollingFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RollingFile.class);

    private static final int MOST_ADDED_BYTES = 1 << 20;

    private final Path file;
    private final long maxBytes;
    private final int keptFiles;
    private FileChannel channel;
    private final Latin1Buffer added = new Latin1Buffer();
    private long size;
    private boolean failed;

    RollingFile(final Path file, final long maxBytes, final int keptFiles) throws IOException {
        this.file = file;
        this.maxBytes = maxBytes;
        this.keptFiles = keptFiles;
        Files.createDirectories(file.getParent());
        open();
    }

    /** Adds a line, which {@link #flush} writes at the latest. */
    void add(final String line) {
        makeRoom();
        added.put(line).put('\n');
    }

    /** The same, of a moment and what happened then. */
    void add(final long timeUs, final String kind, final String text) {
        makeRoom();
        UtcTimestamp.put(added, timeUs, TimestampPrecision.MICROS);
        added.put(kind).put(text).put('\n');
    }

    private void makeRoom() {
        final long before = size >= maxBytes ? 0 : size; // a full file is left behind at the next write
        if (before + added.length() >= maxBytes || added.length() >= MOST_ADDED_BYTES) {
            flush();
        }
    }

    /** Writes what was added. */
    void flush() {
        if (channel == null || added.length() == 0) {
            return;
        }
        try {
            if (size >= maxBytes) {
                roll();
            }
            final ByteBuffer bytes = added.buffer();
            size += bytes.remaining();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            failed = false;
        } catch (IOException e) {
            if (!failed) {
                LOG.warn("cannot write the FIX message log {}: messages are not logged until it can be", file, e);
            }
            failed = true;
        }
        added.clear();
    }

    private void roll() throws IOException {
        channel.close();
        for (int i = keptFiles - 1; i >= 1; i--) {
            if (Files.exists(numbered(i))) {
                Files.move(numbered(i), numbered(i + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (keptFiles > 0 && Files.exists(file)) {
            Files.move(file, numbered(1), StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(file);
        }
        open();
    }

    private void open() throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        size = channel.size();
    }

    private Path numbered(final int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    @Override
    public void close() throws IOException {
        flush();
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
