package io.paymiumfix.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The segment that is appended to: room that was filled with zeros before. Owned by one thread.
 *
 * <p>A block of the file that is begun is written whole, zeros over zeros. It may be long since it was filled, and what the
 * system has no longer in memory it reads from the device before it changes a part of it: orders would wait for that.
 */
final class SegmentWriter {
    /** A page of memory, and at least a block of every file system that is common. */
    private static final int BLOCK_BYTES = 4096;

    private final Segment segment;
    private final FileChannel channel;
    private final FrameChecksum checksum;
    private final long capacity;
    private long end = SegmentHeader.FRAMES_AT;

    private SegmentWriter(final Segment segment, final FileChannel channel) throws IOException {
        this.segment = segment;
        this.channel = channel;
        checksum = new FrameChecksum(segment.number());
        capacity = channel.size();
    }

    /** Makes a segment of a file of zeros; on return it is there, with {@code force} also after power loss. */
    static SegmentWriter begin(final Path zeros, final Path file, final SegmentHeader header, final boolean force)
            throws IOException {
        final FileChannel channel = FileChannel.open(zeros, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            header.write(channel);
            if (force) {
                channel.force(true);
            }
            Files.move(zeros, file, StandardCopyOption.ATOMIC_MOVE);
            if (force) {
                Channels.forceDirectory(file.getParent());
            }
            return new SegmentWriter(new Segment(file, header), channel);
        } catch (final IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Goes on behind what a scan found, over a channel that is then this writer's. */
    static SegmentWriter resume(final Segment segment, final FileChannel channel, final long end) throws IOException {
        final SegmentWriter writer = new SegmentWriter(segment, channel);
        writer.end = end;
        return writer;
    }

    Segment segment() {
        return segment;
    }

    /** A batch lies in one segment, also when it is larger than one. */
    boolean hasRoom(final int bytes) {
        return end + bytes <= capacity || end == SegmentHeader.FRAMES_AT;
    }

    /** Bytes; below zero when it is more than that. */
    long untilHalfFull() {
        return capacity / 2 - end;
    }

    void append(final Batch batch) throws IOException {
        final long newEnd = end + batch.bytes();
        Channels.writeFully(channel, batch.seal(checksum, zerosBehind(newEnd)), end);
        end = newEnd;
    }

    /** To the end of the last block, when it is begun; never beyond the file. */
    private int zerosBehind(final long newEnd) {
        return newEnd > blocksUpTo(end) ? (int) Math.max(0, Math.min(blocksUpTo(newEnd), capacity) - newEnd) : 0;
    }

    private static long blocksUpTo(final long offset) {
        return (offset + BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES;
    }

    void force() throws IOException {
        channel.force(false);
    }

    /** Frames up to this sequence are in it; they are forced first, so that what the header says is so. */
    void mark(final SegmentHeader header) throws IOException {
        channel.force(true);
        header.write(channel);
        channel.force(true);
    }

    void close() throws IOException {
        channel.close();
    }
}
