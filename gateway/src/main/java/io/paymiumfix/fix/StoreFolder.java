package io.paymiumfix.fix;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongSupplier;

/** The folder of all session stores, held by one process at a time. */
final class StoreFolder implements AutoCloseable {

    private final FixSettings.Store settings;
    private final FileChannel channel;
    private final FileLock lock;

    private StoreFolder(final FixSettings.Store settings, final FileChannel channel, final FileLock lock) {
        this.settings = settings;
        this.channel = channel;
        this.lock = lock;
    }

    static StoreFolder open(final FixSettings.Store settings) throws FixStartException {
        final Path directory = settings.directory();
        try {
            Files.createDirectories(directory);
            final FileChannel channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            final FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new FixStartException(
                        "STORE_IN_USE: another gateway uses the FIX store " + directory
                                + "; stop it, or give this one a store of its own",
                        null);
            }
            return new StoreFolder(settings, channel, lock);
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    private static FileLock tryLock(final FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    SessionStore session(final String name, final LongSupplier nowUs) throws FixStartException {
        final Path folder = settings.directory().resolve(name);
        try {
            return new SessionStore(folder, settings, nowUs);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static FixStartException unusable(final Path folder, final IOException e) {
        return new FixStartException(
                "STORE_UNUSABLE: cannot use the FIX store " + folder + " (" + e.getMessage()
                        + "); check that the path exists, is writable and has room",
                e);
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
