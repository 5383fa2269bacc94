package io.paymiumfix.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** Looks at the frames of a segment one by one. Owned by one thread. */
final class FrameCursor {

    private final FileWindow window;
    private final FrameChecksum checksum;
    private final WireReader payload = new WireReader();
    private long offset;

    FrameCursor(final FileChannel channel, final long segment, final long end) throws IOException {
        window = new FileWindow(channel, end);
        checksum = new FrameChecksum(segment);
        offset = SegmentHeader.FRAMES_AT;
    }

    long offset() {
        return offset;
    }

    long end() {
        return window.end();
    }

    void moveTo(final long newOffset) {
        offset = newOffset;
    }

    /** Past the frame here, which must be whole. */
    void moveOn() {
        offset += Frame.padded(length());
    }

    /** True when a whole frame of this segment lies here. */
    boolean isWhole() throws IOException {
        if (!window.has(offset, Frame.PAYLOAD_AT)) {
            return false;
        }
        final int length = window.intAt(offset + Frame.LENGTH_AT);
        if (!Frame.isPossibleLength(length) || !window.has(offset, Frame.padded(length))) {
            return false;
        }
        final int crc = window.intAt(offset + Frame.CRC_AT);
        return crc == checksum.of(window.array(), window.indexOf(offset), Frame.padded(length));
    }

    long sequence() {
        return window.longAt(offset + Frame.SEQUENCE_AT);
    }

    int behind() {
        return window.intAt(offset + Frame.BEHIND_AT);
    }

    long timeUs() {
        return window.longAt(offset + Frame.TIME_AT);
    }

    /** The frame here has outputs of inputs before it; it takes no place in the sequence. */
    boolean isOutputs() {
        return window.shortAt(offset + Frame.TYPE_AT) == Frame.OUTPUTS_TYPE;
    }

    /** The eight bytes here are all zero. */
    boolean isBlank() throws IOException {
        return window.has(offset, Long.BYTES) && window.longAt(offset) == 0;
    }

    /** How many bytes from here on are zero at least, a multiple of eight; it must be blank here. */
    int blankBytes() {
        return window.zerosAt(offset) & -Long.BYTES;
    }

    /** Its type, in words. */
    String typeName() {
        return isOutputs()
                ? "OUTPUTS"
                : InputType.of(window.shortAt(offset + Frame.TYPE_AT), window.shortAt(offset + Frame.VERSION_AT))
                        .name();
    }

    /** Bytes of header and payload. */
    int length() {
        return window.intAt(offset + Frame.LENGTH_AT);
    }

    List<EncodedOutputs> decodeOutputs() {
        final int version = window.shortAt(offset + Frame.VERSION_AT);
        if (version != Frame.OUTPUTS_VERSION) {
            throw new UndecodableException("outputs in version " + version + ": a newer build?");
        }
        final WireReader in = payload();
        long sequence = in.readLong();
        final List<EncodedOutputs> all = new ArrayList<>();
        while (in.remaining() > 0) {
            all.add(new EncodedOutputs(sequence++, ByteBuffer.wrap(in.readBytes(in.readInt()))));
        }
        return all;
    }

    Entry decode() {
        payload();
        return new Entry(
                sequence(),
                timeUs(),
                behind(),
                window.longAt(offset + Frame.DIGEST_AT),
                InputDecoder.decode(
                        window.shortAt(offset + Frame.TYPE_AT), window.shortAt(offset + Frame.VERSION_AT), payload));
    }

    private WireReader payload() {
        return payload.over(window.array(), window.indexOf(offset + Frame.PAYLOAD_AT), length() - Frame.PAYLOAD_AT);
    }
}
