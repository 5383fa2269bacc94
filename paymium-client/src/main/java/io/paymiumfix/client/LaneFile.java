package io.paymiumfix.client;

import java.nio.file.Path;

/**
 * What a lane must remember when the process is killed: one page of 4096 bytes, memory-mapped, per API token.
 */
public final class LaneFile implements AutoCloseable {
    /** Opens or creates. @throws LaneFileException with the reason and what to do */
    public static LaneFile open(Path path) {
        throw new UnsupportedOperationException();
    }

    /** The highest nonce that may have left; 0 when none did. */
    public long highestNonce() {
        throw new UnsupportedOperationException();
    }

    /** True when a byte of the POST {@code callId} may have left. */
    public boolean started(long callId) {
        throw new UnsupportedOperationException();
    }

    /** True when the marks cannot vouch for the calls before this start: the machine restarted, or the file is new. */
    public boolean mayHaveLostMarks() {
        throw new UnsupportedOperationException();
    }

    /** The caller has dealt with the calls whose marks may be lost. */
    public void acknowledgeLostMarks() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
