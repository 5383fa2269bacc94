package io.paymiumfix;

import io.paymiumfix.config.GatewayConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The data folder of a run on the embedded simulator, held by one process.
 *
 * <p>The simulator starts empty, so the journal of an earlier run would name orders it never had. Each run therefore
 * begins in an empty folder; the one of the run before is moved aside. A mark in the folder says that it may be, so a
 * journal of real orders never is.
 */
final class EmbeddedFolder implements AutoCloseable {

    private static final String MARK = "embedded-simulator";
    private static final String MARK_TEXT =
            "Made by a run on the embedded simulator; the next such run moves it aside.\n";
    private static final int MAX_HOLDER_BYTES = 32;

    private final FileChannel lock;
    private final Optional<Path> movedTo;

    private EmbeddedFolder(final FileChannel lock, final Optional<Path> movedTo) {
        this.lock = lock;
        this.movedTo = movedTo;
    }

    /**
     * Takes the folder: locks it, moves what an earlier run left aside, and makes it anew.
     *
     * @throws CannotStartException another process has it, or it is not an embedded run's
     */
    static EmbeddedFolder take(final GatewayConfig config) throws CannotStartException {
        final Path folder = config.dataDir().toAbsolutePath().normalize();
        checkWithin(folder, config);
        try {
            final Path parent = folder.getParent();
            if (parent == null) {
                throw new CannotStartException(folder + ": is the root of a file system; name another folder");
            }
            Files.createDirectories(parent);
            final FileChannel lock = lock(folder);
            try {
                final Optional<Path> movedTo = moveAside(folder);
                Files.createDirectories(folder);
                Files.writeString(folder.resolve(MARK), MARK_TEXT);
                return new EmbeddedFolder(lock, movedTo);
            } catch (IOException | CannotStartException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw CannotStartException.of(e, config.dataDir());
        }
    }

    /** A folder of an embedded run holds orders that Paymium never had. */
    static void refuse(final GatewayConfig config) throws CannotStartException {
        if (Files.exists(config.dataDir().resolve(MARK))) {
            throw new CannotStartException(config.dataDir() + ": holds the journal of a run on the embedded simulator,"
                    + " whose orders Paymium never had; name another dataDir");
        }
    }

    /** What is kept elsewhere would not be moved aside. */
    private static void checkWithin(final Path folder, final GatewayConfig config) throws CannotStartException {
        for (final Path part : List.of(
                config.journal().dir(), config.fix().storeDir(), config.venue().nonceDir())) {
            final Path place = part.toAbsolutePath().normalize();
            if (!place.startsWith(folder) || place.equals(folder)) {
                throw new CannotStartException(part + ": must be within dataDir " + config.dataDir()
                        + " while the venue is the embedded simulator, which begins each run anew");
            }
        }
    }

    private static FileChannel lock(final Path folder) throws IOException, CannotStartException {
        final FileChannel channel = FileChannel.open(
                folder.resolveSibling(folder.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        if (!isTaken(channel)) {
            final String holder = holder(channel);
            channel.close();
            throw new CannotStartException(folder + ": another gateway runs on it" + holder
                    + "; stop that one, or give this one a folder of its own");
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static boolean isTaken(final FileChannel channel) throws IOException {
        try {
            final FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String holder(final FileChannel channel) throws IOException {
        final ByteBuffer text = ByteBuffer.allocate(MAX_HOLDER_BYTES);
        channel.read(text, 0);
        final String pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
        return pid.isEmpty() ? "" : " (process " + pid + ")";
    }

    private static Optional<Path> moveAside(final Path folder) throws IOException, CannotStartException {
        if (Files.notExists(folder) || isEmpty(folder)) {
            return Optional.empty();
        }
        if (Files.notExists(folder.resolve(MARK))) {
            throw new CannotStartException(
                    folder + ": was not made by a run on the embedded simulator, and nothing else"
                            + " is ever moved aside; name another folder");
        }
        return Optional.of(new EarlierRuns(folder).add());
    }

    private static boolean isEmpty(final Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** Where the folder of the run before is now. */
    Optional<Path> movedTo() {
        return movedTo;
    }

    /** Lets another process have the folder. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
