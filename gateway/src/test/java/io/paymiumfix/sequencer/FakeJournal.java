package io.paymiumfix.sequencer;

import io.paymiumfix.journal.Batch;
import io.paymiumfix.journal.Journal;
import io.paymiumfix.journal.JournalReader;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A journal that counts, and fails when told. */
final class FakeJournal implements Journal {

    private long lastPosition;
    private final AtomicInteger appends = new AtomicInteger();
    private volatile boolean failing;
    private volatile boolean closed;

    void failFromNowOn() {
        failing = true;
    }

    int appends() {
        return appends.get();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public long append(final Batch batch) throws IOException {
        if (failing) {
            throw new IOException("No space left on device");
        }
        appends.incrementAndGet();
        lastPosition += batch.count();
        return lastPosition;
    }

    @Override
    public void sync() {}

    @Override
    public void read(final long fromPosition, final EntryReader reader) {}

    @Override
    public JournalReader reader() {
        throw new UnsupportedOperationException("nothing is kept");
    }

    @Override
    public void truncateBefore(final long position) {}

    @Override
    public long lastPosition() {
        return lastPosition;
    }

    @Override
    public long syncedPosition() {
        return lastPosition;
    }

    @Override
    public boolean wantsOutputs() {
        return false;
    }

    @Override
    public long birthS() {
        return 1;
    }

    @Override
    public void close() {
        closed = true;
    }
}
