package io.paymiumfix.venue;

import io.paymiumfix.client.EpochMicrosClock;
import io.paymiumfix.client.LaneFile;
import io.paymiumfix.client.PaymiumClient;
import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Output;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's side of the venue: carries out the core's calls and gives back what became of each, exactly
 * once, through the inbox.
 *
 * <p>{@link #restore}, {@link #start} and {@link #stop} are called by the thread that starts and stops the
 * gateway, in this order; {@link #call} by {@code order-core}, in between; {@link #figures} by any thread.
 */
public final class VenueEdge {
    private static final Logger LOG = LoggerFactory.getLogger(VenueEdge.class);

    private final VenueSettings settings;
    private final EpochMicrosClock clock;
    private final ThreadLoop loop = new ThreadLoop();
    private final VenueCounters counters = new VenueCounters();
    private final VenueContext context;
    private final VenueDesk desk;
    private List<Output.VenueCall> unfinished = List.of();
    private Map<String, Long> nonceLeases = Map.of();
    private final Inbox inbox;
    private PaymiumClient client;

    /** Prepares; opens nothing yet. */
    public VenueEdge(final VenueSettings settings, final Inbox inbox, final EpochMicrosClock clock) {
        this.settings = settings;
        this.inbox = inbox;
        this.clock = clock;
        final OutcomeQueue outcomes = new OutcomeQueue(inbox, loop);
        final VenueLink link = new VenueLink(
                outcomes,
                settings.limits().failuresToDown(),
                bound -> ThreadLocalRandom.current().nextLong(bound));
        this.context = new VenueContext(
                clock,
                loop,
                outcomes,
                new RateBudget(settings.budget(), clock.epochMicros()),
                link,
                counters,
                settings.limits());
        this.desk = new VenueDesk(context);
    }

    /**
     * Tells what the journal holds of the run before; before {@link #start}.
     *
     * @param unfinishedCalls calls without a journalled outcome, in the order the core emitted them
     * @param nonceLeaseByAccount the highest {@code NonceLease} of each account
     */
    public void restore(final List<Output.VenueCall> unfinishedCalls, final Map<String, Long> nonceLeaseByAccount) {
        unfinished = List.copyOf(unfinishedCalls);
        nonceLeases = Map.copyOf(nonceLeaseByAccount);
    }

    /**
     * Opens a lane per account, says what became of restored calls, and takes calls from now on. The inbox must
     * take inputs by now.
     *
     * @throws io.paymiumfix.client.LaneFileException when a lane's file is in use by another process or damaged
     */
    public void start() {
        final Map<String, LaneFile> files = openFiles();
        client = PaymiumClient.open(
                settings.client().toBuilder().closeTimeoutMs(0).build(), clock);
        final long nowUs = clock.epochMicros();
        final RestoredCalls restored =
                RestoredCalls.of(unfinished, call -> mayHaveLeft(call, files.get(call.account())), nowUs);
        for (final VenueSettings.Account account : settings.accounts()) {
            open(account, files.get(account.name()));
        }
        LOG.info(
                "venue {}: {} account(s); of the run before {} order(s) have an unknown outcome and {} call(s) are"
                        + " made now",
                settings.client().baseUri(),
                settings.accounts().size(),
                restored.unknown().size(),
                restored.again().size());
        loop.run(() -> desk.start(restored));
    }

    private Map<String, LaneFile> openFiles() {
        final Map<String, LaneFile> files = new HashMap<>();
        try {
            for (final VenueSettings.Account account : settings.accounts()) {
                files.put(account.name(), LaneFile.open(account.laneFile()));
            }
        } catch (final RuntimeException e) {
            files.values().forEach(LaneFile::close);
            throw e;
        }
        return files;
    }

    private static boolean mayHaveLeft(final Output.PlaceCall call, final LaneFile file) {
        return file == null || file.mayHaveLostMarks() || file.started(call.callId());
    }

    /** The file's own mark is exact unless it may be lost; only then the journalled lease is the floor. */
    private void open(final VenueSettings.Account account, final LaneFile file) {
        final long highest = file.highestNonce();
        final long floor =
                file.mayHaveLostMarks() ? Math.max(highest, nonceLeases.getOrDefault(account.name(), 0L)) : highest;
        final NonceLease lease = new NonceLease(account.name(), inbox, floor);
        final LanePort port = new ClientLane(client.openLane(account.name(), account.token(), file, floor), file);
        desk.add(new AccountLane(account.name(), port, context, lease));
    }

    /** Carries out a call of the core; never blocks. */
    public void call(final Output.VenueCall call) {
        loop.run(() -> desk.call(call));
    }

    /**
     * Ends every call: those waiting as not sent, those in flight as they end, or as unknown when time is up.
     *
     * @param timeoutMs how long calls in flight may take
     */
    public void stop(final long timeoutMs) {
        if (client == null) {
            loop.close();
            return;
        }
        final CountDownLatch idle = new CountDownLatch(1);
        loop.run(() -> desk.stop(idle::countDown));
        await(idle, timeoutMs);
        client.close();
        final CountDownLatch closed = new CountDownLatch(1);
        final AtomicInteger left = new AtomicInteger();
        loop.run(() -> {
            left.set(desk.close());
            closed.countDown();
        });
        await(closed, 1_000);
        loop.close();
        if (left.get() > 0) {
            LOG.warn(
                    "the venue edge stopped with {} outcome(s) the core did not take: the next start asks", left.get());
        }
    }

    private static void await(final CountDownLatch latch, final long timeoutMs) {
        try {
            latch.await(timeoutMs, TimeUnit.MILLISECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was done so far; any thread. */
    public VenueFigures figures() {
        return counters.figures();
    }
}
