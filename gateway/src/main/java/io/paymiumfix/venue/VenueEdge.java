package io.paymiumfix.venue;

import io.netty.channel.EventLoop;
import io.paymiumfix.client.ClientSettings;
import io.paymiumfix.client.EpochMicrosClock;
import io.paymiumfix.client.Lane;
import io.paymiumfix.client.LaneFile;
import io.paymiumfix.client.PaymiumClient;
import io.paymiumfix.client.StreamSettings;
import io.paymiumfix.marketdata.PublicVenue;
import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * gateway, in this order; {@link #call} and {@link #journalled} by {@code order-core}, in between; {@link #figures} by any thread.
 */
public final class VenueEdge {
    private static final Logger LOG = LoggerFactory.getLogger(VenueEdge.class);
    private static final long CLOSE_MS = 1_000;

    private final VenueSettings settings;
    private final Inbox inbox;
    private final EpochMicrosClock clock;
    private final Optional<Loops> loops;
    private final VenueCounters counters = new VenueCounters();
    private List<Output.VenueCall> unfinished = List.of();
    private Map<String, Long> nonceLeases = Map.of();
    private Input.BudgetLease budgetLease;
    private final List<Lane> lanes = new ArrayList<>();
    private PaymiumClient client;
    private PaymiumClient publicClient;
    private VenueLoop loop;
    private Streams streams;
    private PublicReadings publicReadings;
    private volatile VenueDesk desk;

    /**
     * Threads that are not closed here.
     *
     * @param orders is {@code venue-io}
     * @param market for the public side: its messages of megabytes hold up no order
     */
    public record Loops(EventLoop orders, EventLoop market) {}

    /** Prepares, with a thread {@code venue-io} of its own; opens nothing yet. */
    public VenueEdge(final VenueSettings settings, final Inbox inbox, final EpochMicrosClock clock) {
        this(settings, inbox, clock, Optional.empty());
    }

    /**
     * Prepares; opens nothing yet.
     *
     * @param loops the threads to live on; else the edge has one of its own
     */
    public VenueEdge(
            final VenueSettings settings,
            final Inbox inbox,
            final EpochMicrosClock clock,
            final Optional<Loops> loops) {
        this.settings = settings;
        this.inbox = inbox;
        this.clock = clock;
        this.loops = loops;
    }

    /**
     * Tells what the journal holds of the run before; before {@link #start}.
     *
     * @param unfinishedCalls calls without a journalled outcome, in the order the core emitted them
     * @param nonceLeaseByAccount the highest {@code NonceLease} of each account
     * @param lastBudgetLease the last {@code BudgetLease}, or null
     */
    public void restore(
            final List<Output.VenueCall> unfinishedCalls,
            final Map<String, Long> nonceLeaseByAccount,
            final Input.BudgetLease lastBudgetLease) {
        unfinished = List.copyOf(unfinishedCalls);
        nonceLeases = Map.copyOf(nonceLeaseByAccount);
        budgetLease = lastBudgetLease;
    }

    /**
     * Opens a lane per account, says what became of restored calls, and takes calls from now on. The inbox must
     * take inputs by now.
     *
     * @throws io.paymiumfix.client.LaneFileException when a lane's file is in use by another process or damaged
     */
    public void start() {
        final Map<String, LaneFile> files = openFiles();
        final RestoredCalls restored =
                RestoredCalls.of(unfinished, call -> mayHaveLeft(call, files.get(call.account())));
        final ClientSettings clientSettings =
                settings.client().toBuilder().closeTimeoutMs(0).build();
        client = loops.map(given -> PaymiumClient.open(clientSettings, clock, given.orders()))
                .orElseGet(() -> PaymiumClient.open(clientSettings, clock));
        publicClient = loops.map(given -> PaymiumClient.open(clientSettings, clock, given.market()))
                .orElse(client);
        loop = new ClientLoop(client);
        final VenueContext context = context();
        streams = context.streams();
        publicReadings =
                new PublicReadings(publicClient, settings.userStream().orElseGet(StreamSettings::publicData), context);
        final VenueDesk opened = new VenueDesk(context);
        try {
            for (final VenueSettings.Account account : settings.accounts()) {
                opened.add(lane(account, files.get(account.name()), context));
            }
        } catch (final RuntimeException e) {
            closeClients();
            files.values().forEach(LaneFile::close);
            throw e;
        }
        LOG.info(
                "venue {}: {} account(s); of the run before {} order(s) have an unknown outcome and {} call(s) are"
                        + " made now",
                settings.client().baseUri(),
                settings.accounts().size(),
                restored.unknown().size(),
                restored.again().size());
        loop.run(() -> opened.start(restored));
        desk = opened;
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

    private VenueContext context() {
        final OutcomeQueue outcomes = new OutcomeQueue(inbox, loop);
        final VenueLink link = new VenueLink(
                outcomes,
                settings.limits().failuresToDown(),
                bound -> ThreadLocalRandom.current().nextLong(bound));
        final RateBudget budget = new RateBudget(settings.budget(), clock.epochMicros(), budgetLease);
        final Streams opened = new Streams(
                settings.userStream(),
                settings.accounts().stream().map(VenueSettings.Account::name).toList(),
                client::openStream,
                inbox,
                outcomes);
        counters.budget(budget);
        return new VenueContext(
                clock,
                loop,
                outcomes,
                budget,
                new BudgetLease(budget, inbox),
                link,
                counters,
                settings.limits(),
                opened);
    }

    /** The file's own mark is exact unless it may be lost; only then the journalled lease is the floor. */
    private AccountLane lane(final VenueSettings.Account account, final LaneFile file, final VenueContext context) {
        final long leased = file.mayHaveLostMarks() ? nonceLeases.getOrDefault(account.name(), 0L) : 0;
        final long floor = Math.max(file.highestNonce(), leased);
        final NonceLease lease = new NonceLease(account.name(), inbox, floor);
        final Lane opened = client.openLane(account.name(), account.token(), file, floor);
        lanes.add(opened);
        return new AccountLane(account.name(), new ClientLane(opened, file), context, lease);
    }

    /** Carries out a call of the core; never blocks. After {@link #start}. */
    public void call(final Output.VenueCall call) {
        loop.run(() -> desk.call(call));
    }

    /** A lease is in the journal, and so is every input the inbox took before it; never blocks. After {@link #start}. */
    public void journalled(final Input.NonceLease lease) {
        loop.run(() -> desk.journalled(lease));
    }

    /** The venue's public side, for market data. After {@link #start}. */
    public PublicVenue publicVenue() {
        return publicReadings;
    }

    /**
     * The account's stream keeps things to itself: it is connected anew. After {@link #start}, any thread.
     *
     * @param why for the log and the core
     */
    public void restartStream(final String account, final String why) {
        loop.run(() -> streams.restart(account, why));
    }

    /**
     * Ends every call: those waiting as not sent, those in flight as they end, or as unknown when time is up.
     * Does nothing when it never started.
     *
     * @param timeoutMs how long calls in flight may take
     */
    public void stop(final long timeoutMs) {
        final VenueDesk started = desk;
        if (started != null) {
            loop.run(() -> {
                streams.close();
                publicReadings.close();
            });
            final CountDownLatch idle = new CountDownLatch(1);
            loop.run(() -> started.stop(idle::countDown));
            await(idle, timeoutMs);
            lanes.forEach(Lane::close);
            final AtomicInteger left = new AtomicInteger();
            final CountDownLatch closed = new CountDownLatch(1);
            loop.run(() -> {
                left.set(started.close());
                closed.countDown();
            });
            await(closed, CLOSE_MS);
            if (left.get() > 0) {
                LOG.warn(
                        "the venue edge stopped with {} outcome(s) not taken: the next start asks for them",
                        left.get());
            }
            closeClients();
        }
    }

    private void closeClients() {
        client.close();
        publicClient.close();
    }

    private static void await(final CountDownLatch latch, final long timeoutMs) {
        try {
            if (!latch.await(timeoutMs, TimeUnit.MILLISECONDS)) {
                LOG.warn(
                        "calls to the venue took longer than {} ms to end: what is in flight ends as unknown",
                        timeoutMs);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was done so far; any thread. */
    public VenueFigures figures() {
        return counters.figures();
    }
}
