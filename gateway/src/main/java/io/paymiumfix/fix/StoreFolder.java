package io.paymiumfix.fix;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of all session stores, held by one process at a time.
 *
 * <p>The stores are not forced to the disk, so what the process before wrote is whole only if the machine has run on
 * since. The folder knows it by the kernel's boot id.
 */
final class StoreFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreFolder.class);
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private final FixSettings.Store settings;
    private final FileChannel channel;
    private final FileLock lock;
    private final boolean mayHaveLost;

    private StoreFolder(
            final FixSettings.Store settings,
            final FileChannel channel,
            final FileLock lock,
            final boolean mayHaveLost) {
        this.settings = settings;
        this.channel = channel;
        this.lock = lock;
        this.mayHaveLost = mayHaveLost;
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
            return new StoreFolder(settings, channel, lock, !isSameBoot(directory.resolve("boot")));
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    /** Notes this boot of the machine for the next process; false when the last noted another, or none can be told. */
    private static boolean isSameBoot(final Path note) throws IOException {
        final String before = Files.exists(note) ? Files.readString(note) : "";
        String now = "";
        try {
            now = Files.readString(BOOT_ID);
        } catch (IOException e) {
            LOG.debug("this machine does not tell its boot id", e);
        }
        if (!now.equals(before)) {
            Files.writeString(note, now);
        }
        return !now.isEmpty() && now.equals(before);
    }

    /** Whether the machine may have stopped since the process before: the newest of what it wrote may be lost. */
    boolean mayHaveLost() {
        return mayHaveLost;
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
