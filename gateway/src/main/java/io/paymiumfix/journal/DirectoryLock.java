package io.paymiumfix.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes a directory one process's: held until closed or until the process ends, however it ends. */
final class DirectoryLock implements AutoCloseable {

    private static final int MAX_HOLDER_BYTES = 64;

    private final FileChannel channel;

    private DirectoryLock(final FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock take(final Path directory) throws IOException {
        final FileChannel channel = FileChannel.open(
                directory.resolve("lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        if (!isTaken(channel)) {
            final String holder = readHolder(channel);
            channel.close();
            throw new JournalInUseException(
                    "journal directory " + directory + " belongs to another running process" + holder
                            + ": two on one journal would place orders twice. Stop that one, or give this one a folder of its own");
        }
        final String pid = ProcessHandle.current().pid() + "\n";
        channel.truncate(0);
        Channels.writeFully(channel, ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
        return new DirectoryLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean isTaken(final FileChannel channel) throws IOException {
        try {
            final FileLock lock = channel.tryLock();
            return lock != null;
        } catch (final OverlappingFileLockException e) {
            return false;
        }
    }

    private static String readHolder(final FileChannel channel) throws IOException {
        final ByteBuffer text = ByteBuffer.allocate(MAX_HOLDER_BYTES);
        final int length = Channels.readFully(channel, text, 0);
        final String pid = new String(text.array(), 0, length, StandardCharsets.US_ASCII).strip();
        return pid.isEmpty() ? "" : " (process " + pid + ")";
    }
}
