package io.paymiumfix.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Zero-fills a file ahead of its writer, on thread {@code journal-fill}: an append then overwrites
 * blocks the file already has, and forcing it need not wait for the file system's own bookkeeping.
 *
 * <p>The writer writes only below {@link #readyTo}, the filler only at or above it.
 */
final class Runway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Runway.class);

    private final FileChannel channel;
    private final int fillBytes;
    private final Thread thread = new Thread(this::fillAhead, "journal-fill");

    private volatile long readyTo;
    /** Guarded by this. */
    private long wanted;
    /** Guarded by this. */
    private boolean closed;

    Runway(final FileChannel channel, final int fillBytes) throws IOException {
        this.channel = channel;
        this.fillBytes = fillBytes;
        readyTo = channel.size();
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Called by the writer: on return the file is filled up to here, and soon further. */
    void clear(final long upTo) throws IOException {
        if (upTo > readyTo) {
            fill(upTo + fillBytes);
        } else if (upTo + fillBytes / 2 > readyTo) {
            ask(readyTo + fillBytes);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (final InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void ask(final long upTo) {
        if (upTo > wanted) {
            wanted = upTo;
            notifyAll();
        }
    }

    private synchronized void fill(final long upTo) throws IOException {
        if (upTo > readyTo) {
            Channels.writeZeros(channel, readyTo, upTo);
            readyTo = upTo;
        }
    }

    private void fillAhead() {
        try {
            for (long upTo = awaitRequest(); upTo > 0; upTo = awaitRequest()) {
                fill(upTo);
                channel.force(true);
            }
        } catch (final IOException e) {
            LOG.warn("journal not filled ahead, appends will do it themselves: {}", e.toString());
        }
    }

    /** How far to fill next; 0 when closed. */
    private synchronized long awaitRequest() {
        while (!closed && wanted <= readyTo) {
            try {
                wait();
            } catch (final InterruptedException e) {
                return 0;
            }
        }
        return closed ? 0 : wanted;
    }
}
