package io.paymiumfix;

import io.paymiumfix.admin.ControlEndpoint;
import io.paymiumfix.admin.Health;
import io.paymiumfix.client.Credential;
import io.paymiumfix.config.GatewayConfig;
import io.paymiumfix.config.RingsConfig;
import io.paymiumfix.fix.FixGateway;
import io.paymiumfix.fix.FixStartException;
import io.paymiumfix.fix.SessionHealth;
import io.paymiumfix.journal.FileJournal;
import io.paymiumfix.journal.SnapshotStore;
import io.paymiumfix.journal.TornTail;
import io.paymiumfix.marketdata.MarketData;
import io.paymiumfix.marketdata.MarketDataOut;
import io.paymiumfix.order.Answer;
import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.OrderCore;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.VenueMode;
import io.paymiumfix.sequencer.Edges;
import io.paymiumfix.sequencer.EpochMicros;
import io.paymiumfix.sequencer.FatalListener;
import io.paymiumfix.sequencer.Loop;
import io.paymiumfix.sequencer.Probe;
import io.paymiumfix.sequencer.Recovered;
import io.paymiumfix.sequencer.Recovery;
import io.paymiumfix.sequencer.ReplayedCore;
import io.paymiumfix.sequencer.ReportSink;
import io.paymiumfix.sequencer.Sequencer;
import io.paymiumfix.sequencer.Snapshotter;
import io.paymiumfix.sequencer.Unfinished;
import io.paymiumfix.venue.VenueEdge;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One gateway: FIX on one side, the venue on the other, the order core between. Started and stopped by one
 * thread.
 */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final long US_PER_S = 1_000_000;
    private static final long CANCEL_CHECK_MS = 5;
    private static final long LOGOUT_MS = 1_000;
    private static final long DRAIN_MS = 2_000;
    /** The core's word when a reading of an account, its subject, showed what its stream had not told. */
    private static final String STREAM_SILENT = "STREAM_SILENT";

    private static final long LAST_SNAPSHOT_MS = 5_000;

    private final GatewayConfig config;
    /** Where the rings have no threads of their own. */
    private final Optional<IoLoop> loop;

    private final Optional<IoLoop> marketLoop;

    private final Sequencer sequencer;
    private final FixGateway fix;
    private final VenueEdge venue;
    private final Optional<MarketData> marketData;
    private final TokenLocks tokenLocks;
    private final TokenWatch tokenWatch;
    private final OrderCore core;
    private final CoreGauge gauge;
    private final ControlEndpoint control;
    private final Snapshotter snapshotter;
    private volatile VenueMode mode = VenueMode.RECOVERING;
    private final StallWatch stallWatch = new StallWatch();
    private boolean fixStopped;
    private boolean started;
    private boolean closed;

    /** Opens and joins the parts; {@link #start} sets them going. */
    private Gateway(
            final GatewayConfig config,
            final URI venueUri,
            final List<Credential> tokens,
            final FatalListener fatalListener,
            final EpochMicros clock)
            throws IOException, FixStartException, InterruptedException {
        this.config = config;

        loop = config.rings().waitStrategy() == RingsConfig.WaitStrategy.INLINE
                ? Optional.of(new IoLoop("gateway-io", config.rings().spinUs()))
                : Optional.empty();
        marketLoop = loop.map(shared -> new IoLoop("market-io", 0));

        // 1. The journal, and the core as it was when the journal ended.
        final FileJournal journal = FileJournal.open(Settings.journal(config), clock.nowUs() / US_PER_S);
        FixGateway openedFix = null;
        TokenLocks locks = null;
        ControlEndpoint openedControl = null;
        try {
            final SnapshotStore snapshots = journal.snapshots();
            final ReplayedCore replayed = Recovery.resume(journal, snapshots);
            core = replayed.core();
            final Recovered recovered = replayed.recovered();
            gauge = new CoreGauge(core, recovered.nextSequence() - 1);
            describe(journal, replayed, recovered);

            // 2. The rings: what is offered from now on waits for step 8.
            sequencer =
                    new Sequencer(Settings.sequencer(config.rings()), clock, fatalListener, loop.map(Loop.class::cast));
            final Inbox inbox = sequencer.inbox();

            // 3. The FIX side takes its store.
            openedFix = FixGateway.open(
                    Settings.fix(config), loop.map(IoLoop::eventLoop), inbox, sequencer.questions(), clock::nowUs);
            fix = openedFix;
            checkJournalIsNotGone(journal);

            // 4. The first inputs of this run: its rules, and that everything known must be read once. Only then the
            // reports that may not have reached the FIX side: what it tells of them is an input too.
            inbox.offer(new Input.ConfigApplied(config.hash(), config.rules()), Inbox.Urgency.ESSENTIAL);
            inbox.offer(new Input.ModeChanged(VenueMode.RECOVERING, "start"), Inbox.Urgency.ESSENTIAL);
            config.accounts()
                    .forEach(account -> inbox.offer(
                            new Input.StreamChanged(account.name(), false, "START"), Inbox.Urgency.ESSENTIAL));
            final Unfinished unfinished = recovered.unfinished();
            unfinished
                    .reports()
                    .forEach((session, reports) -> fix.restore(
                            session, reports, unfinished.storedUpTo().getOrDefault(session, 0L)));
            journal.watchStorage((low, reason) -> {
                fix.storageIs(low, reason);
                return inbox.offer(new Input.StorageChanged(low, reason), Inbox.Urgency.ESSENTIAL);
            });

            // 5. The venue side takes its tokens for itself, and says what became of the calls of the last run.
            locks = TokenLocks.take(venueUri, tokens);
            tokenLocks = locks;
            Files.createDirectories(config.venue().nonceDir());
            venue = new VenueEdge(
                    Settings.venue(config, venueUri, tokens),
                    inbox,
                    clock::nowUs,
                    loop.map(shared -> new VenueEdge.Loops(
                            shared.eventLoop(), marketLoop.orElseThrow().eventLoop())));
            venue.restore(
                    recovered.unfinished().calls(),
                    recovered.unfinished().nonceLeases(),
                    recovered.unfinished().budgetLease());
            venue.start();

            // 6. Market data, of the venue's public side; it begins with step 9.
            final MarketDataOut toSessions =
                    fix.openMarketData(Settings.slowness(config.marketData()), config.instrument());
            marketData = config.marketData().enabled()
                    ? Optional.of(new MarketData(
                            Settings.feed(config.marketData()),
                            config.marketData().maxSubscriptionsPerSession(),
                            venue.publicVenue(),
                            toSessions,
                            clock::nowUs))
                    : Optional.empty();
            marketData.ifPresent(fix::serveMarketData);
            // 7. Who asks and commands is answered from the first input on.
            openedControl = new ControlEndpoint(
                    Settings.admin(config.admin()),
                    inbox,
                    sequencer.questions(),
                    clock.nowUs(),
                    this::health,
                    this::figures);
            control = openedControl;

            // 8. The core applies what was offered.
            sequencer.start(
                    new Sequencer.Parts(
                            journal,
                            gauge,
                            core::answer,
                            new Handover(),
                            new Reporting(),
                            this::journalled,
                            Probe.NONE),
                    recovered);
            snapshotter = new Snapshotter(
                    new Snapshotter.Parts(
                            journal.birthS(),
                            journal::reader,
                            sequencer::progress,
                            snapshots,
                            journal::truncateBefore,
                            new Handover()::onAlarm),
                    config.journal().snapshotEvery().toMillis());
            snapshotter.start();
            tokenWatch = TokenWatch.over(locks);
        } catch (IOException | FixStartException | RuntimeException | InterruptedException e) {
            if (openedFix != null) {
                openedFix.stop("", 0);
            }
            if (locks != null) {
                locks.close();
            }
            if (openedControl != null) {
                openedControl.close();
            }
            journal.close();
            closeLoops();
            throw e;
        }
    }

    /**
     * Starts a gateway.
     *
     * @param venueUri where the venue is
     * @param tokens one for each account of the configuration, in its order
     * @param fatalListener told, once, when the gateway cannot go on
     * @throws IOException the journal cannot be used: in use, damaged, of another version, or not writable
     * @throws FixStartException the FIX store, its log or its port cannot be used
     */
    public static Gateway start(
            final GatewayConfig config,
            final URI venueUri,
            final List<Credential> tokens,
            final FatalListener fatalListener)
            throws IOException, FixStartException, InterruptedException {
        return start(config, venueUri, tokens, fatalListener, EpochMicros.system());
    }

    /** As above, by another clock: the FIX engine's own times stay the machine's. */
    static Gateway start(
            final GatewayConfig config,
            final URI venueUri,
            final List<Credential> tokens,
            final FatalListener fatalListener,
            final EpochMicros clock)
            throws IOException, FixStartException, InterruptedException {
        final Gateway gateway = new Gateway(config, venueUri, tokens, fatalListener, clock);
        try {
            // 9. Operators may ask, clients may log on, and the market is listened to.
            if (config.admin().enabled()) {
                gateway.control.start();
            }
            gateway.fix.start();
            gateway.marketData.ifPresent(MarketData::start);
            gateway.started = true;
        } catch (FixStartException e) {
            gateway.fixStopped = true;
            gateway.close();
            throw e;
        } catch (IOException e) {
            gateway.close();
            throw e;
        }
        return gateway;
    }

    /** Sessions were here before: then so were orders, and the journal that knows them is elsewhere or lost. */
    private void checkJournalIsNotGone(final FileJournal journal) throws JournalGoneException {
        final List<String> sessions = fix.usedBefore();
        if (journal.lastPosition() == 0 && !sessions.isEmpty()) {
            throw new JournalGoneException("JOURNAL_GONE: the journal "
                    + config.journal().dir()
                    + " is empty, and the FIX store " + config.fix().storeDir() + " was used before (session "
                    + String.join(", ", sessions) + "): the journal that knows their orders is elsewhere or lost. Name"
                    + " its folder, or restore it from a copy. To begin anew settle every open order with the venue by"
                    + " hand, then move the store away too");
        }
    }

    private static void describe(final FileJournal journal, final ReplayedCore replayed, final Recovered recovered) {
        final TornTail torn = journal.tornTail();
        if (torn != null) {
            LOG.warn(
                    "journal: {} byte(s) of an unfinished append were cut away; nothing had acted on them, its client"
                            + " or the venue is asked again",
                    torn.bytes());
        }
        if (recovered.nextSequence() > 1) {
            LOG.info(
                    "journal: {} input(s) replayed and equal, after a snapshot of the {} before; {} call(s) and {}"
                            + " session(s) with reports were unfinished",
                    replayed.sequence() - replayed.startedAfter(),
                    replayed.startedAfter(),
                    recovered.unfinished().calls().size(),
                    recovered.unfinished().reports().size());
        }
    }

    /** The port clients connect to. */
    public int fixPort() {
        return fix.port();
    }

    /** What is let through to the venue at present; any thread. */
    public VenueMode mode() {
        return mode;
    }

    /** The FIX sessions as they are; any thread. */
    public List<SessionHealth> sessions() {
        return fix.sessions();
    }

    private Health health() {
        final List<SessionHealth> sessions = fix.sessions();
        return new Health(
                !sequencer.isStopped(),
                stallWatch.isStalled(
                        gauge.lastSequence(), sequencer.inputBacklog() + sequencer.reportBacklog(), System.nanoTime()),
                mode.name(),
                sessions.size(),
                (int) sessions.stream().filter(SessionHealth::loggedOn).count(),
                gauge.openOrders(),
                gauge.lastSequence());
    }

    private Map<String, Long> figures() {
        return Map.of(
                "inputBacklog", sequencer.inputBacklog(),
                "reportBacklog", sequencer.reportBacklog(),
                "openOrders", gauge.openOrders(),
                "journalPosition", gauge.lastSequence());
    }

    /** Any thread. */
    public boolean isStopped() {
        return sequencer.isStopped();
    }

    /**
     * Stops cleanly: refuses new orders, logs the sessions out, lets calls in flight end, applies and journals
     * what they told, and leaves the orders resting at the venue unless they are to be canceled, which a start that
     * failed never does. Ends within seconds.
     */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        control.close();
        final long deadlineNs = System.nanoTime() + config.shutdown().timeout().toNanos();
        final boolean canceling = started && config.shutdown().cancelOnStop();
        sequencer
                .inbox()
                .offer(
                        new Input.OperatorCommand(0, "gateway", "stop", "", canceling ? "cancel" : ""),
                        Inbox.Urgency.ESSENTIAL);
        if (canceling) {
            awaitCancels(deadlineNs);
        }
        if (!fixStopped) {
            fix.stop(
                    "SHUTTING_DOWN: the gateway is being stopped; orders that have not ended keep resting at Paymium",
                    LOGOUT_MS);
        }
        marketData.ifPresent(MarketData::close);
        venue.stop(canceling ? leftMs(deadlineNs) : config.shutdown().timeout().toMillis());
        final boolean drained = sequencer.drain(DRAIN_MS);
        lastSnapshot(sequencer.stop() && !sequencer.isStopped());
        sequencer.close();
        closeLoops();
        tokenWatch.close();
        tokenLocks.close();
        final int resting = core.openOrders();
        if (drained) {
            LOG.info("stopped; {} order(s) have not ended and stay at the venue", resting);
        } else {
            LOG.warn(
                    "stopped before everything was applied; {} order(s) had not ended by then and stay at the venue, the"
                            + " next start reads them",
                    resting);
        }
    }

    private void closeLoops() {
        loop.ifPresent(IoLoop::close);
        marketLoop.ifPresent(IoLoop::close);
    }

    /** Until every order has ended, which its client is told while it is logged on, or time is up. */
    private void awaitCancels(final long deadlineNs) {
        LOG.info("canceling {} order(s) that rest at the venue", gauge.openOrders());
        try {
            while ((gauge.openOrders() > 0 || sequencer.inputBacklog() > 0 || sequencer.reportBacklog() > 0)
                    && leftMs(deadlineNs) > 0
                    && !sequencer.isStopped()) {
                TimeUnit.MILLISECONDS.sleep(CANCEL_CHECK_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long leftMs(final long deadlineNs) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadlineNs - System.nanoTime()));
    }

    /** Tells the edges what they act on only when it is journalled; called by {@code order-core}. */
    private void journalled(final Input input) {
        if (input instanceof Input.NonceLease lease) {
            venue.journalled(lease);
        } else {
            fix.journalled(input);
        }
    }

    /** Hands reports, answers and changes of mode to the FIX side; called by {@code report}. */
    private final class Reporting implements ReportSink {
        @Override
        public void report(final Output.Report report, final boolean endOfBatch) {
            fix.report(report, endOfBatch);
        }

        @Override
        public void answer(final Answer.Status answer, final boolean endOfBatch) {
            fix.answer(answer, endOfBatch);
        }

        @Override
        public void modeApplied(final Output.ModeApplied applied, final boolean endOfBatch) {
            fix.modeApplied(applied, endOfBatch);
        }
    }

    /** A start after a clean stop reads the last snapshot and nothing else. */
    private void lastSnapshot(final boolean coreEndedCleanly) {
        try {
            if (!coreEndedCleanly) {
                snapshotter.close();
            } else if (!snapshotter.finish(LAST_SNAPSHOT_MS)) {
                LOG.warn(
                        "no snapshot of the end: the next start reads the journal from input {} on",
                        snapshotter.storedThrough() + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hands the core's outputs to those who act on them; called by {@code order-core}. */
    private final class Handover implements Edges {
        @Override
        public void onVenueCall(final Output.VenueCall call) {
            venue.call(call);
        }

        @Override
        public void onAlarm(final Output.Alarm alarm) {
            LOG.error("ALARM {} {}: {}", alarm.word(), alarm.subject(), alarm.text());
            if (STREAM_SILENT.equals(alarm.word())) {
                venue.restartStream(alarm.subject(), STREAM_SILENT);
            }
        }

        @Override
        public void onModeApplied(final Output.ModeApplied applied) {
            mode = applied.mode();
            LOG.info("mode {}{}", applied.mode(), applied.reason().isEmpty() ? "" : ": " + applied.reason());
        }

        @Override
        public void onOperatorReply(final Output.OperatorReply reply) {
            LOG.info("operator command {}: {}", reply.requestId(), reply.text().replace("\n", "; "));
            control.replied(reply);
        }

        @Override
        public void onListing(final Answer.Listing listing) {
            control.listed(listing);
        }

        @Override
        public void onTruthFound(final Output.TruthFound truth) {
            LOG.info(
                    "order {}: its outcome, unknown for {} us ({}), was settled: {}",
                    truth.orderId(),
                    truth.tookUs(),
                    truth.cause(),
                    truth.proof());
            control.truthFound(truth);
        }
    }
}
