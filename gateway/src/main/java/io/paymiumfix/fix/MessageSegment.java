package io.paymiumfix.fix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * One preallocated file of sent messages, mapped. Used again for later messages under a higher number, which is part
 * of every record's CRC, so that what an earlier use left behind is never taken for a message.
 *
 * <pre>
 *   header: magic 8, number 8, crc of both 4
 *   record: length 4, crc 4, generation 4, MsgSeqNum 4, reportSeq 8, bytes, padding to 8
 * </pre>
 *
 * <p>Owned by its {@link SentMessages}.
 */
final class MessageSegment {

    /** Sees the records of a segment in order. */
    @FunctionalInterface
    interface Reader {
        void onRecord(int generation, int msgSeqNum, long reportSeq, byte[] message);
    }

    private static final long MAGIC = 0x5041594D46495831L;
    private static final int HEADER_BYTES = 64;
    private static final int RECORD_HEADER_BYTES = 24;

    private final MappedByteBuffer bytes;
    private final CRC32C crc = new CRC32C();
    private final ByteBuffer checked = ByteBuffer.allocate(24);
    private long number;
    private int end = HEADER_BYTES;
    /** Of the last record found by {@link #open}, where it begins and where it ends. */
    private int last = HEADER_BYTES;

    private int afterLast = HEADER_BYTES;

    /** Lowest and highest MsgSeqNum(34) held, whatever their generation; empty when lowest is above highest. */
    int lowest = Integer.MAX_VALUE;

    int highest = Integer.MIN_VALUE;

    MessageSegment(final Path file, final int sizeBytes) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            allocate(channel, sizeBytes);
            bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, sizeBytes);
        }
        number = bytes.getLong(0) == MAGIC && bytes.getInt(16) == headerChecksum(bytes.getLong(8))
                ? bytes.getLong(8)
                : 0;
    }

    /** Writes zeros, so that the blocks exist: a full disk is met here and not as a fault in mapped memory. */
    private static void allocate(final FileChannel channel, final int sizeBytes) throws IOException {
        final ByteBuffer zeros = ByteBuffer.allocate(64 << 10);
        long at = channel.size();
        while (at < sizeBytes) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), sizeBytes - at));
            at += channel.write(zeros, at);
        }
    }

    /** 0 when never used. */
    long number() {
        return number;
    }

    /** Empties the segment for use under a new number. */
    void begin(final long newNumber) {
        bytes.putInt(16, 0);
        bytes.putLong(0, MAGIC);
        bytes.putLong(8, newNumber);
        bytes.putInt(16, headerChecksum(newNumber));
        number = newNumber;
        end = HEADER_BYTES;
        lowest = Integer.MAX_VALUE;
        highest = Integer.MIN_VALUE;
    }

    boolean fits(final int messageBytes) {
        return end + recordBytes(messageBytes) <= bytes.capacity();
    }

    /** @param message of which the first {@code length} bytes count */
    void append(
            final int generation, final int msgSeqNum, final long reportSeq, final byte[] message, final int length) {
        bytes.putInt(end + 8, generation);
        bytes.putInt(end + 12, msgSeqNum);
        bytes.putLong(end + 16, reportSeq);
        bytes.put(end + RECORD_HEADER_BYTES, message, 0, length);
        bytes.putInt(end + 4, checksum(generation, msgSeqNum, reportSeq, message, length));
        bytes.putInt(end, length);
        end += recordBytes(length);
        hold(msgSeqNum);
    }

    /** Reads what an earlier process left and finds where to go on. */
    void open(final Reader reader) {
        end = bytes.capacity();
        last = HEADER_BYTES;
        afterLast = HEADER_BYTES;
        walk(HEADER_BYTES, end, reader);
        end = afterLast;
    }

    /** Forgets the last record, which is then written over. */
    void dropLast() {
        bytes.putInt(last, 0);
        end = last;
    }

    /** Where the first record is. */
    static int begin() {
        return HEADER_BYTES;
    }

    /** Where the next record will be. */
    int end() {
        return end;
    }

    /**
     * Reads the whole records from a place on, some {@code mostBytes} of them.
     *
     * @return the place to go on from; {@link #end} when there are no more
     */
    int read(final int from, final int mostBytes, final Reader reader) {
        final int stop = (int) Math.min(end, from + (long) mostBytes);
        return Math.min(end, walk(from, stop, reader));
    }

    /**
     * Steps over damaged records: what follows one is found again by trying each place a record may begin.
     *
     * @param stop no record that begins here or behind is read
     * @return the place after the last one tried
     */
    private int walk(final int from, final int stop, final Reader reader) {
        final int limit = end;
        int at = from;
        while (at < stop && at + RECORD_HEADER_BYTES <= limit) {
            final int length = bytes.getInt(at);
            final byte[] message =
                    length > 0 && length <= limit - at - RECORD_HEADER_BYTES ? messageAt(at, length) : null;
            if (message == null) {
                at += Long.BYTES;
                continue;
            }
            final int msgSeqNum = bytes.getInt(at + 12);
            hold(msgSeqNum);
            reader.onRecord(bytes.getInt(at + 8), msgSeqNum, bytes.getLong(at + 16), message);
            last = at;
            at += recordBytes(length);
            afterLast = at;
        }
        return at >= stop ? at : limit;
    }

    private byte[] messageAt(final int at, final int length) {
        final byte[] message = new byte[length];
        bytes.get(at + RECORD_HEADER_BYTES, message);
        final int expected =
                checksum(bytes.getInt(at + 8), bytes.getInt(at + 12), bytes.getLong(at + 16), message, length);
        return expected == bytes.getInt(at + 4) ? message : null;
    }

    private void hold(final int msgSeqNum) {
        lowest = Math.min(lowest, msgSeqNum);
        highest = Math.max(highest, msgSeqNum);
    }

    private int checksum(
            final int generation, final int msgSeqNum, final long reportSeq, final byte[] message, final int length) {
        checked.clear().putLong(number).putInt(generation).putInt(msgSeqNum).putLong(reportSeq);
        crc.reset();
        crc.update(checked.array(), 0, checked.position());
        crc.update(message, 0, length);
        return (int) crc.getValue();
    }

    private int headerChecksum(final long segmentNumber) {
        checked.clear().putLong(MAGIC).putLong(segmentNumber);
        crc.reset();
        crc.update(checked.array(), 0, checked.position());
        return (int) crc.getValue();
    }

    static int recordBytes(final int messageBytes) {
        return (RECORD_HEADER_BYTES + messageBytes + 7) & ~7;
    }

    /** The bytes of a FIX message, one per character as QuickFIX/J reads and writes them. */
    static byte[] toBytes(final String message) {
        return message.getBytes(StandardCharsets.ISO_8859_1);
    }
}
