package io.paymiumfix.sequencer;

import io.paymiumfix.journal.JournalReader;
import io.paymiumfix.journal.SnapshotStore;
import io.paymiumfix.journal.SnapshotStore.Snapshot;
import io.paymiumfix.order.Output;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes snapshots on a thread of its own, {@code snapshot}, without the running core: it brings a core of its own
 * from the last snapshot to where the running one is, by the journal, and stores that. On the way every digest is
 * compared; where the two cores differ it says so and makes no more snapshots, while the gateway goes on.
 *
 * <p>Between two snapshots nothing is kept in memory. While it replays it leaves the processor free three quarters
 * of the time.
 */
public final class Snapshotter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshotter.class);
    private static final long LOOK_MS = 1_000;
    /** So many inputs are replayed in two or three seconds at a start, and at a clean stop before its last snapshot. */
    private static final long MOST_INPUTS_BETWEEN = 500_000;
    /** A start that had to replay more than this part of them makes one at once: a stop soon after has no time to. */
    private static final int PART_AT_START = 5;

    private static final int ENTRIES_IN_A_ROW = 256;
    private static final int PAUSES = 3;
    private static final long LONGEST_PAUSE_NS = 20_000_000;

    private final Parts parts;
    private final long everyNs;
    private final long mostInputsBetween;
    private final Thread thread = new Thread(this::run, "snapshot");

    /** Guarded by this. */
    private boolean wanted;
    /** Guarded by this. */
    private boolean stopping;

    /** The last input that a snapshot was to hold, stored or not; of thread {@code snapshot}. */
    private long triedThrough;

    private volatile boolean hurried;
    private volatile boolean abandoned;
    private volatile boolean differs;
    private volatile long storedThrough;

    /**
     * What it works with.
     *
     * @param birthS of the journal
     * @param reader opens a reader of the journal, for this thread
     * @param progress how far the running core is
     * @param store belongs to this from {@link #start} to {@link #close}
     * @param retention told what the journal need not keep any more
     * @param alarms takes what a person should know, on this thread
     */
    public record Parts(
            long birthS,
            Supplier<JournalReader> reader,
            Supplier<Progress> progress,
            SnapshotStore store,
            Retention retention,
            Consumer<Output.Alarm> alarms) {}

    /** Drops what is not needed any more. */
    @FunctionalInterface
    public interface Retention {
        /** Entries before this position are in a snapshot. */
        void truncateBefore(long position) throws IOException;
    }

    /** Thrown into a replay that takes longer than a stop may. */
    private static final class AbandonedException extends IOException {
        private static final long serialVersionUID = 1;
    }

    /**
     * Does nothing before {@link #start}.
     *
     * @param everyMs between two snapshots, while there are inputs; one is made sooner when there are many
     */
    public Snapshotter(final Parts parts, final long everyMs) {
        this(parts, everyMs, MOST_INPUTS_BETWEEN);
    }

    /** For tests: as few inputs between two as they like. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it: orders wait less where they share a processor
    Snapshotter(final Parts parts, final long everyMs, final long mostInputsBetween) {
        this.parts = parts;
        this.mostInputsBetween = mostInputsBetween;
        everyNs = TimeUnit.MILLISECONDS.toNanos(everyMs);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    /** Begins to make snapshots. */
    public void start() {
        thread.start();
    }

    /** Makes one soon. Any thread; returns at once. */
    public synchronized void request() {
        wanted = true;
        notifyAll();
    }

    /** The last input that is in a snapshot; 0 before the first of this process. Any thread. */
    public long storedThrough() {
        return storedThrough;
    }

    /**
     * Makes the last snapshot, of everything there is, if that takes no longer than this; the running core must have
     * stopped. Ends the thread.
     *
     * @return false when it is left out: the next start reads a longer part of the journal
     */
    public boolean finish(final long timeoutMs) throws InterruptedException {
        hurried = true;
        synchronized (this) {
            stopping = true;
            wanted = true;
            notifyAll();
        }
        if (thread.getState() != Thread.State.NEW) {
            thread.join(Math.max(1, timeoutMs));
        }
        abandoned = true;
        return !thread.isAlive() && storedThrough == parts.progress().get().sequence();
    }

    /** Ends the thread without a last snapshot, unless {@link #finish} was called. */
    @Override
    public void close() {
        abandoned = true;
        hurried = true;
        synchronized (this) {
            stopping = true;
            notifyAll();
        }
    }

    private void run() {
        lookForEarlier();
        boolean goesOn = true;
        while (goesOn && !differs) {
            goesOn = await();
            if (!abandoned) {
                take();
            }
        }
    }

    private void lookForEarlier() {
        try {
            final Snapshot newest = parts.store().newest();
            storedThrough = newest == null ? 0 : newest.position();
            triedThrough = storedThrough;
            if (parts.progress().get().sequence() - storedThrough > mostInputsBetween / PART_AT_START) {
                request();
            }
        } catch (final IOException e) {
            LOG.warn("the snapshots of earlier runs cannot be read: {}", e.toString());
        }
    }

    /** Waits until one is due or wanted; false when it is the last. */
    private synchronized boolean await() {
        final long dueNs = System.nanoTime() + everyNs;
        while (!wanted && !stopping) {
            final long leftMs = TimeUnit.NANOSECONDS.toMillis(dueNs - System.nanoTime());
            if (leftMs <= 0 || parts.progress().get().sequence() - triedThrough > mostInputsBetween) {
                break;
            }
            try {
                wait(Math.min(leftMs, LOOK_MS));
            } catch (final InterruptedException e) {
                abandoned = true;
                return false;
            }
        }
        wanted = false;
        return !stopping;
    }

    private void take() {
        final Progress upTo = parts.progress().get();
        if (upTo.sequence() == storedThrough) {
            return;
        }
        triedThrough = upTo.sequence();
        try {
            final Snapshot newest = parts.store().newest();
            if (newest != null && newest.position() == upTo.sequence()) {
                storedThrough = upTo.sequence();
                return;
            }
            store(replayed(newest, upTo), upTo);
        } catch (final AbandonedException e) {
            LOG.warn("no last snapshot: it takes longer than a stop may; the next start reads more of the journal");
        } catch (final ReplayDiffersException e) {
            differ(e.getMessage());
        } catch (final IOException e) {
            LOG.warn("no snapshot after input {}: {}; tried again later", upTo.sequence(), e.toString());
        } catch (final OutOfMemoryError e) {
            LOG.error(
                    "no snapshot after input {}: the memory does not hold a second core beside the running one ({});"
                            + " tried again later, and until then the next start reads more of the journal. Give the"
                            + " process more: JAVA_OPTS='-XX:+UseZGC -Xmx…'",
                    upTo.sequence(),
                    e.getMessage());
        } catch (final RuntimeException e) {
            LOG.error("a snapshot after input {} could not be made", upTo.sequence(), e);
            differ("the core failed on an input that it took before: " + e);
        }
    }

    private ReplayedCore replayed(final Snapshot newest, final Progress upTo) throws IOException {
        final ReplayedCore shadow =
                newest == null ? ReplayedCore.atBirth(parts.birthS()) : ReplayedCore.from(newest, parts.birthS());
        final Pace pace = new Pace();
        try (JournalReader reader = parts.reader().get()) {
            reader.read(shadow.sequence() + 1, upTo.sequence(), entry -> {
                shadow.onEntry(entry);
                pace.keep();
            });
        }
        return shadow;
    }

    private void store(final ReplayedCore shadow, final Progress upTo) throws IOException {
        if (shadow.sequence() != upTo.sequence()) {
            throw new IOException("the journal ended with input " + shadow.sequence());
        }
        if (shadow.digest() != upTo.digest()) {
            differ("after input " + upTo.sequence()
                    + " the replayed core has put out something else than the running one");
            return;
        }
        parts.store().save(shadow.snapshot());
        storedThrough = upTo.sequence();
        LOG.info("snapshot after input {}", upTo.sequence());
        parts.retention().truncateBefore(upTo.sequence() + 1);
    }

    private void differ(final String what) {
        differs = true;
        parts.alarms()
                .accept(new Output.Alarm(
                        "SNAPSHOT_DIFFERS",
                        "",
                        what + "; no more snapshots are made by this process, the gateway goes on, and its next start"
                                + " will stop at the same place: keep the journal and report it"));
    }

    /** Works for a while, pauses three times as long: orders come first. */
    private final class Pace {
        private int left = ENTRIES_IN_A_ROW;
        private long sinceNs = System.nanoTime();

        void keep() throws AbandonedException {
            if (--left > 0) {
                return;
            }
            if (abandoned) {
                throw new AbandonedException();
            }
            if (!hurried) {
                LockSupport.parkNanos(Math.min(PAUSES * (System.nanoTime() - sinceNs), LONGEST_PAUSE_NS));
            }
            left = ENTRIES_IN_A_ROW;
            sinceNs = System.nanoTime();
        }
    }
}
