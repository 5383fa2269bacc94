package io.paymiumfix.fix;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread {@code fix-log}: writes what sessions log a moment later, all lines of that moment at once, so that no order
 * waits for a file. A process killed within that moment, {@value #EVERY_MS} ms, leaves the lines out; the log is for people,
 * the session's store and the journal are the records. When more comes than can be written, lines are left out, and the log
 * says how many.
 */
final class LogThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogThread.class);
    private static final int EVERY_MS = 20;
    private static final int MOST_WAITING = 1 << 16;
    private static final long MOST_CHARS = 32 << 20;
    private static final long CLOSE_MS = 5_000;

    /** One line: when, what kind, and what, which may hold a secret until it is written. */
    private record Line(RollingFile file, long timeUs, String kind, String text) {}

    private final ArrayBlockingQueue<Line> waiting;
    private final AtomicLong waitingChars = new AtomicLong();
    private final AtomicLong leftOut = new AtomicLong();
    private final Thread thread = new Thread(this::run, "fix-log");
    private volatile boolean closed;

    LogThread() {
        this(MOST_WAITING);
        thread.setDaemon(true);
        thread.start();
    }

    /** For tests: writes only when {@link #close closed}. */
    LogThread(final int mostWaiting) {
        waiting = new ArrayBlockingQueue<>(mostWaiting);
    }

    /** Takes a line; never waits. Any thread. */
    void line(final RollingFile file, final long timeUs, final String kind, final String text) {
        if (waitingChars.get() < MOST_CHARS && waiting.offer(new Line(file, timeUs, kind, text))) {
            waitingChars.addAndGet(text.length());
        } else {
            leftOut.incrementAndGet();
        }
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(EVERY_MS));
            try {
                write();
            } catch (final RuntimeException | Error e) {
                LOG.error("the FIX message log: lines could not be written, the next are tried", e);
            }
        }
    }

    private void write() {
        if (waiting.isEmpty()) {
            return;
        }
        final List<Line> lines = new ArrayList<>();
        waiting.drainTo(lines);
        final Set<RollingFile> files = new LinkedHashSet<>();
        for (final Line line : lines) {
            files.add(line.file());
            waitingChars.addAndGet(-line.text().length());
            line.file().add(line.timeUs(), line.kind(), SecretMask.mask(line.text()));
        }
        final long missing = leftOut.getAndSet(0);
        if (missing > 0) {
            LOG.warn("the FIX message log: {} line(s) were left out, more came than could be written", missing);
            files.forEach(file -> file.add("... lines are missing here: " + missing + " of all sessions"));
        }
        files.forEach(RollingFile::flush);
    }

    /** Writes what waits. The files stay open. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSE_MS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!thread.isAlive()) {
            write();
        }
    }
}
