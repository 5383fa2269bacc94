package io.paymiumfix.fix;

import java.nio.charset.StandardCharsets;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.codec.CumulativeProtocolDecoder;
import org.apache.mina.filter.codec.ProtocolDecoderOutput;

/**
 * Cuts the byte stream into FIX messages. In place of QuickFIX/J's decoder, which has no bound on BodyLength(9), so that
 * a peer could make it hold any amount, and which logs what it cannot read, passwords included.
 *
 * <p>BodyLength(9) may be padded with zeros. Bytes that are no message are passed over, as FIX asks for garbled
 * messages, the next message begins at the next {@code 8=FIX}; a peer that sends too many of them, or that claims a
 * longer message than we read, is cut.
 *
 * <p>One for all connections of a port: what it knows of a connection is in the buffer and in an attribute.
 */
final class FixFrameDecoder extends CumulativeProtocolDecoder {

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
    private static final String GARBAGE_BYTES = "io.paymiumfix.garbage";

    private final int maxMessageBytes;

    FixFrameDecoder(final int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    @Override
    protected boolean doDecode(final IoSession session, final IoBuffer in, final ProtocolDecoderOutput out)
            throws FrameException {
        while (in.hasRemaining()) {
            final int length = frameLength(in);
            if (length == INCOMPLETE) {
                return false;
            }
            if (length == GARBLED) {
                passOver(session, in);
                continue;
            }
            final byte[] message = new byte[length];
            in.get(message);
            session.removeAttribute(GARBAGE_BYTES);
            out.write(new String(message, StandardCharsets.ISO_8859_1));
            return true;
        }
        return false;
    }

    /** Bytes of the message that begins here, {@link #INCOMPLETE} or {@link #GARBLED}. */
    private int frameLength(final IoBuffer in) throws FrameException {
        final int start = in.position();
        final int limit = in.limit();
        final int begin = match(in, start, BEGIN);
        if (begin < 0) {
            return begin;
        }
        int at = begin;
        while (at < limit && in.get(at) != SOH) {
            if (at - start > MAX_BEGIN_STRING_BYTES) {
                return GARBLED;
            }
            at++;
        }
        if (at == limit) {
            return INCOMPLETE;
        }
        at = match(in, at + 1, LENGTH);
        if (at < 0) {
            return at;
        }
        long bodyLength = 0;
        final int digitsFrom = at;
        while (at < limit && in.get(at) != SOH) {
            final int digit = in.get(at) - '0';
            if (digit < 0 || digit > 9 || at - digitsFrom >= MAX_LENGTH_DIGITS) {
                return GARBLED;
            }
            bodyLength = bodyLength * 10 + digit;
            at++;
        }
        if (bodyLength > maxMessageBytes) {
            throw new FrameException("a message of " + bodyLength + " bytes, more than " + maxMessageBytes);
        }
        if (at == limit) {
            return INCOMPLETE;
        }
        if (at == digitsFrom) {
            return GARBLED;
        }
        return checkTrailer(in, start, at + 1 + (int) bodyLength);
    }

    private static int checkTrailer(final IoBuffer in, final int start, final int trailer) {
        if (in.limit() < trailer + TRAILER_BYTES) {
            return INCOMPLETE;
        }
        final boolean whole = in.get(trailer - 1) == SOH
                && match(in, trailer, CHECKSUM) > 0
                && in.get(trailer + TRAILER_BYTES - 1) == SOH;
        return whole ? trailer + TRAILER_BYTES - start : GARBLED;
    }

    /** The place after the expected bytes; negative when they are not there, or not there yet. */
    private static int match(final IoBuffer in, final int from, final byte[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (from + i >= in.limit()) {
                return INCOMPLETE;
            }
            if (in.get(from + i) != expected[i]) {
                return GARBLED;
            }
        }
        return from + expected.length;
    }

    /** Moves to the next place a message may begin. */
    private void passOver(final IoSession session, final IoBuffer in) throws FrameException {
        final int start = in.position();
        int next = start + 1;
        while (next < in.limit() && match(in, next, BEGIN) == GARBLED) {
            next++;
        }
        in.position(next);
        final int before = (Integer) session.getAttribute(GARBAGE_BYTES, 0);
        final int garbage = before + next - start;
        if (garbage > maxMessageBytes) {
            throw new FrameException(garbage + " bytes that are no FIX message");
        }
        session.setAttribute(GARBAGE_BYTES, garbage);
    }
}
