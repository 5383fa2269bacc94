package io.paymiumfix.journal;

import io.paymiumfix.order.Input;
import java.nio.ByteBuffer;

/**
 * Inputs encoded as frames, on their way into a journal together. Reused for ever; owned by the
 * thread that appends.
 */
public final class Batch {

    private static final int INITIAL_BYTES = 64 << 10;

    private final WireWriter frames = new WireWriter(INITIAL_BYTES);
    private final InputEncoder encoder = new InputEncoder(frames);
    private int count;
    private long lastSequence;
    private long lastTimeUs;

    /** Empties it. */
    public void clear() {
        frames.clear();
        count = 0;
    }

    /**
     * Adds an input.
     *
     * @param sequence one more than that of the input before
     * @param timeUs its time, UTC microseconds
     * @param digest the {@link OutputChain}'s up to the batch before this one
     */
    public void add(final long sequence, final long timeUs, final long digest, final Input input) {
        final int start = begin(sequence, timeUs, digest);
        final InputType type = encoder.encode(input);
        final int length = frames.position() - start;
        if (length > Frame.MAX_BYTES) {
            frames.rewind(start);
            throw new IllegalArgumentException(type + " of " + length + " bytes: a frame has " + Frame.MAX_BYTES);
        }
        end(start, type.code(), type.version());
        lastSequence = sequence;
        lastTimeUs = timeUs;
        count++;
    }

    /**
     * Adds the outputs that the chain kept, those of the inputs directly before this batch, and makes it
     * forget them. Comes first in a batch, followed by an input.
     *
     * @param sequence of the input that follows
     * @param timeUs the time of the input that follows
     */
    public void addOutputs(final long sequence, final long timeUs, final OutputChain chain) {
        if (count != 0) {
            throw new IllegalStateException("outputs come first in a batch");
        }
        if (chain.keptCount() == 0) {
            return;
        }
        final int start = begin(sequence, timeUs, chain.digest());
        frames.putLong(sequence - chain.keptCount());
        chain.moveKept(frames);
        if (frames.position() - start > Frame.MAX_BYTES) {
            frames.rewind(start);
            return;
        }
        end(start, Frame.OUTPUTS_TYPE, Frame.OUTPUTS_VERSION);
    }

    private int begin(final long sequence, final long timeUs, final long digest) {
        final int start = frames.position();
        frames.putInt(0);
        frames.putInt(0);
        frames.putInt(0);
        frames.putInt(count);
        frames.putLong(sequence);
        frames.putLong(timeUs);
        frames.putLong(digest);
        return start;
    }

    private void end(final int start, final int type, final int version) {
        frames.setInt(start + Frame.LENGTH_AT, frames.position() - start);
        frames.setShort(start + Frame.TYPE_AT, type);
        frames.setShort(start + Frame.VERSION_AT, version);
        frames.padToEight();
    }

    /** Inputs in it. */
    public int count() {
        return count;
    }

    /** Bytes of its frames. */
    public int bytes() {
        return frames.position();
    }

    long lastSequence() {
        return lastSequence;
    }

    long lastTimeUs() {
        return lastTimeUs;
    }

    /** Writes the checksums these frames have in that segment, and shows them with so many zeros behind. */
    ByteBuffer seal(final FrameChecksum checksum, final int zerosBehind) {
        final ByteBuffer buffer = frames.buffer(zerosBehind);
        for (int at = 0; at < frames.position(); ) {
            final int padded = Frame.padded(buffer.getInt(at + Frame.LENGTH_AT));
            frames.setInt(at + Frame.CRC_AT, checksum.of(frames.array(), at, padded));
            at += padded;
        }
        return buffer;
    }
}
