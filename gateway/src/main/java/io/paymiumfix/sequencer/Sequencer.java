package io.paymiumfix.sequencer;

import io.paymiumfix.journal.Journal;
import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Output.SetTimer;
import io.paymiumfix.order.Questions;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Puts every input in one order, journals it, applies it, and brings what follows to the edges: the
 * two rings, the timers, and the threads {@code order-core}, {@code report} and {@code timer}, the first two of which may be
 * one {@link Loop}.
 *
 * <p>Life: the constructor gives an {@link #inbox} that takes inputs at once; {@link #start} begins
 * to apply them; {@link #stopIntake}, {@link #drain} and {@link #close} end it. These are for one thread,
 * the one that starts and stops the process; the inbox is for all.
 */
public final class Sequencer implements AutoCloseable {

    private static final long LOOK_AGAIN_NS = 200_000;
    private static final long CLOSE_TIMEOUT_MS = 5_000;

    private final SequencerSettings settings;
    private final MonotoneClock clock;
    private final OpenQuestions open;
    private final OutboundRing reports;
    private final InboundRing inbound;
    private final FailStop fail;
    private final Timers timers;
    private Journal journal;
    private volatile OrderCoreHandler handler;
    private boolean stopped;
    private boolean coreEnded;

    /**
     * What the sequencer joins together.
     *
     * @param journal belongs to the sequencer from {@link #start} to {@link #close}, which closes it
     * @param core belongs to {@code order-core} from {@link #start} on
     * @param questions the same core
     * @param edges takes calls, alarms, modes and what operators are told
     * @param reports takes reports and the answers to clients
     * @param appendListener learns of journalled inputs
     * @param probe measures
     */
    public record Parts(
            Journal journal,
            InputProcessor core,
            QueryProcessor questions,
            Edges edges,
            ReportSink reports,
            AppendListener appendListener,
            Probe probe) {}

    /**
     * Makes the rings, with a thread for each.
     *
     * @param fatalListener is told if the gateway cannot go on
     */
    public Sequencer(final SequencerSettings settings, final EpochMicros clock, final FatalListener fatalListener) {
        this(settings, clock, fatalListener, Optional.empty());
    }

    /**
     * Makes the rings.
     *
     * @param fatalListener is told if the gateway cannot go on
     * @param loop empties the rings, and then is {@code order-core} and {@code report}, with {@link WaitMode#INLINE}; else
     *     each has a thread of its own
     */
    public Sequencer(
            final SequencerSettings settings,
            final EpochMicros clock,
            final FatalListener fatalListener,
            final Optional<Loop> loop) {
        if (loop.isPresent() != (settings.waitMode() == WaitMode.INLINE)) {
            throw new IllegalArgumentException(settings.waitMode() + " with a loop: " + loop.isPresent());
        }
        this.settings = settings;
        this.clock = new MonotoneClock(clock);
        fail = new FailStop(fatalListener);
        open = new OpenQuestions();
        reports = new OutboundRing(settings, open, fail, loop);
        inbound = new InboundRing(settings, reports, open, fail, loop);
        timers = new Timers(this.clock, inbound, fail);
    }

    /** The way in, before the start already: what is offered then waits for it. */
    public Inbox inbox() {
        return inbound;
    }

    /** The way to ask; until the start what is asked waits for it. */
    public Questions questions() {
        return inbound;
    }

    /**
     * Goes on where the journal ended: arms the timers that were left, and starts the threads, last the
     * one that applies. Calls and reports that were left are the caller's to deal with before.
     *
     * @param recovered what reading this journal into this core gave
     */
    public void start(final Parts parts, final Recovered recovered) throws InterruptedException {
        clock.startAt(recovered.lastTimeUs());
        for (final SetTimer timer : recovered.unfinished().timers()) {
            timers.set(timer.timerId(), timer.dueUs());
        }
        final Dispatch dispatch = new Dispatch(parts.edges(), reports, timers, open);
        journal = parts.journal();
        reports.start(parts.reports());
        handler = new OrderCoreHandler(parts, recovered, clock, dispatch, fail, settings.maxBatch());
        inbound.consumer().start(handler);
        timers.start();
    }

    /** New orders are refused from now on; everything else goes on. */
    public void stopIntake() {
        inbound.refuseNewOrders();
    }

    /**
     * Waits until every input offered is applied and every report is handed over.
     *
     * @return false when that took longer, or can no longer come to be
     */
    public boolean drain(final long timeoutMs) {
        final long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        while (!isQuiet()) {
            if (fail.isStopped() || System.nanoTime() - deadlineNs > 0) {
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NS);
        }
        return !fail.isStopped();
    }

    /**
     * In this order: what was offered is applied, so its reports are published; those are handed over, so
     * what that led to is offered; and nothing was.
     */
    private boolean isQuiet() {
        final long offered = inbound.offered();
        return inputBacklog() == 0 && reportBacklog() == 0 && inbound.offered() == offered;
    }

    /** Inputs that wait, or are in the batch being applied. */
    public long inputBacklog() {
        return inbound.consumer().backlog();
    }

    /** Reports that wait, or are being handed over. */
    public long reportBacklog() {
        return reports.backlog();
    }

    /** True when a fault stopped it. */
    public boolean isStopped() {
        return fail.isStopped();
    }

    /** How far the core is, by the last batch it has dealt with whole; after {@link #start}, any thread. */
    public Progress progress() {
        return handler.progress();
    }

    /**
     * Ends the threads, what waits being lost to this run. Call {@link #drain} before; every step is bounded in
     * time. The journal stays open for who wants to read it to its end.
     *
     * @return false when the core is still in a batch: nothing that it does from now on can be relied on
     */
    public boolean stop() {
        if (stopped || journal == null) {
            return coreEnded;
        }
        stopped = true;
        inbound.refuseAll();
        try {
            timers.close(CLOSE_TIMEOUT_MS);
            coreEnded = inbound.consumer().stop(CLOSE_TIMEOUT_MS);
            reports.stop(CLOSE_TIMEOUT_MS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return coreEnded;
    }

    /**
     * Ends the threads, unless {@link #stop} did, and closes the journal.
     *
     * @throws IOException the journal could not be closed
     */
    @Override
    public void close() throws IOException {
        inbound.refuseAll();
        if (stop()) {
            journal.close();
        }
    }
}
