package io.paymiumfix.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;

/**
 * One connection of the harness. It never waits: what the other side does not take yet is kept until the next
 * {@link #flush()}, so a subject that waits for us to read cannot stop both. Used by the harness thread only.
 */
class Wire implements ReadableByteChannel {

    private static final int FIRST_BYTES = 1 << 16;
    private static final int MOST_BYTES = 1 << 26;

    private final SocketChannel channel;
    private ByteBuffer out = ByteBuffer.allocateDirect(FIRST_BYTES);

    Wire(SocketChannel channel) {
        this.channel = channel;
    }

    /** Reads what is there; -1 at the end. */
    @Override
    public int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    /** Whether there is something to read that no selector tells of. */
    boolean more() {
        return false;
    }

    /** Keeps the message for the next flush. */
    final void put(ByteBuffer message) {
        if (out.remaining() < message.remaining()) {
            if (out.capacity() >= MOST_BYTES) {
                throw new BenchException("it does not read what is sent to it");
            }
            out = ByteBuffer.allocateDirect(out.capacity() * 2).put(out.flip());
        }
        out.put(message);
    }

    /** Over TLS unless {@code tls} is null. */
    static Wire client(SocketChannel channel, Tls tls) throws IOException {
        return tls == null ? new Wire(channel) : tls.client(channel);
    }

    /** Over TLS unless {@code tls} is null. */
    static Wire server(SocketChannel channel, Tls tls) throws IOException {
        return tls == null ? new Wire(channel) : tls.server(channel);
    }

    /** Writes what the other side takes of what was put. */
    final void flush() throws IOException {
        if (!flushed()) {
            out.flip();
            write(out);
            out.compact();
        }
    }

    /** Whether all that was put has been written. */
    boolean flushed() {
        return out.position() == 0;
    }

    /** Writes what can be written now. */
    void write(ByteBuffer from) throws IOException {
        channel.write(from);
    }

    @Override
    public final boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public final void close() throws IOException {
        channel.close();
    }
}
