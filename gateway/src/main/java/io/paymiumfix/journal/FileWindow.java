package io.paymiumfix.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** A part of a file in memory that moves on as it is read. Owned by one thread. */
final class FileWindow {

    private static final int INITIAL_BYTES = 1 << 20;
    private static final byte[] ZEROS = new byte[64 << 10];

    private final FileChannel channel;
    private final long end;
    private ByteBuffer buffer = ByteBuffer.allocate(INITIAL_BYTES);
    private long start;
    private int length;

    /** Sees the file up to {@code end}, or its own end if that comes first. */
    FileWindow(final FileChannel channel, final long end) throws IOException {
        this.channel = channel;
        this.end = Math.min(end, channel.size());
    }

    long end() {
        return end;
    }

    /** True when that many bytes from the offset on are in the file; they are then in {@link #array}. */
    boolean has(final long offset, final int count) throws IOException {
        if (offset + count > end) {
            return false;
        }
        if (offset < start || offset + count > start + length) {
            load(offset, count);
        }
        return true;
    }

    byte[] array() {
        return buffer.array();
    }

    /** Where an offset that {@link #has} made present lies in {@link #array}. */
    int indexOf(final long offset) {
        return (int) (offset - start);
    }

    int intAt(final long offset) {
        return buffer.getInt(indexOf(offset));
    }

    int shortAt(final long offset) {
        return buffer.getShort(indexOf(offset));
    }

    long longAt(final long offset) {
        return buffer.getLong(indexOf(offset));
    }

    /** How many bytes from an offset that {@link #has} made present on are zero, as far as that is known at once. */
    int zerosAt(final long offset) {
        final int from = indexOf(offset);
        final int count = Math.min(length - from, ZEROS.length);
        final int other = Arrays.mismatch(buffer.array(), from, from + count, ZEROS, 0, count);
        return other < 0 ? count : other;
    }

    private void load(final long offset, final int count) throws IOException {
        if (count > buffer.capacity()) {
            buffer = ByteBuffer.allocate(Math.max(count, buffer.capacity() * 2));
        }
        buffer.clear().limit((int) Math.min(buffer.capacity(), end - offset));
        length = Channels.readFully(channel, buffer, offset);
        buffer.clear();
        start = offset;
        if (length < count) {
            throw new IOException("the file became shorter while it was read");
        }
    }
}
