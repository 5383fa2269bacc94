package io.paymiumfix.fix;

import io.netty.channel.EventLoop;
import io.paymiumfix.fix44.MessageFactory;
import io.paymiumfix.marketdata.MarketData;
import io.paymiumfix.marketdata.MarketDataOut;
import io.paymiumfix.order.Answer;
import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.Questions;
import io.paymiumfix.order.Rules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.ConfigError;
import quickfix.DefaultSessionFactory;
import quickfix.DefaultSessionScheduleFactory;
import quickfix.SessionID;

/**
 * The FIX edge as the rest of the gateway sees it.
 *
 * <ol>
 *   <li>{@link #open} takes the store; a second process on it is refused.
 *   <li>{@link #restore}, if a process before left reports whose end is not known.
 *   <li>{@link #start} listens; inputs go to the inbox from now on.
 *   <li>{@link #report}, {@link #answer} and {@link #modeApplied} by one thread, {@link #journalled} by {@code order-core} only;
 *       each of them may be the event loop.
 *   <li>{@link #stop} logs the sessions out and closes everything.
 * </ol>
 *
 * <p>{@link #start} and {@link #stop} wait for the event loop, so they are for another thread; nothing else here waits for it.
 */
public final class FixGateway {

    private static final Logger LOG = LoggerFactory.getLogger(FixGateway.class);
    private static final long STOP_POLL_MS = 5;

    private final FixSettings settings;
    private final StoreFolder storeFolder;
    private final Housekeeping housekeeping = new Housekeeping();
    private final Map<String, FixSession> sessions = new LinkedHashMap<>();
    private final Map<String, Outbox> outboxes = new LinkedHashMap<>();
    private final Map<SessionID, Replay> replays = new HashMap<>();
    private final List<RollingFile> logs = new ArrayList<>();
    private final LogThread logThread = new LogThread();
    private final ReportEdge reports;
    private final Notices notices;
    private final MarketDataDoor marketData;
    private final FixApplication application;
    /** Another's, or none: then one of our own from start to stop. */
    private final Optional<EventLoop> sharedLoop;

    private FixEventLoop events;
    private FixAcceptor acceptor;

    private FixGateway(
            final FixSettings settings,
            final Optional<EventLoop> sharedLoop,
            final Inbox inbox,
            final Questions questions,
            final LongSupplier nowUs,
            final StoreFolder storeFolder)
            throws FixStartException {
        this.settings = settings;
        this.sharedLoop = sharedLoop;
        this.storeFolder = storeFolder;
        final EssentialInputs essential = new EssentialInputs(inbox, housekeeping);
        final Map<SessionID, FixSession> byId = new HashMap<>();
        final Map<String, Replay> replaysByName = new HashMap<>();
        for (final SessionSettings session : settings.sessions()) {
            final FixSession fixSession = new FixSession(
                    session,
                    settings.compId(),
                    storeFolder.session(session.name(), nowUs),
                    new SessionLog(session.name(), logFile(session.name()), logThread, nowUs));
            sessions.put(session.name(), fixSession);
            final Replay replay = new Replay(fixSession, housekeeping, nowUs);
            outboxes.put(session.name(), new Outbox(fixSession, essential, replay));
            replaysByName.put(session.name(), replay);
            byId.put(fixSession.id(), fixSession);
            replays.put(fixSession.id(), replay);
        }
        notices = new Notices(outboxes);
        reports = new ReportEdge(outboxes, notices, housekeeping);
        replaysByName.forEach(
                (name, replay) -> replay.tell(gap -> reports.onGap(name, gap), () -> reports.onReplayed(name)));
        marketData = new MarketDataDoor(new GatewayReplies(nowUs));
        application = new FixApplication(
                byId,
                replays,
                new CoreAccess(inbox, essential, questions),
                reports,
                new LogonCheck(settings.limits(), nowUs),
                new GatewayReplies(nowUs),
                new Refusals(inbox, housekeeping),
                marketData);
    }

    /** The same with an event loop of its own, {@code fix-io}, from {@link #start} to {@link #stop}. */
    public static FixGateway open(
            final FixSettings settings, final Inbox inbox, final Questions questions, final LongSupplier nowUs)
            throws FixStartException {
        return open(settings, Optional.empty(), inbox, questions, nowUs);
    }

    /**
     * Takes the store and reads it.
     *
     * @param loop runs the sockets and the sessions, the caller's to close, after {@link #stop}; else they have one of their
     *     own
     * @param inbox the way into the core
     * @param questions the way to ask it
     * @param nowUs the wall clock, UTC microseconds since the epoch
     * @throws FixStartException when the store or the log cannot be used, or another process uses the store
     */
    public static FixGateway open(
            final FixSettings settings,
            final Optional<EventLoop> loop,
            final Inbox inbox,
            final Questions questions,
            final LongSupplier nowUs)
            throws FixStartException {
        final StoreFolder storeFolder = StoreFolder.open(settings.store());
        try {
            return new FixGateway(settings, loop, inbox, questions, nowUs, storeFolder);
        } catch (FixStartException e) {
            close(storeFolder, "store");
            throw e;
        }
    }

    /** The sessions whose clients an earlier process had: their store is no new one. */
    public List<String> usedBefore() {
        return sessions.entrySet().stream()
                .filter(session -> session.getValue().store().wasUsed())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /**
     * Reports of one session that its client has not proved to have, in order. Those the store holds are left to the
     * session's own resend; the others are sent at the next logon, with PossResend(97)=Y if they may have had a number.
     *
     * @param storedUpTo reportSeq up to which the journal knows them stored, or 0
     */
    public void restore(final String session, final List<Output.Report> unfinished, final long storedUpTo) {
        reports.restore(session, unfinished, storedUpTo, storeFolder.mayHaveLost());
    }

    /**
     * What market data is sent through. Before {@link #start}.
     *
     * @param instrument what SecurityList(y) tells
     */
    public MarketDataOut openMarketData(final MarketDataLimits limits, final Rules.Instrument instrument) {
        marketData.instrument(instrument);
        return new MarketDataEdge(sessions, replays, notices, housekeeping, limits);
    }

    /** MarketDataRequest(V) is taken from now on; without this, it is refused. Before {@link #start}. */
    public void serveMarketData(final MarketData desk) {
        notices.onFeed(desk.state());
        marketData.serve(desk);
    }

    /** Listens. After this, what {@link #restore} was not told is taken as never sent. */
    public void start() throws FixStartException {
        final List<FixSession> all = List.copyOf(sessions.values());
        final Map<SessionID, FixSession> byId = new HashMap<>();
        all.forEach(session -> byId.put(session.id(), session));
        all.forEach(session -> session.store().forgetStoredBefore());
        try {
            storeFolder.vouch();
            events = sharedLoop.map(FixEventLoop::sharing).orElseGet(FixEventLoop::own);
            acceptor = new FixAcceptor(events, settings, replays, housekeeping);
            acceptor.start(
                    new DefaultSessionFactory(
                            application,
                            id -> byId.get(id).store(),
                            id -> new OutOfOrderMessages(settings.limits().maxOutOfOrder()),
                            id -> byId.get(id).log(),
                            new MessageFactory(),
                            new DefaultSessionScheduleFactory()),
                    all);
        } catch (FixStartException e) {
            stop("", 0);
            throw e;
        } catch (ConfigError | IOException | RuntimeException e) {
            stop("", 0);
            throw new FixStartException(
                    "FIX_START_FAILED: cannot listen on " + settings.host() + ":" + settings.port() + " ("
                            + rootMessage(e) + "); check that the port is free and the address is ours",
                    e);
        }
        LOG.info("FIX: listening on port {} for {} session(s)", port(), all.size());
    }

    /**
     * The room for the journal is running out: what is left is for cancels and outcomes, so a new order is refused here, where
     * its refusal takes no room. Any thread.
     *
     * @param reason what is short
     */
    public void storageIs(final boolean low, final String reason) {
        application.closeToOrders(
                low
                        ? "JOURNAL_FULL: new orders cannot be recorded: " + reason
                                + "; nothing was done, try again later"
                        : "");
    }

    /** The port listened on; after {@link #start}. */
    public int port() {
        return acceptor.port();
    }

    /** A report of the core, in the core's order. Only by the one thread that tells what the core says. */
    public void report(final Output.Report report, final boolean endOfBatch) {
        reports.report(report, endOfBatch);
    }

    /** What the core answers to a question of a client. By the same thread. */
    public void answer(final Answer.Status answer, final boolean endOfBatch) {
        reports.answer(answer, endOfBatch);
    }

    /** The core applies another mode, in its place among the reports. By the same thread. */
    public void modeApplied(final Output.ModeApplied applied, final boolean endOfBatch) {
        reports.modeApplied(applied, endOfBatch);
    }

    /** An input is in the journal: its client need not send it again. Only by {@code order-core}; cheap. */
    public void journalled(final Input input) {
        if (input instanceof Input.PlaceOrder order) {
            journalled(order.origin().session(), order.origin().msgSeqNum());
        } else if (input instanceof Input.CancelOrder cancel) {
            journalled(cancel.origin().session(), cancel.origin().msgSeqNum());
        }
    }

    private void journalled(final String name, final int msgSeqNum) {
        final FixSession session = sessions.get(name);
        if (session != null) {
            session.store().journalled(msgSeqNum);
        }
    }

    /** The sessions as they are now, in the order of the configuration. Any thread. */
    public List<SessionHealth> sessions() {
        final List<SessionHealth> health = new ArrayList<>();
        for (final Outbox outbox : outboxes.values()) {
            final FixSession session = outbox.session();
            health.add(new SessionHealth(
                    session.name(),
                    session.isUp(),
                    session.store().getNextSenderMsgSeqNum(),
                    session.store().getNextTargetMsgSeqNum(),
                    session.store().journalledTargetMsgSeqNum(),
                    outbox.pending()));
        }
        return health;
    }

    /** For tests, which make it wait. */
    Housekeeping housekeeping() {
        return housekeeping;
    }

    /** For tests, which cancel what has not begun. */
    Replay replay(final String session) {
        return replays.get(sessions.get(session).id());
    }

    /**
     * Refuses new connections, logs the sessions out, and closes everything.
     *
     * @param logoutText Text(58) of the Logout(5)
     * @param timeoutMs how long clients may take to answer it
     */
    public void stop(final String logoutText, final long timeoutMs) {
        if (acceptor != null) {
            logOut(logoutText, timeoutMs);
            acceptor.close();
            acceptor = null;
        }
        if (events != null) {
            events.close();
            events = null;
        }
        outboxes.values().forEach(Outbox::announce);
        housekeeping.close();
        logThread.close();
        logs.forEach(log -> close(log, "message log"));
        close(storeFolder, "store");
    }

    private void logOut(final String text, final long timeoutMs) {
        acceptor.unbind();
        outboxes.values().forEach(Outbox::askNoMore);
        acceptor.logOut(text);
        final long deadlineNs = System.nanoTime() + timeoutMs * 1_000_000;
        try {
            while (sessions.values().stream().anyMatch(FixSession::isUp) && System.nanoTime() < deadlineNs) {
                Thread.sleep(STOP_POLL_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private RollingFile logFile(final String session) throws FixStartException {
        if (settings.log().isEmpty()) {
            return null;
        }
        final FixSettings.MessageLog log = settings.log().get();
        try {
            final RollingFile file =
                    new RollingFile(log.directory().resolve(session + ".log"), log.maxBytes(), log.keptFiles());
            logs.add(file);
            return file;
        } catch (IOException e) {
            throw new FixStartException(
                    "LOG_UNUSABLE: cannot write the FIX message log in " + log.directory() + " (" + e.getMessage()
                            + "); make it writable or switch the log off",
                    e);
        }
    }

    private static void close(final AutoCloseable resource, final String what) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.warn("the FIX {} could not be closed; the operating system will", what, e);
        }
    }

    private static String rootMessage(final Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
