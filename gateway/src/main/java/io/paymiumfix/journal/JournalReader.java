package io.paymiumfix.journal;

import java.io.IOException;

/**
 * Reads a journal beside the thread that appends to it. Changes nothing. Used by one thread at a time,
 * which need not be the one that owns the {@link Journal}.
 */
public interface JournalReader extends AutoCloseable {

    /** For {@link #read}: up to what is there at present, however far that is. */
    long END = Long.MAX_VALUE;

    /**
     * Hands every entry of these positions on, in order. Going on where the last call ended costs least.
     *
     * @param toPosition the last; not more than {@link Journal#syncedPosition} showed, or {@link #END}
     * @return the position of the last entry read, {@code fromPosition - 1} when there was none
     * @throws IOException an entry is not there: dropped, damaged, or never appended
     */
    long read(long fromPosition, long toPosition, Journal.EntryReader reader) throws IOException;

    /** The position of the oldest entry that is kept, or of the first to come. */
    long firstPosition() throws IOException;

    /** Lets go of what it reads from; the journal is not concerned. */
    @Override
    void close() throws IOException;
}
