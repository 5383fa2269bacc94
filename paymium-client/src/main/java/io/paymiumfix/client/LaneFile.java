package io.paymiumfix.client;

import io.paymiumfix.client.LaneFileException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a lane must still know after {@code kill -9}: one memory-mapped page of 4096 bytes per API token, holding the highest
 * nonce that may have left and the callIds of the last 256 POSTs that may have left. Both are written
 * just before the first byte leaves, so they are exact when the process dies; after a power failure {@link
 * #mayHaveLostMarks()} says that they may not be.
 *
 * <p>The file is locked for as long as it is open: a token has one lane. Open it, ask it about the calls of the last run, then
 * give it to {@link PaymiumClient#openLane}, which takes it over: from then on {@code venue-io} owns its marks and closes it
 * with the lane, and only the two methods about lost marks may be called from elsewhere.
 */
public final class LaneFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;
    private final LanePage page;
    private final long bootId;
    private volatile boolean mayHaveLostMarks;

    private LaneFile(Path path, FileChannel channel, FileLock lock, LanePage page, long bootId) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
        this.page = page;
        this.bootId = bootId;
        this.mayHaveLostMarks = bootId == BootId.UNREADABLE || page.bootId() != bootId;
    }

    /**
     * Opens or creates the file of one token and locks it.
     *
     * @throws LaneFileException with its {@link Reason}, the file's name and what to do
     */
    public static LaneFile open(Path path) {
        return open(path, BootId.read());
    }

    static LaneFile open(Path path, long bootId) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            LaneFile file = new LaneFile(path, channel, lock(path, channel), page(path, channel), bootId);
            channel = null;
            return file;
        } catch (IOException e) {
            throw new LaneFileException(
                    Reason.LANE_FILE_UNREADABLE, path + ": cannot be opened; check that its folder can be written", e);
        } finally {
            closeQuietly(channel);
        }
    }

    /** The highest nonce that may have left with any call; 0 when none did. */
    public long highestNonce() {
        return page.highestNonce();
    }

    /**
     * True when a byte of the POST {@code callId} may have left. Exact for the last 256 POSTs; for a
     * callId not above one that has been forgotten the answer is true, which is the safe side.
     */
    public boolean started(long callId) {
        return page.started(callId);
    }

    /**
     * True when the marks cannot vouch for calls made before this start: the machine restarted since they were written, its
     * boot id is not readable, or the file is new. Stays true, also over restarts, until {@link #acknowledgeLostMarks()}.
     */
    public boolean mayHaveLostMarks() {
        return mayHaveLostMarks;
    }

    /** Says that every call without an outcome has been dealt with as {@link Outcome.Unknown}; marks count again from here. Any
     * thread, also while a lane has the file; forces the page to the disk. */
    public void acknowledgeLostMarks() {
        page.bootId(bootId);
        page.force();
        mayHaveLostMarks = bootId == BootId.UNREADABLE;
    }

    /** Marks a call that may be repeated: only its nonce matters. Just before its bytes leave. */
    void markNonce(long nonce) {
        page.mark(nonce);
    }

    /** Marks a POST: its nonce, and that it must never leave again. Just before its bytes leave. */
    void markStarted(long nonce, long callId) {
        page.markStarted(nonce, callId);
    }

    /** Writes the page to the disk and releases the lock. Does nothing the second time. */
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            page.force();
            lock.release();
        } catch (IOException e) {
            throw new LaneFileException(Reason.LANE_FILE_UNREADABLE, path + ": cannot be closed", e);
        } finally {
            closeQuietly(channel);
        }
    }

    @Override
    public String toString() {
        return "LaneFile[" + path + "]";
    }

    private static FileLock lock(Path path, FileChannel channel) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            throw inUse(path, "this process", e);
        }
        if (lock == null) {
            throw inUse(path, "another process", null);
        }
        return lock;
    }

    private static LaneFileException inUse(Path path, String holder, Exception cause) {
        return new LaneFileException(
                Reason.LANE_IN_USE,
                path + ": held by " + holder + "; one token has one lane: stop the other one or use another token",
                cause);
    }

    private static LanePage page(Path path, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size == 0) {
            // Written, not only extended: a sparse page on a full disk would end in a fault at the first mark.
            ByteBuffer zeros = ByteBuffer.allocate(LanePage.BYTES);
            while (zeros.hasRemaining()) {
                channel.write(zeros, zeros.position());
            }
            channel.force(true);
        } else if (size != LanePage.BYTES) {
            throw LanePage.corrupt(path, "it has " + size + " bytes instead of " + LanePage.BYTES);
        }
        return LanePage.open(path, channel.map(FileChannel.MapMode.READ_WRITE, 0, LanePage.BYTES));
    }

    private static void closeQuietly(FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // Nothing was written through the channel that the mapping does not hold.
                return;
            }
        }
    }
}
