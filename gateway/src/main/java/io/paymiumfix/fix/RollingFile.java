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
 * <p>Safe for any thread.
 */
final class RollingFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RollingFile.class);

    private final Path file;
    private final long maxBytes;
    private final int keptFiles;
    private final Latin1Buffer line = new Latin1Buffer();
    private FileChannel channel;
    private long size;
    private boolean failed;

    RollingFile(final Path file, final long maxBytes, final int keptFiles) throws IOException {
        this.file = file;
        this.maxBytes = maxBytes;
        this.keptFiles = keptFiles;
        Files.createDirectories(file.getParent());
        open();
    }

    /** Writes both texts as one line. */
    synchronized void line(final CharSequence head, final CharSequence text) {
        if (channel == null) {
            return;
        }
        try {
            if (size >= maxBytes) {
                roll();
            }
            final ByteBuffer bytes = line.clear().put(head).put(text).put("\n").buffer();
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
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
