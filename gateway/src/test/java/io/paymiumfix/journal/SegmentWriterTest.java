package io.paymiumfix.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.Input.SessionDown;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which bytes of a file an append writes. Here the file was not filled with zeros, so that those show. */
@Timeout(30)
class SegmentWriterTest {
    private static final int BLOCK = 4096;
    /** The last block is a part of one. */
    private static final int CAPACITY = 5 * BLOCK + 1_000;

    private static final byte UNTOUCHED = (byte) 0xff;

    @TempDir
    Path directory;

    private FileChannel channel;
    private SegmentWriter writer;
    private long sequence;
    private int end = SegmentHeader.FRAMES_AT;

    @BeforeEach
    void begin() throws IOException {
        final Path file = directory.resolve("segment");
        channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        touchNot(0, CAPACITY);
        resume();
    }

    private void resume() throws IOException {
        final SegmentHeader header = new SegmentHeader(1, 0, 1, 1, 0, "", false);
        writer = SegmentWriter.resume(new Segment(directory.resolve("segment"), header), channel, end);
    }

    @AfterEach
    void close() throws IOException {
        channel.close();
    }

    @Test
    void shouldWriteABlockThatItBeginsWhole() throws IOException {
        append(100);

        assertZerosUpTo(2 * BLOCK);
    }

    @Test
    void shouldWriteWhatIsNewOnlyInABlockThatIsBegun() throws IOException {
        append(100);
        touchNot(end, 2 * BLOCK);
        append(100);

        assertZerosUpTo(end);
    }

    @Test
    void shouldWriteABlockThatItBeginsWholeAfterItWasResumedWithinOne() throws IOException {
        end += 1_000;
        resume();
        append(100);
        assertZerosUpTo(end);

        append(BLOCK);
        assertZerosUpTo(3 * BLOCK);
    }

    @Test
    void shouldWriteNoZerosBehindABlockThatIsFilledToItsEnd() throws IOException {
        append(0);
        final int frameWithoutText = end - SegmentHeader.FRAMES_AT;
        append(BLOCK - 2 * frameWithoutText);
        assertEquals(2 * BLOCK, end);
        assertZerosUpTo(end);

        append(100);
        assertZerosUpTo(3 * BLOCK);
    }

    @Test
    void shouldTellHowFarTheHalfOfTheFileIs() throws IOException {
        append(BLOCK);
        assertEquals(CAPACITY / 2 - end, writer.untilHalfFull());

        append(BLOCK);
        assertTrue(writer.untilHalfFull() < 0);
    }

    @Test
    void shouldWriteTheLastBlockOfALongAppendWhole() throws IOException {
        append(100);
        append(BLOCK + 2_000);

        assertZerosUpTo(3 * BLOCK);
    }

    @Test
    void shouldWriteNoZerosBeyondTheFile() throws IOException {
        append(4 * BLOCK + 100);

        assertZerosUpTo(CAPACITY);
        assertEquals(CAPACITY, channel.size());
    }

    @Test
    void shouldWriteNoZerosBehindABatchThatIsLargerThanTheFile() throws IOException {
        append(6 * BLOCK);

        assertEquals(end, channel.size());
    }

    private void append(final int textBytes) throws IOException {
        final Batch batch = new Batch();
        sequence++;
        batch.add(sequence, sequence, 0, new SessionDown("oms", "x".repeat(textBytes)));
        writer.append(batch);
        end += batch.bytes();
    }

    private void touchNot(final int from, final int to) throws IOException {
        final byte[] bytes = new byte[to - from];
        Arrays.fill(bytes, UNTOUCHED);
        Channels.writeFully(channel, ByteBuffer.wrap(bytes), from);
    }

    /** From the last frame on; what comes behind was not touched. */
    private void assertZerosUpTo(final int zerosTo) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocate(CAPACITY);
        Channels.readFully(channel, bytes, 0);
        for (int at = end; at < CAPACITY; at++) {
            assertEquals(at < zerosTo ? 0 : UNTOUCHED, bytes.get(at), "at " + at);
        }
    }
}
