package io.paymiumfix.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Has a virtual machine's host give it memory before a load, by writing a file and deleting it. What a subject writes in a
 * load goes to pages of memory first; to be given a new one by the host takes many times what is done with it, and whether
 * an earlier process has just left some decides more about the load than the subject does. Where memory is the machine's
 * own, nothing changes.
 */
final class MemoryAtHand {

    /** More than any subject writes in a load of the table. */
    private static final long BYTES = 128L << 20;

    private static final int PIECE_BYTES = 1 << 20;

    private MemoryAtHand() {}

    /** Takes a quarter of a second where the host has to give it all. */
    static void fetch(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "memory-", "");
        ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_BYTES);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            for (long written = 0; written < BYTES; written += PIECE_BYTES) {
                piece.clear();
                while (piece.hasRemaining()) {
                    channel.write(piece);
                }
            }
        }
    }
}
