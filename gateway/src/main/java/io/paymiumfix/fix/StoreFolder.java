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
 * since. The folder knows it by the kernel's boot id, which it notes only when the stores themselves know what may be
 * lost: a start that ended before leaves that to the next.
 */
final class StoreFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreFolder.class);
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private final FixSettings.Store settings;
    private final FileChannel channel;
    private final FileLock lock;
    private final Path bootNote;
    private final String bootId;
    private final boolean mayHaveLost;

    private StoreFolder(final FixSettings.Store settings, final FileChannel channel, final FileLock lock)
            throws IOException {
        this.settings = settings;
        this.channel = channel;
        this.lock = lock;
        bootNote = settings.directory().resolve("boot");
        bootId = bootId();
        mayHaveLost = bootId.isEmpty() || !bootId.equals(noted());
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

    /** Empty where the machine does not tell it. */
    private static String bootId() {
        try {
            return Files.readString(BOOT_ID);
        } catch (IOException e) {
            LOG.debug("this machine does not tell its boot id", e);
            return "";
        }
    }

    private String noted() throws IOException {
        return Files.exists(bootNote) ? Files.readString(bootNote) : "";
    }

    /** Whether the machine may have stopped since a process last vouched: the newest of what was written may be lost. */
    boolean mayHaveLost() {
        return mayHaveLost;
    }

    /** Every store knows what may be lost: from now on they are whole for as long as the machine runs. */
    void vouch() throws FixStartException {
        try {
            if (!bootId.equals(noted())) {
                Files.writeString(bootNote, bootId);
            }
        } catch (IOException e) {
            throw unusable(settings.directory(), e);
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
