package io.paymiumfix.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The first 128 bytes of a segment; frames begin at 4096, so that writing it anew never touches a
 * page that holds a frame.
 *
 * @param coreVersion the version of the core's logic that applied its inputs
 * @param birthS when the journal, not only this segment, was made: seconds since the epoch
 * @param segment the segment's number, from 1
 * @param firstSequence the sequence of its first frame
 * @param syncedThrough every frame up to this sequence was durable when the header was written
 * @param configHash the configuration's, when the segment was made
 * @param closed the next segment was begun: {@code syncedThrough} is the last frame of this one
 */
record SegmentHeader(
        int coreVersion,
        long birthS,
        long segment,
        long firstSequence,
        long syncedThrough,
        String configHash,
        boolean closed) {

    static final int BYTES = 128;
    static final int FRAMES_AT = 4096;
    static final int MAX_HASH_BYTES = 64;
    static final int FORMAT = 1;

    /** {@code PMFIXJNL}. */
    private static final long MAGIC = 0x504D4649584A4E4CL;

    private static final int CLOSED_AT = 114;
    private static final int CRC_AT = BYTES - Integer.BYTES;

    SegmentHeader syncedThrough(final long sequence) {
        return new SegmentHeader(coreVersion, birthS, segment, firstSequence, sequence, configHash, closed);
    }

    /** Its last frame is known. */
    SegmentHeader closedAt(final long sequence) {
        return new SegmentHeader(coreVersion, birthS, segment, firstSequence, sequence, configHash, true);
    }

    /** And the zeros up to the first frame, so that nothing has to be read before. */
    void write(final FileChannel channel) throws IOException {
        final byte[] hash = configHash.getBytes(StandardCharsets.US_ASCII);
        final ByteBuffer buffer = ByteBuffer.allocate(FRAMES_AT)
                .putLong(MAGIC)
                .putInt(FORMAT)
                .putInt(coreVersion)
                .putLong(birthS)
                .putLong(segment)
                .putLong(firstSequence)
                .putLong(syncedThrough)
                .putShort((short) hash.length)
                .put(hash)
                .put(CLOSED_AT, (byte) (closed ? 1 : 0));
        buffer.putInt(CRC_AT, crc(buffer.array())).clear();
        Channels.writeFully(channel, buffer, 0);
    }

    static SegmentHeader read(final FileChannel channel, final Path file) throws IOException {
        final ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        if (Channels.readFully(channel, buffer, 0) < BYTES || buffer.getInt(CRC_AT) != crc(buffer.array())) {
            throw new JournalDamagedException(file, 0, "the segment's header is damaged");
        }
        if (buffer.getLong(0) != MAGIC) {
            throw new JournalDamagedException(file, 0, "this is not a journal");
        }
        buffer.position(Long.BYTES);
        final int format = buffer.getInt();
        if (format != FORMAT) {
            throw new JournalVersionException(file + " has format " + format + ", this build reads " + FORMAT
                    + ": start the build that wrote it, or a newer one");
        }
        return new SegmentHeader(
                buffer.getInt(),
                buffer.getLong(),
                buffer.getLong(),
                buffer.getLong(),
                buffer.getLong(),
                readHash(buffer),
                buffer.get(CLOSED_AT) == 1);
    }

    private static String readHash(final ByteBuffer buffer) {
        final byte[] hash = new byte[buffer.getShort()];
        buffer.get(hash);
        return new String(hash, StandardCharsets.US_ASCII);
    }

    private static int crc(final byte[] header) {
        final CRC32C crc = new CRC32C();
        crc.update(header, 0, CRC_AT);
        return (int) crc.getValue();
    }
}
