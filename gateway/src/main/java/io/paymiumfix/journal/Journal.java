package io.paymiumfix.journal;

import java.io.IOException;

/**
 * The record of every input, in the order the core applies them. Nothing here is file-shaped: a
 * position is the sequence of an entry, so that a shared database can take the place of
 * {@link FileJournal}.
 *
 * <p>One thread at a time: the one that starts the process, then {@code order-core}. Any thread may call
 * {@link #syncedPosition}, {@link #reader} and {@link #truncateBefore}.
 */
public interface Journal extends AutoCloseable {

    /**
     * Writes the batch after everything written before. It is safe as {@link #sync} has it only after
     * the next sync. Its first entry must follow {@link #lastPosition}.
     *
     * @return the position of the batch's last entry
     * @throws IOException the batch may be there in part; every later append fails too
     */
    long append(Batch batch) throws IOException;

    /**
     * Makes everything appended as durable as this journal is set to.
     *
     * @throws IOException how much is durable is not known; every later append fails too
     */
    void sync() throws IOException;

    /** Hands every entry from this position on to the reader, in order. */
    void read(long fromPosition, EntryReader reader) throws IOException;

    /** A reader for another thread. */
    JournalReader reader();

    /**
     * Entries before this position are no longer needed to start again: they may be dropped now, later or
     * never. Any thread.
     */
    void truncateBefore(long position) throws IOException;

    /** The position of the last entry; 0 when there is none. */
    long lastPosition();

    /** The position of the last entry that is as durable as this journal is set to. Any thread. */
    long syncedPosition();

    /** True when the outputs of inputs are to be appended too, by {@link Batch#addOutputs}. */
    boolean wantsOutputs();

    /** When this journal was made, seconds since the epoch: the first part of every OrderID(37). */
    long birthS();

    /** Syncs and lets go; what is not appended by now never will be. */
    @Override
    void close() throws IOException;

    /** Takes entries as they are read. */
    @FunctionalInterface
    interface EntryReader {
        /** The next entry. */
        void onEntry(Entry entry) throws IOException;

        /** Outputs of an entry read before, where the journal has them. */
        default void onOutputs(final EncodedOutputs outputs) throws IOException {}
    }
}
