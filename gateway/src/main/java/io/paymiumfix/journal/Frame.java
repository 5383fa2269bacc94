package io.paymiumfix.journal;

/**
 * Where the fields of a frame lie; {@code docs/journal.md} is its description. Frames begin at
 * multiples of eight and are padded with zeros to the next.
 */
final class Frame {

    /** Bytes of header and payload, without the padding; 0: no frame was ever written here. */
    static final int LENGTH_AT = 0;
    /** CRC32C over the segment number, the length, and everything from the type to the padding's end. */
    static final int CRC_AT = 4;

    static final int TYPE_AT = 8;
    static final int VERSION_AT = 10;
    static final int BEHIND_AT = 12;
    static final int SEQUENCE_AT = 16;
    static final int TIME_AT = 24;
    static final int DIGEST_AT = 32;
    static final int PAYLOAD_AT = 40;

    static final int MAX_BYTES = 64 << 20;

    /** The type of a frame of outputs: no input has it, and the frame no sequence of its own. */
    static final int OUTPUTS_TYPE = 200;

    static final int OUTPUTS_VERSION = 1;

    private Frame() {}

    /** Bytes the frame takes in the file. */
    static int padded(final int length) {
        return (length + 7) & ~7;
    }

    static boolean isPossibleLength(final int length) {
        return length >= PAYLOAD_AT && length <= MAX_BYTES;
    }
}
