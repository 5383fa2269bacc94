package io.paymiumfix.fix;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Cuts the byte stream into FIX messages. In place of QuickFIX/J's decoder, which has no bound on BodyLength(9), so that
 * a peer could make it hold any amount, and which logs what it cannot read, passwords included.
 *
 * <p>BodyLength(9) may be padded with zeros. Bytes that are no message are passed over, as FIX asks for garbled
 * messages, the next message begins at the next {@code 8=FIX}; a peer that sends too many of them, or that claims a
 * longer message than we read, is cut.
 *
 * <p>A message is copied once, into its text, one character per byte. All that a reading brought are handed on before the
 * next reading, each before the next one is looked for. One per connection, owned by the event loop.
 */
final class FixFrameDecoder extends ByteToMessageDecoder {

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

    private final int maxMessageBytes;
    /** Passed over since the last message. */
    private int garbageBytes;

    FixFrameDecoder(final int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    @Override
    protected void decode(final ChannelHandlerContext context, final ByteBuf in, final List<Object> out)
            throws FrameException {
        try {
            while (in.isReadable()) {
                final int length = frameLength(in);
                if (length == INCOMPLETE) {
                    return;
                }
                if (length == GARBLED) {
                    passOver(in);
                    continue;
                }
                garbageBytes = 0;
                out.add(in.toString(in.readerIndex(), length, StandardCharsets.ISO_8859_1));
                in.skipBytes(length);
                return;
            }
        } catch (FrameException e) {
            in.skipBytes(in.readableBytes());
            throw e;
        }
    }

    /** Bytes of the message that begins here, {@link #INCOMPLETE} or {@link #GARBLED}. */
    private int frameLength(final ByteBuf in) throws FrameException {
        final int start = in.readerIndex();
        final int limit = in.writerIndex();
        final int begin = match(in, start, BEGIN);
        if (begin < 0) {
            return begin;
        }
        int at = begin;
        while (at < limit && in.getByte(at) != SOH) {
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
        while (at < limit && in.getByte(at) != SOH) {
            final int digit = in.getByte(at) - '0';
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

    private static int checkTrailer(final ByteBuf in, final int start, final int trailer) {
        if (in.writerIndex() < trailer + TRAILER_BYTES) {
            return INCOMPLETE;
        }
        final boolean whole = in.getByte(trailer - 1) == SOH
                && match(in, trailer, CHECKSUM) > 0
                && in.getByte(trailer + TRAILER_BYTES - 1) == SOH;
        return whole ? trailer + TRAILER_BYTES - start : GARBLED;
    }

    /** The place after the expected bytes; negative when they are not there, or not there yet. */
    private static int match(final ByteBuf in, final int from, final byte[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (from + i >= in.writerIndex()) {
                return INCOMPLETE;
            }
            if (in.getByte(from + i) != expected[i]) {
                return GARBLED;
            }
        }
        return from + expected.length;
    }

    /** Moves to the next place a message may begin. */
    private void passOver(final ByteBuf in) throws FrameException {
        final int start = in.readerIndex();
        int next = start + 1;
        while (next < in.writerIndex() && match(in, next, BEGIN) == GARBLED) {
            next++;
        }
        in.readerIndex(next);
        garbageBytes += next - start;
        if (garbageBytes > maxMessageBytes) {
            throw new FrameException(garbageBytes + " bytes that are no FIX message");
        }
    }
}
