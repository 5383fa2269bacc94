package io.paymiumfix.fix;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts the byte stream of one connection into FIX messages. In place of QuickFIX/J's decoder, which has no bound on
 * BodyLength(9), so that a peer could make it hold any amount, and which logs what it cannot read, passwords included.
 *
 * <p>BodyLength(9) may be padded with zeros. Bytes that are no message are passed over, as FIX asks for garbled
 * messages, the next message begins at the next {@code 8=FIX}; a peer that sends too many of them, or that claims a
 * longer message than we read, is cut.
 *
 * <p>Owned by the event loop. Holds a message that is not whole yet, or a reading, with twice the room at most; what is more
 * than a small connection needs only until it is taken.
 */
final class FixFrames {

    /** The bytes are not FIX, or too many; the connection is to be cut. */
    static final class FrameException extends Exception {
        private static final long serialVersionUID = 1L;

        FrameException(final String message) {
            super(message);
        }
    }

    private static final byte SOH = 1;
    private static final byte[] BEGIN = "8=FIX".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] LENGTH = "9=".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] CHECKSUM = "10=".getBytes(StandardCharsets.ISO_8859_1);
    private static final int TRAILER_BYTES = 7;
    private static final int MAX_BEGIN_STRING_BYTES = 16;
    private static final int MAX_LENGTH_DIGITS = 12;
    private static final int INCOMPLETE = -1;
    private static final int GARBLED = -2;
    /** Room for the largest reading and a message before it; more is given back once all that was read is handed on. */
    private static final int KEPT_BYTES = 32 << 10;

    private static final byte[] NONE = {};

    private final int maxMessageBytes;
    private byte[] bytes = NONE;
    /** Where the next message begins. */
    private int start;
    /** Where what was read ends. */
    private int end;
    /** Passed over since the last message. */
    private int garbageBytes;

    FixFrames(final int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    /** Takes all that was read. */
    void add(final ByteBuf reading) {
        final int count = reading.readableBytes();
        if (count > bytes.length - end) {
            makeRoom(count);
        }
        reading.readBytes(bytes, end, count);
        end += count;
    }

    /** Up to twice what is needed, when it has to grow, so that a long message is not moved with each reading. */
    private void makeRoom(final int count) {
        final int held = end - start;
        final int needed = held + count;
        final byte[] roomy = needed <= bytes.length ? bytes : new byte[Integer.highestOneBit(needed) << 1];
        System.arraycopy(bytes, start, roomy, 0, held);
        bytes = roomy;
        start = 0;
        end = held;
    }

    /**
     * The next message, one character per byte; null until more was read.
     *
     * @throws FrameException then all that was read is forgotten
     */
    String next() throws FrameException {
        while (start < end) {
            final int length = frameLength();
            if (length == INCOMPLETE) {
                return null;
            }
            if (length == GARBLED) {
                passOver();
            } else {
                final int begin = start;
                start += length;
                garbageBytes = 0;
                return new String(bytes, begin, length, StandardCharsets.ISO_8859_1);
            }
        }
        forget();
        return null;
    }

    private void forget() {
        start = 0;
        end = 0;
        if (bytes.length > KEPT_BYTES) {
            bytes = NONE;
        }
    }

    /** Bytes of the message that begins here, {@link #INCOMPLETE} or {@link #GARBLED}. */
    private int frameLength() throws FrameException {
        int at = match(start, BEGIN);
        while (at > 0 && at < end && bytes[at] != SOH) {
            at = at - start > MAX_BEGIN_STRING_BYTES ? GARBLED : at + 1;
        }
        at = at > 0 ? match(at + 1, LENGTH) : at;
        if (at < 0) {
            return at;
        }
        final int digitsFrom = at;
        long bodyLength = 0;
        while (at < end && bytes[at] != SOH) {
            final int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9 || at - digitsFrom >= MAX_LENGTH_DIGITS) {
                return GARBLED;
            }
            bodyLength = bodyLength * 10 + digit;
            at++;
        }
        if (bodyLength > maxMessageBytes) {
            throw tooMany("a message of " + bodyLength + " bytes, more than " + maxMessageBytes);
        }
        if (at == end) {
            return INCOMPLETE;
        }
        return at == digitsFrom ? GARBLED : checkTrailer(at + 1 + (int) bodyLength);
    }

    private int checkTrailer(final int trailer) {
        if (end < trailer + TRAILER_BYTES) {
            return INCOMPLETE;
        }
        final boolean whole =
                bytes[trailer - 1] == SOH && match(trailer, CHECKSUM) > 0 && bytes[trailer + TRAILER_BYTES - 1] == SOH;
        return whole ? trailer + TRAILER_BYTES - start : GARBLED;
    }

    /** The place after the expected bytes; {@link #GARBLED} when they are not there, {@link #INCOMPLETE} when not yet. */
    private int match(final int from, final byte[] expected) {
        final int known = Math.min(expected.length, end - from);
        if (known == expected.length) {
            return Arrays.equals(bytes, from, from + known, expected, 0, known) ? from + known : GARBLED;
        }
        return known <= 0 || Arrays.equals(bytes, from, from + known, expected, 0, known) ? INCOMPLETE : GARBLED;
    }

    /** Moves to the next place a message may begin. */
    private void passOver() throws FrameException {
        final int from = start;
        do {
            start++;
        } while (start < end && match(start, BEGIN) == GARBLED);
        garbageBytes += start - from;
        if (garbageBytes > maxMessageBytes) {
            throw tooMany(garbageBytes + " bytes that are no FIX message");
        }
    }

    private FrameException tooMany(final String why) {
        forget();
        return new FrameException(why);
    }
}
