package io.paymiumfix.client;

import io.paymiumfix.client.LaneFileException.Reason;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The layout of a {@link LaneFile}. Owned by whoever owns the file.
 *
 * <pre>
 *    0  header: magic and version, 8 bytes
 *    8  boot id of the machine that the marks vouch for, 8 bytes
 *   64  state cell A   } generation, POSTs started, highest nonce, highest callId forgotten, CRC32C: 5 × 8 bytes;
 *  128  state cell B   } written in turn, the valid one of the higher generation counts
 *  192  callIds of started POSTs, 272 × 8 bytes, used as a ring
 * 2368  their CRC32Cs over callId and position, 272 × 4 bytes
 * </pre>
 *
 * <p>The process may be killed between any two of its stores. So a callId goes in first, then the state cell that is not
 * current; until that cell's CRC is in, the other one still tells the truth of before, and no byte has left. The ring is longer
 * than what it must remember, so that a callId half written destroys none that counts.
 */
final class LanePage {
    static final int BYTES = 4096;
    /** How many started POSTs are remembered exactly. */
    static final int REMEMBERED = 256;

    private static final long MAGIC_V1 = 0x3145_4e41_4c4d_5950L; // "PYMLANE1" read as little endian
    private static final long MAGIC_MASK = 0x00ff_ffff_ffff_ffffL;
    private static final int BOOT_ID_AT = 8;
    private static final int CELL_A_AT = 64;
    private static final int CELL_B_AT = 128;
    private static final int RING_AT = 192;
    private static final int RING_LENGTH = 272;
    private static final int RING_CRC_AT = RING_AT + RING_LENGTH * Long.BYTES;
    private static final long NONE_FORGOTTEN = Long.MIN_VALUE;

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final MappedByteBuffer page;
    private final CRC32C crc = new CRC32C();
    private final byte[] crcBytes = new byte[4 * Long.BYTES];
    private final ByteBuffer crcInput = ByteBuffer.wrap(crcBytes).order(ByteOrder.LITTLE_ENDIAN);

    private long generation;
    private long startedCount;
    private long highestNonce;
    private long highestForgotten = NONE_FORGOTTEN;

    private LanePage(MappedByteBuffer page) {
        this.page = page;
    }

    static LanePage open(Path path, MappedByteBuffer mapped) {
        LanePage page = new LanePage(mapped);
        long header = page.get(0);
        if (header == 0 && !page.used(CELL_A_AT) && !page.used(CELL_B_AT)) {
            page.create();
        } else if (header == MAGIC_V1) {
            page.load(path);
        } else if ((header & MAGIC_MASK) == (MAGIC_V1 & MAGIC_MASK)) {
            throw new LaneFileException(
                    Reason.LANE_FILE_VERSION, path + ": written by another version; use the version that wrote it");
        } else {
            throw corrupt(path, "its header is not a lane file's");
        }
        return page;
    }

    static LaneFileException corrupt(Path path, String what) {
        return new LaneFileException(
                Reason.LANE_FILE_CORRUPT,
                path + ": " + what + "; read the account's orders at the venue, treat every call without an outcome as"
                        + " unknown, then move this file away: a new one is made, and nonces go on from the clock");
    }

    long highestNonce() {
        return highestNonce;
    }

    long bootId() {
        return get(BOOT_ID_AT);
    }

    void bootId(long bootId) {
        set(BOOT_ID_AT, bootId);
    }

    boolean started(long callId) {
        if (highestForgotten != NONE_FORGOTTEN && callId <= highestForgotten) {
            return true;
        }
        for (long at = Math.max(0, startedCount - REMEMBERED); at < startedCount; at++) {
            if (ring(at) == callId) {
                return true;
            }
        }
        return false;
    }

    void mark(long nonce) {
        highestNonce = nonce;
        writeCell();
    }

    void markStarted(long nonce, long callId) {
        if (startedCount >= REMEMBERED) {
            highestForgotten = Math.max(highestForgotten, ring(startedCount - REMEMBERED));
        }
        set(RING_AT + slot(startedCount) * Long.BYTES, callId);
        INT.setRelease(page, RING_CRC_AT + slot(startedCount) * Integer.BYTES, ringCrc(callId, startedCount));
        startedCount++;
        highestNonce = nonce;
        writeCell();
    }

    void force() {
        page.force();
    }

    private void create() {
        writeCell();
        set(0, MAGIC_V1);
        page.force();
    }

    private void load(Path path) {
        int cell = newestValidCell();
        if (cell < 0) {
            throw corrupt(path, "neither of its state cells is whole");
        }
        readCell(cell);
        for (long at = Math.max(0, startedCount - REMEMBERED); at < startedCount; at++) {
            if (!ringWhole(at)) {
                throw corrupt(path, "a started call in it is not whole");
            }
        }
        int other = cell == CELL_A_AT ? CELL_B_AT : CELL_A_AT;
        if (used(other) && !cellWhole(other) && ringWhole(startedCount)) {
            // The mark behind this one was cut short. By our order of writing its bytes never left; say "started" all
            // the same.
            markStarted(highestNonce, ring(startedCount));
        }
    }

    private int newestValidCell() {
        boolean a = used(CELL_A_AT) && cellWhole(CELL_A_AT);
        boolean b = used(CELL_B_AT) && cellWhole(CELL_B_AT);
        if (a && b) {
            return get(CELL_A_AT) > get(CELL_B_AT) ? CELL_A_AT : CELL_B_AT;
        }
        return a ? CELL_A_AT : b ? CELL_B_AT : -1;
    }

    private void readCell(int cell) {
        generation = get(cell);
        startedCount = get(cell + 8);
        highestNonce = get(cell + 16);
        highestForgotten = get(cell + 24);
    }

    private void writeCell() {
        generation++;
        int cell = (generation & 1) == 0 ? CELL_A_AT : CELL_B_AT;
        VarHandle.releaseFence();
        set(cell, generation);
        set(cell + 8, startedCount);
        set(cell + 16, highestNonce);
        set(cell + 24, highestForgotten);
        set(cell + 32, cellCrc(generation, startedCount, highestNonce, highestForgotten));
    }

    private boolean used(int cell) {
        return get(cell) != 0 || get(cell + 32) != 0;
    }

    private boolean cellWhole(int cell) {
        return get(cell + 32) == cellCrc(get(cell), get(cell + 8), get(cell + 16), get(cell + 24))
                && get(cell + 8) >= 0;
    }

    private long cellCrc(long first, long second, long third, long fourth) {
        crcInput.putLong(0, first).putLong(8, second).putLong(16, third).putLong(24, fourth);
        crc.reset();
        crc.update(crcBytes, 0, crcBytes.length);
        // Never 0, so that a cell of zeros is not whole.
        return crc.getValue() | (1L << 32);
    }

    private long ring(long at) {
        return get(RING_AT + slot(at) * Long.BYTES);
    }

    private boolean ringWhole(long at) {
        return (int) INT.getAcquire(page, RING_CRC_AT + slot(at) * Integer.BYTES) == ringCrc(ring(at), at);
    }

    private int ringCrc(long callId, long at) {
        crcInput.putLong(0, callId).putLong(8, at);
        crc.reset();
        crc.update(crcBytes, 0, 2 * Long.BYTES);
        return (int) crc.getValue();
    }

    private static int slot(long at) {
        return (int) (at % RING_LENGTH);
    }

    private long get(int at) {
        return (long) LONG.getAcquire(page, at);
    }

    private void set(int at, long value) {
        LONG.setRelease(page, at, value);
    }
}
