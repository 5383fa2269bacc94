package io.paymiumfix.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Whole reads and writes at a place of a file. */
final class Channels {

    private static final int PIECE_BYTES = 64 << 10;

    /** Written from by any thread, each by a view of its own; not on the heap, so that nothing is copied or collected. */
    private static final ByteBuffer ZEROS =
            ByteBuffer.allocateDirect(PIECE_BYTES).asReadOnlyBuffer();

    private Channels() {}

    static void writeFully(final FileChannel channel, final ByteBuffer from, final long offset) throws IOException {
        long at = offset;
        while (from.hasRemaining()) {
            at += channel.write(from, at);
        }
    }

    /** Reads until the buffer is full or the file ends; returns the bytes read. */
    static int readFully(final FileChannel channel, final ByteBuffer into, final long offset) throws IOException {
        int total = 0;
        while (into.hasRemaining()) {
            final int count = channel.read(into, offset + total);
            if (count < 0) {
                break;
            }
            total += count;
        }
        return total;
    }

    static void writeZeros(final FileChannel channel, final long from, final long to) throws IOException {
        final ByteBuffer zeros = ZEROS.duplicate();
        for (long at = from; at < to; at += zeros.limit()) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), to - at));
            writeFully(channel, zeros, at);
        }
    }

    /**
     * Writes what is there once more, in pieces. After a force that failed the system may hold it in memory only and count it
     * as written: then no later force brings it to the device.
     */
    static void writeAgain(final FileChannel channel, final long from, final long to) throws IOException {
        final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_BYTES);
        for (long at = from; at < to; at += PIECE_BYTES) {
            piece.clear().limit((int) Math.min(PIECE_BYTES, to - at));
            readFully(channel, piece, at);
            writeFully(channel, piece.flip(), at);
        }
    }

    /** Makes the names in a directory durable. */
    static void forceDirectory(final Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
