package io.paymiumfix.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/** Bytes of a stream that are not yet whole messages. Grows to the longest message. */
public abstract class Frames {

    private static final int LEAST_SPACE = 4096;

    byte[] bytes = new byte[1 << 16];
    /** Where the next message begins. */
    int from;
    /** Behind the last byte read. */
    int end;

    private ByteBuffer buffer = ByteBuffer.wrap(bytes);

    /** Reads once; -1 at the end of the stream. */
    public final int readFrom(ReadableByteChannel channel) throws IOException {
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, end - from);
            end -= from;
            from = 0;
        }
        if (bytes.length - end < LEAST_SPACE) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
            buffer = ByteBuffer.wrap(bytes);
        }
        int count = channel.read(buffer.clear().position(end));
        end += Math.max(count, 0);
        return count;
    }

    /** Moves to the next whole message; false when there is none yet. */
    public abstract boolean next();
}
