package io.paymiumfix.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Finds the end of the last segment at start: walks its frames and, where they stop, decides between an
 * append that a crash cut short and damage to what was durable.
 *
 * <p>What proves damage: the header says the frame was durable, or a whole frame of a <em>later</em>
 * append follows, for an append begins only when the one before is durable as set. Frames of one
 * append may reach the device in any order, so whole frames of the same append prove nothing.
 */
final class SegmentScan {

    private final Path file;
    private final SegmentHeader header;
    private final FrameCursor cursor;
    private long lastSequence;
    private long lastTimeUs = Long.MIN_VALUE;
    private long durableEnd = SegmentHeader.FRAMES_AT;

    SegmentScan(final FileChannel channel, final Segment segment) throws IOException {
        file = segment.file();
        header = segment.header();
        cursor = new FrameCursor(channel, header.segment(), Long.MAX_VALUE);
        lastSequence = header.firstSequence() - 1;
    }

    /** Walks to the end; null when nothing lies behind the last whole frame. */
    TornTail run() throws IOException {
        while (cursor.isWhole()) {
            if (cursor.sequence() != lastSequence + 1) {
                throw damage(
                        cursor.offset(), "frame " + cursor.sequence() + " where " + (lastSequence + 1) + " belongs");
            }
            if (!cursor.isOutputs()) {
                lastSequence++;
                lastTimeUs = cursor.timeUs();
            }
            final boolean isDurable = cursor.sequence() <= header.syncedThrough();
            cursor.moveOn();
            if (isDurable) {
                durableEnd = cursor.offset();
            }
        }
        final long end = cursor.offset();
        if (lastSequence < header.syncedThrough()) {
            throw damage(
                    end,
                    "frame " + (lastSequence + 1) + " is not whole, and it was durable: frames up to "
                            + header.syncedThrough() + " were");
        }
        final long used = findLaterFrames(end);
        cursor.moveTo(end);
        return used == end ? null : new TornTail(end, used - end, lastSequence + 1);
    }

    long lastSequence() {
        return lastSequence;
    }

    /** Of its last input; {@link Long#MIN_VALUE} when it has none. */
    long lastTimeUs() {
        return lastTimeUs;
    }

    /** Where the frames end that the header says are on the device; those behind were read, maybe from memory only. */
    long durableEnd() {
        return durableEnd;
    }

    /** Where the next frame goes. */
    long endOffset() {
        return cursor.offset();
    }

    /** Looks at everything behind the last whole frame; returns where its last byte that is not zero ends. */
    private long findLaterFrames(final long from) throws IOException {
        long used = from;
        long at = from;
        while (at < cursor.end()) {
            cursor.moveTo(at);
            if (cursor.isBlank()) {
                at += cursor.blankBytes();
                continue;
            }
            used = Math.min(at + Long.BYTES, cursor.end());
            if (cursor.isWhole() && cursor.sequence() - cursor.behind() > lastSequence + 1) {
                throw damage(
                        from,
                        "frame " + (lastSequence + 1) + " is not whole, and frame " + cursor.sequence()
                                + " at offset " + at
                                + " was written after it was durable (under durability os: or the machine"
                                + " itself stopped)");
            }
            at += Long.BYTES;
        }
        return used;
    }

    private JournalDamagedException damage(final long offset, final String what) {
        return new JournalDamagedException(file, offset, what);
    }
}
