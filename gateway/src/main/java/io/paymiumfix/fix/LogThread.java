package io.paymiumfix.fix;

import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
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
 *
 * <p>Where it shares a processor with the orders' thread, that one waits for as long as a moment's lines take. So it has the
 * least priority, and both meet in a queue without a lock, which this thread might hold while it waits for the processor.
 */
final class LogThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogThread.class);
    private static final int EVERY_MS = 20;
    private static final int LINE_CHARS = 256;
    private static final long MOST_CHARS = 32 << 20;
    private static final long CLOSE_MS = 5_000;
    /** Of lines that are written, told to those who add new ones: each time costs both sides. */
    private static final int TOLD_CHARS = 64 << 10;

    /** One line: when, what kind, and what, which may hold a secret until it is written. */
    private record Line(RollingFile file, long timeUs, String kind, String text) {

        /** Of its text, and as much again as the rest of a usual line takes. */
        private int chars() {
            return LINE_CHARS + text.length();
        }
    }

    private final Queue<Line> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong waitingChars = new AtomicLong();
    private final long mostWaitingChars;
    private final AtomicLong leftOut = new AtomicLong();

    /** In this moment. */
    private final Set<RollingFile> written = new LinkedHashSet<>();
    /** Of the last line there was. */
    private RollingFile last;

    private final Thread thread = new Thread(this::run, "fix-log");
    private volatile boolean closed;

    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it: orders wait less where they share a processor
    LogThread() {
        this(MOST_CHARS);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    /**
     * For tests: writes only when {@link #close closed}.
     *
     * @param mostWaitingChars of which each line takes {@value #LINE_CHARS} and its text
     */
    LogThread(final long mostWaitingChars) {
        this.mostWaitingChars = mostWaitingChars;
    }

    /** Takes a line; never waits. Any thread. */
    void line(final RollingFile file, final long timeUs, final String kind, final String text) {
        final Line line = new Line(file, timeUs, kind, text);
        if (waitingChars.get() < mostWaitingChars) {
            waitingChars.addAndGet(line.chars());
            waiting.add(line);
        } else {
            leftOut.incrementAndGet();
        }
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(EVERY_MS));
            writeWhatWaits();
        }
    }

    private void writeWhatWaits() {
        try {
            writeLines(waitingChars.get()); // and not until none wait: more may come all the time
            sayWhatIsMissing();
            written.forEach(RollingFile::flush);
        } catch (final RuntimeException | Error e) {
            LOG.error("the FIX message log: lines could not be written, the next are tried", e);
        } finally {
            written.clear();
        }
    }

    /** Ends sooner when a line's thread is just about to add it. */
    private void writeLines(final long chars) {
        long left = chars;
        long untold = 0;
        try {
            for (Line line = next(left); line != null; line = next(left)) {
                left -= line.chars();
                untold += line.chars();
                if (untold >= TOLD_CHARS) {
                    waitingChars.addAndGet(-untold);
                    untold = 0;
                }
                write(line);
            }
        } finally {
            waitingChars.addAndGet(-untold);
        }
    }

    private Line next(final long left) {
        return left > 0 ? waiting.poll() : null;
    }

    private void write(final Line line) {
        last = line.file();
        written.add(last);
        last.add(line.timeUs(), line.kind(), onOneLine(SecretMask.mask(line.text())));
    }

    /** Everything else is left as it came, so that a message can be read by programs. */
    private static String onOneLine(final String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0
                ? text
                : text.replace('\n', '?').replace('\r', '?');
    }

    private void sayWhatIsMissing() {
        final long missing = leftOut.getAndSet(0);
        if (missing > 0) {
            if (last != null) {
                written.add(last); // when the line that found no room was the last for now
            }
            LOG.warn("the FIX message log: {} line(s) were left out, more came than could be written", missing);
            written.forEach(file -> file.add("... lines are missing here: " + missing + " of all sessions"));
        }
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
            writeWhatWaits();
        }
    }
}
