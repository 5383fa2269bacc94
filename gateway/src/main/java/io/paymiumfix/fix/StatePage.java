package io.paymiumfix.fix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * The few numbers of a session that must survive the death of the process, in one mapped page: two slots written in
 * turn, each with a count and a CRC, so that being killed in the middle of a write leaves the one before.
 *
 * <p>Owned by its {@link SessionStore}, under that store's lock.
 */
final class StatePage {

    private static final int PAGE_BYTES = 4096;
    private static final int SLOT_BYTES = 64;
    private static final int USED_BYTES = 44;
    private static final int FORMAT = 0x50464D32;
    /** Written before reports were counted. */
    private static final int OLD_FORMAT = 0x50464D31;

    private static final int OLD_USED_BYTES = 36;

    private final MappedByteBuffer page;
    private final ByteBuffer scratch = ByteBuffer.allocate(USED_BYTES + Integer.BYTES);
    private final CRC32C crc = new CRC32C();
    private long writes;
    private final boolean begunAnew;

    /** Counts resets; messages stored under another generation are gone. */
    int generation;
    /** MsgSeqNum(34) of the next message we send. */
    int nextSender = 1;
    /** MsgSeqNum(34) expected next, not counting what is not journalled yet. */
    int nextTarget = 1;
    /** When the numbers last started at 1. */
    long createdMs;
    /** The highest reportSeq that ever got a number, whatever has started again since; a report above it never left. */
    long highestReportSeq;

    StatePage(final Path file, final long nowMs) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            if (channel.size() < PAGE_BYTES) {
                channel.write(ByteBuffer.allocate(PAGE_BYTES), 0);
            }
            page = channel.map(FileChannel.MapMode.READ_WRITE, 0, PAGE_BYTES);
        }
        createdMs = nowMs;
        read(0);
        read(1);
        begunAnew = writes == 0;
    }

    /** True when no process before left a whole slot: the page is new, or its content is lost. So it stays until {@link #write}. */
    boolean begunAnew() {
        return begunAnew;
    }

    void write() {
        writes++;
        scratch.clear();
        scratch.putInt(FORMAT)
                .putLong(writes)
                .putInt(generation)
                .putInt(nextSender)
                .putInt(nextTarget)
                .putLong(createdMs)
                .putLong(highestReportSeq)
                .putInt(0);
        scratch.putInt(checksum(USED_BYTES));
        page.put((int) (writes & 1) * SLOT_BYTES, scratch.array());
    }

    /** Takes a slot if it is whole and newer than what is known. */
    private void read(final int slot) {
        scratch.clear();
        page.get(slot * SLOT_BYTES, scratch.array());
        final int format = scratch.getInt(0);
        final int used = format == OLD_FORMAT ? OLD_USED_BYTES : USED_BYTES;
        if ((format != FORMAT && format != OLD_FORMAT) || scratch.getInt(used) != checksum(used)) {
            return;
        }
        scratch.position(Integer.BYTES);
        final long slotWrites = scratch.getLong();
        if (slotWrites > writes) {
            writes = slotWrites;
            generation = scratch.getInt();
            nextSender = scratch.getInt();
            nextTarget = scratch.getInt();
            createdMs = scratch.getLong();
            highestReportSeq = format == OLD_FORMAT ? 0 : scratch.getLong();
        }
    }

    private int checksum(final int usedBytes) {
        crc.reset();
        crc.update(scratch.array(), 0, usedBytes);
        return (int) crc.getValue();
    }
}
