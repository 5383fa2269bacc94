package io.paymiumfix.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the next segment ready, filled with zeros and forced, on thread {@code journal-fill}: an append then
 * overwrites blocks the file already has, and a disk that fills up is noticed a whole segment early. It is
 * filled in small pieces with pauses between, since orders may share the processor and the device, until the
 * segment before is half full. The thread also does what is left to do on a segment that is full.
 *
 * <p>Owns the two files it names until the writer takes one.
 */
final class Spare implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Spare.class);
    private static final String READY = "next.journal";
    private static final String UNFINISHED = "next.journal.new";
    /** Written at once: what a processor that orders share is busy with for a tenth of a millisecond at most. */
    private static final int PIECE_BYTES = 64 << 10;
    /** Forced at once: a flush that others wait behind is a short one. */
    private static final int FORCED_BYTES = 1 << 20;

    private static final long PAUSE_NS = 1_000_000;
    private static final long TRY_AGAIN_MS = 1_000;

    private final Path directory;
    private final long bytes;
    private final Runnable pause;
    private final Thread thread = new Thread(this::work, "journal-fill");
    private final Semaphore wakeUps = new Semaphore(0);
    private final Queue<Retired> retired = new ConcurrentLinkedQueue<>();
    /** Held while the file is made or taken. */
    private final Object making = new Object();

    private volatile boolean ready;
    /** What may be appended before the writer's segment is half full: below zero the file is made without a pause. */
    private final AtomicLong untilHalfFull = new AtomicLong(Long.MAX_VALUE);

    private volatile boolean closed;
    private volatile StorageListener listener;
    /** What the listener was told last. Owned by the thread. */
    private Told told = Told.NOTHING;
    /** Why none can be made, null when one was. Owned by the thread. */
    private String shortage;

    private enum Told {
        NOTHING,
        LOW,
        ENOUGH
    }

    /** A segment that is full, and what its header is to say. */
    private record Retired(SegmentWriter writer, SegmentHeader header) {
        void finish() {
            try {
                writer.mark(header);
                writer.close();
            } catch (final IOException e) {
                LOG.warn(
                        "journal {}: not marked as closed: {}", writer.segment().file(), e.toString());
            }
        }
    }

    Spare(final Path directory, final long bytes) throws IOException {
        this(directory, bytes, () -> LockSupport.parkNanos(PAUSE_NS));
    }

    /** @param pause after each piece of a file that nobody waits for, so that who needs the processor gets it */
    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it: orders wait less where they share a processor
    Spare(final Path directory, final long bytes, final Runnable pause) throws IOException {
        this.directory = directory;
        this.bytes = bytes;
        this.pause = pause;
        final Path file = directory.resolve(READY);
        ready = Files.isRegularFile(file) && Files.size(file) == bytes;
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    void start() {
        thread.start();
    }

    /** From now on this listener is told; it is told at once how things are. */
    void watch(final StorageListener newListener) {
        listener = newListener;
        wakeUps.release();
    }

    /**
     * Makes a segment of it. When it is not ready it is filled on the spot.
     *
     * @param force true to have the segment survive power loss
     * @throws IOException there is no room for it
     */
    SegmentWriter take(final Path file, final SegmentHeader header, final boolean force) throws IOException {
        untilHalfFull.set(-1);
        synchronized (making) {
            if (!ready) {
                make();
            }
            untilHalfFull.set(Long.MAX_VALUE);
            ready = false;
            return SegmentWriter.begin(directory.resolve(READY), file, header, force);
        }
    }

    /**
     * Told after each append how many bytes are left to the half of the writer's segment. It is told the number, and not when it is
     * reached: a branch that is taken once in a segment is not in the code that appends, which would be thrown away for it.
     */
    void untilHalfFull(final long segmentBytes) {
        untilHalfFull.setRelease(segmentBytes);
    }

    /** The next may be made; the segment before is marked and let go of. */
    void retire(final SegmentWriter full, final SegmentHeader header) {
        retired.add(new Retired(full, header));
        wakeUps.release();
    }

    @Override
    public void close() {
        closed = true;
        wakeUps.release();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (final InterruptedException e) {
                interrupted = true;
            }
        }
        finishRetired();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (!closed) {
            finishRetired();
            if (!ready) {
                tryToMake();
            }
            awaitWork(tell() && ready);
        }
    }

    private void finishRetired() {
        for (Retired next = retired.poll(); next != null; next = retired.poll()) {
            next.finish();
        }
    }

    /** Until something is asked; or for a second, when something is left to do. */
    private void awaitWork(final boolean isDone) {
        try {
            if (isDone) {
                wakeUps.acquire();
            } else if (!wakeUps.tryAcquire(TRY_AGAIN_MS, TimeUnit.MILLISECONDS)) {
                return;
            }
            wakeUps.drainPermits();
        } catch (final InterruptedException e) {
            closed = true;
        }
    }

    private void tryToMake() {
        try {
            synchronized (making) {
                if (!ready) {
                    make();
                }
            }
            if (shortage != null) {
                LOG.info("journal {}: there is room for the next segment again", directory);
            }
            shortage = null;
        } catch (final IOException | RuntimeException | Error e) {
            if (closed) {
                return;
            }
            if (shortage == null) {
                LOG.error(
                        "journal {}: the next segment of {} bytes cannot be made: {}. No new order is taken; cancels,"
                                + " outcomes and reports go on in what is left of the present segment. Make room:"
                                + " it is tried again every second",
                        directory,
                        bytes,
                        e.toString());
            }
            shortage = "no room for the next segment of the journal (" + reason(e) + ")";
        }
    }

    /** What the operating system says, without the path. */
    private static String reason(final Throwable e) {
        if (e instanceof FileSystemException file) {
            return file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
        }
        return e.getMessage();
    }

    /** False when the listener must be told again later. */
    private boolean tell() {
        final StorageListener present = listener;
        final Told now = shortage == null ? Told.ENOUGH : Told.LOW;
        if (present == null || closed || now == told) {
            return true;
        }
        if (!present.onStorage(now == Told.LOW, shortage == null ? "" : shortage)) {
            return false;
        }
        told = now;
        return true;
    }

    /** Whole or not at all: what was begun and cannot be finished gives its room back. */
    private void make() throws IOException {
        final Path unfinished = directory.resolve(UNFINISHED);
        Files.deleteIfExists(directory.resolve(READY));
        Files.deleteIfExists(unfinished);
        final long usable = Files.getFileStore(directory).getUsableSpace();
        if (usable < bytes) {
            throw new IOException("No space left on device: " + usable + " bytes usable");
        }
        try (FileChannel channel =
                FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            fill(channel);
            channel.force(true);
        } catch (final IOException | RuntimeException | Error e) {
            try {
                Files.deleteIfExists(unfinished);
            } catch (final IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
        Files.move(unfinished, directory.resolve(READY), StandardCopyOption.ATOMIC_MOVE);
        ready = true;
    }

    private void fill(final FileChannel channel) throws IOException {
        for (long at = 0; at < bytes; at += PIECE_BYTES) {
            if (closed) {
                throw new IOException("closed");
            }
            final long filled = Math.min(bytes, at + PIECE_BYTES);
            Channels.writeZeros(channel, at, filled);
            if (untilHalfFull.getAcquire() >= 0) {
                if (filled % FORCED_BYTES == 0) {
                    channel.force(false);
                }
                pause.run();
            }
        }
    }
}
