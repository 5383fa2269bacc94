package io.paymiumfix.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The checksum of frames of one segment. The segment's number is in it, so that a frame of a segment
 * whose file is used again never passes for one of the new.
 */
final class FrameChecksum {

    private final byte[] segment;
    private final CRC32C crc = new CRC32C();

    FrameChecksum(final long segmentNumber) {
        segment = ByteBuffer.allocate(Long.BYTES).putLong(segmentNumber).array();
    }

    /** Of the frame at this place, whatever its checksum field says. */
    int of(final byte[] bytes, final int at, final int paddedLength) {
        crc.reset();
        crc.update(segment, 0, segment.length);
        crc.update(bytes, at + Frame.LENGTH_AT, Frame.CRC_AT - Frame.LENGTH_AT);
        crc.update(bytes, at + Frame.TYPE_AT, paddedLength - Frame.TYPE_AT);
        return (int) crc.getValue();
    }
}
