package io.paymiumfix.journal;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Keeps snapshots of the core's state, so that a start need not read the journal from its first entry.
 * Nothing here is file-shaped. Used by one thread at a time.
 */
public interface SnapshotStore {

    /**
     * A state of the core and of what was unfinished at the time.
     *
     * @param position the journal's position after which it was taken: the next entry is this plus one
     * @param coreVersion the core logic that wrote it
     * @param content the state, as {@code docs/journal.md} describes it
     */
    record Snapshot(long position, int coreVersion, ByteBuffer content) {}

    /** Stores it durably, whole or not at all. */
    void save(Snapshot snapshot) throws IOException;

    /**
     * The newest whole snapshot, or null.
     *
     * @throws IOException there are snapshots and none can be read
     */
    Snapshot newest() throws IOException;

    /** The oldest whole snapshot that is kept, or null. */
    default Snapshot oldest() throws IOException {
        return newest();
    }
}
