package io.paymiumfix.client;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signed calls of one API token, one after the other in strictly increasing nonce order. A call gets its nonce and its
 * signature at the moment it is written, never earlier, and ends in exactly one {@link Outcome}.
 *
 * <p>A call that has been waiting for its answer longer than {@link ClientSettings#hedgeAfterMs()}, those before it on the
 * connection being answered, does not hold up an urgent one: the lane
 * goes on over a fresh connection, and the slow call keeps its right to answer on the old one until its response timeout. An
 * urgent call that was written behind it before is written once more, over the fresh connection.
 * When no connection can be made, every call that waits for one is proven not sent and ends so.
 *
 * <p>Any thread may call the public methods. All state is owned by {@code venue-io}; the counters may be read from anywhere.
 */
public final class Lane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    /** Connections that may wait for slow answers at once; more stalls than this and urgent calls wait too. */
    private static final int MAX_STALLED_CONNECTIONS = 8;

    private static final int UNAUTHORISED = 401;

    private final String name;
    private final EventLoop venueIo;
    private final ClientSettings settings;
    private final long responseTimeoutNs;
    private final long hedgeAfterNs;
    private final long idleReplaceAfterNs;
    private final EpochMicrosClock clock;
    private final NanoClock nanoClock;
    private final Connector connector;
    private final RequestEncoder encoder;
    private final OAuthAccess access;
    private final OAuthRenewal renewal;
    private final NonceSequence nonces;
    private final LaneFile file;
    private final LaneQueue queue;
    private final DeadlineTimer timer;
    private final InFlightCalls inFlight = new InFlightCalls();
    private final AtomicInteger unfinished = new AtomicInteger();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private Connection current;
    private boolean connecting;
    private boolean pumping;
    private boolean closing;

    Lane(String name, LaneContext context, Credential credential, LaneFile file, long nonceFloor) {
        this.name = name;
        this.venueIo = context.venueIo();
        this.settings = context.settings();
        this.responseTimeoutNs = TimeUnit.MILLISECONDS.toNanos(settings.responseTimeoutMs());
        this.hedgeAfterNs = TimeUnit.MILLISECONDS.toNanos(settings.hedgeAfterMs());
        this.idleReplaceAfterNs = TimeUnit.MILLISECONDS.toNanos(settings.idleReplaceAfterMs());
        this.clock = context.clock();
        this.nanoClock = context.nanoClock();
        this.connector = context.connector();
        this.encoder = new RequestEncoder(context.venue(), credential instanceof ApiToken token ? token : null);
        this.access = credential instanceof OAuthAccess granted ? granted : null;
        this.renewal = access == null ? null : new OAuthRenewal(context, access, this::onRenewalEnded);
        this.nonces = new NonceSequence(file.highestNonce(), nonceFloor, clock.epochMicros());
        this.file = file;
        if (nonceFloor > file.highestNonce()) {
            // The next process may trust the file again before any call of this one has left.
            file.markNonce(nonceFloor);
        }
        this.queue = new LaneQueue(settings.laneQueueLimit());
        this.timer = new DeadlineTimer(venueIo, nanoClock, this::onDeadline);
    }

    /** The name given to {@link PaymiumClient#openLane}. */
    public String name() {
        return name;
    }

    /**
     * Submits a call. From {@code venue-io} it is written at once if it can be; from any other thread after one hand-over.
     * The handler runs on {@code venue-io}, possibly before this returns when that is the calling thread; once the client is
     * closed it runs on the calling thread with {@link NotSentReason#LANE_CLOSED}.
     */
    public void submit(Call call, OutcomeHandler handler) {
        PendingCall pending =
                new PendingCall(this, Objects.requireNonNull(call, "call"), Objects.requireNonNull(handler, "handler"));
        unfinished.incrementAndGet();
        if (venueIo.inEventLoop()) {
            accept(pending);
            return;
        }
        try {
            venueIo.execute(pending);
        } catch (RejectedExecutionException e) {
            notSent(pending, NotSentReason.LANE_CLOSED, "the client is closed");
        }
    }

    /** Opens a connection ahead of need, or replaces one idle too long for a POST, so that the next order need not wait. */
    public void warm() {
        try {
            venueIo.execute(this::onWarm);
        } catch (RejectedExecutionException e) {
            LOG.debug("lane {}: not warmed, the client is closed", name);
        }
    }

    /** Calls written and not ended. */
    public int inFlight() {
        return inFlight.count();
    }

    /** Calls submitted and not yet written. */
    public int waiting() {
        return Math.max(0, unfinished.get() - inFlight.count());
    }

    /** True when every submitted call has ended. */
    public boolean idle() {
        return unfinished.get() == 0;
    }

    /** Whether there is a connection that a call could be written to right now; a hint, since the venue may close it. */
    boolean connected() {
        return CompletableFuture.supplyAsync(() -> current != null && current.usable(), venueIo)
                .join();
    }

    /**
     * Takes no further call, ends waiting ones as {@link NotSentReason#LANE_CLOSED}, waits at most {@link
     * ClientSettings#closeTimeoutMs()} for those in flight, after which they end as {@link UnknownCause#LANE_CLOSED}, and closes
     * the lane's file. Not from {@code venue-io}, which it waits for.
     */
    @Override
    public void close() {
        if (venueIo.inEventLoop()) {
            throw new IllegalStateException("close() waits for venue-io and must not be called on it");
        }
        PaymiumClient.await(beginClose(), settings.closeTimeoutMs());
    }

    @Override
    public String toString() {
        return "Lane[" + name + "]";
    }

    boolean isClosed() {
        return closed.isDone();
    }

    /** Starts closing; any thread. */
    CompletableFuture<Void> beginClose() {
        try {
            venueIo.execute(this::onClose);
        } catch (RejectedExecutionException e) {
            LOG.debug("lane {}: its client is closed", name);
            closeFile();
        }
        return closed;
    }

    void accept(PendingCall pending) {
        if (closing) {
            notSent(pending, NotSentReason.LANE_CLOSED, "the lane is closed");
        } else if (queue.offer(pending)) {
            pump();
        } else {
            notSent(pending, NotSentReason.LANE_FULL, settings.laneQueueLimit() + " calls are waiting");
        }
    }

    /** What was written has its answer, or will have none. */
    void onEnded(Writing writing, Outcome outcome) {
        inFlight.remove(writing);
        if (access != null && outcome instanceof Outcome.Refused refused && refused.status() == UNAUTHORISED) {
            access.refused();
        }
        PendingCall pending = writing.pending;
        if (pending.isEndedBy(writing, outcome)) {
            if (pending.waitsAgain()) {
                queue.remove(pending);
            }
            end(pending, outcome);
        }
        pump();
    }

    private void end(PendingCall pending, Outcome outcome) {
        if (pending.written()) {
            inFlight.callEnded();
        }
        pending.end(outcome);
        unfinished.decrementAndGet();
    }

    private void onWarm() {
        renewIfWanted();
        boolean cold = current == null || !current.usable() || idleTooLong();
        if (cold && !closing) {
            connect();
        }
    }

    /** Does all that can be done now; a call made from within only adds to what the outer one does. */
    private void pump() {
        if (pumping) {
            return;
        }
        pumping = true;
        try {
            boolean moved = true;
            while (moved) {
                moved = step();
            }
        } finally {
            pumping = false;
        }
        if (closing && atRest()) {
            finishClose();
        }
    }

    /** New tokens that are on their way must not be lost: the old ones are worth nothing by then. */
    private boolean atRest() {
        return inFlight.count() == 0 && (renewal == null || !renewal.underWay());
    }

    /** One step for the call whose turn it is; true when the next may follow at once. */
    private boolean step() {
        PendingCall next = queue.peek();
        if (next == null) {
            return false;
        }
        long nowEpochMicros = clock.epochMicros();
        if (next.staleAt(nowEpochMicros)) {
            notSent(queue.poll(), NotSentReason.STALE, "its notAfter had passed");
            return true;
        }
        boolean connectsFirst = needsConnection(next);
        if (connectsFirst && connecting) {
            return false;
        }
        if (access != null && !hasAccess(nowEpochMicros)) {
            return false;
        }
        if (connectsFirst) {
            return connect();
        }
        if (next.call.urgent() && current.awaiting() > 0) {
            return besideOthers(nowEpochMicros);
        }
        if (current.awaiting() < settings.pipelineDepth() && !isSlow()) {
            write(queue.poll(), nowEpochMicros);
            return true;
        }
        return false;
    }

    /** Behind calls that wait for an answer a new one would only age. */
    private boolean isSlow() {
        return current.awaiting() > 0
                && nanoClock.nanoTime() - inFlight.oldestOn(current).waitsSinceNs() >= hedgeAfterNs / 2;
    }

    /** An urgent call while others are in flight: never behind one that is stalled. */
    private boolean besideOthers(long nowEpochMicros) {
        long hedgeAtNs = hedgeAtNs(current);
        if (nanoClock.nanoTime() - hedgeAtNs >= 0) {
            if (!hasLeft(current)) {
                return false;
            }
            LOG.debug("lane {}: hedges past a call that is slow to answer", name);
            return connect();
        }
        timer.armNoLaterThan(hedgeAtNs);
        if (current.awaiting() < settings.pipelineDepth()) {
            write(queue.poll(), nowEpochMicros);
            return true;
        }
        return false;
    }

    /** When what is due next on a connection has been slow long enough for cancels not to stand behind it. */
    private long hedgeAtNs(Connection connection) {
        return inFlight.oldestOn(connection).waitsSinceNs() + hedgeAfterNs;
    }

    /** Cancels that were written behind what has become slow since are to be written again, over a fresh connection. */
    private void hedgeThoseBehind(long nowNs) {
        List<PendingCall> again = new ArrayList<>();
        for (Writing cancel : inFlight.cancelsBehindOthers()) {
            long hedgeAtNs = hedgeAtNs(cancel.connection());
            if (nowNs - hedgeAtNs < 0) {
                timer.armNoLaterThan(hedgeAtNs);
            } else if (hasLeft(cancel.connection())) {
                cancel.pending.writeAgain();
                again.add(cancel.pending);
            }
        }
        if (!again.isEmpty()) {
            LOG.debug("lane {}: writes {} cancels again, past a call that is slow to answer", name, again.size());
            queue.addFirst(again);
        }
    }

    /** True when nothing more is written to it; false when so many connections wait for slow answers that it must stay. */
    private boolean hasLeft(Connection slow) {
        if (slow == current) {
            if (inFlight.connections() >= MAX_STALLED_CONNECTIONS) {
                return false;
            }
            replaceCurrent();
        }
        return true;
    }

    /** Takes the nonce, marks, signs and writes: in this order, with nothing in between. */
    private void write(PendingCall pending, long nowEpochMicros) {
        long nonce = nonces.next(nowEpochMicros);
        if (nonce == NonceSequence.EXHAUSTED) {
            notSent(pending, NotSentReason.NONCE_EXHAUSTED, "the token's nonces reached 2^53: it must be replaced");
            return;
        }
        ByteBuf request;
        try {
            mark(pending.call, nonce);
            request = access == null
                    ? encoder.signed(current.allocator(), pending.call, nonce)
                    : encoder.bearer(current.allocator(), pending.call, access.authorization());
        } catch (RuntimeException | InternalError e) {
            // InternalError is how a mapped page says that its file is gone.
            LOG.error("lane {}: cannot mark or encode call {}", name, pending.call.callId(), e);
            notSent(pending, NotSentReason.INTERNAL_ERROR, "the request could not be marked or encoded");
            return;
        }
        long nowNs = nanoClock.nanoTime();
        Writing writing = new Writing(this, pending, current, nonce, nowEpochMicros, nowNs);
        inFlight.add(writing, !pending.written());
        pending.started(writing);
        current.send(request, writing);
        timer.armNoLaterThan(nowNs + responseTimeoutNs);
    }

    /** True when a call may be made; else it waits for the renewal, or all that wait have ended. */
    private boolean hasAccess(long nowEpochMicros) {
        if (access.state() == AccessState.REVOKED) {
            endWaiting(NotSentReason.NO_ACCESS, "the OAuth2 access was ended; its holder must grant it again");
            return false;
        }
        renewIfWanted();
        if (renewal.underWay()) {
            return false;
        }
        if (!access.usable(nowEpochMicros) && inFlight.isEmpty()) {
            endWaiting(NotSentReason.NO_ACCESS, "the OAuth2 access cannot be renewed: " + renewal.lastFailure());
            return false;
        }
        return access.usable(nowEpochMicros);
    }

    /** Renewing ends the token that calls in flight were made with, so there must be none. */
    private void renewIfWanted() {
        if (access != null
                && !closing
                && inFlight.isEmpty()
                && access.wantsRenewal(clock.epochMicros())
                && renewal.mayTry()) {
            renewal.start();
        }
    }

    private void onRenewalEnded() {
        pump();
    }

    private void mark(Call call, long nonce) {
        if (call.post()) {
            file.markStarted(nonce, call.callId());
        } else {
            file.markNonce(nonce);
        }
    }

    /** A call other than an order may go over a connection that has idled too long: it can be made again. */
    private boolean needsConnection(PendingCall next) {
        return current == null || !current.usable() || (next.call.post() && idleTooLong());
    }

    private boolean idleTooLong() {
        return current.awaiting() == 0 && current.idleNs() > idleReplaceAfterNs;
    }

    private void replaceCurrent() {
        if (current != null) {
            current.retire();
            current = null;
        }
    }

    /**
     * Starts connecting, unless that is under way; true when it has ended already. The connection at hand serves on meanwhile, and
     * if no other can be made.
     */
    private boolean connect() {
        if (connecting) {
            return false;
        }
        connecting = true;
        connector.connect(new ConnectListener<>() {
            @Override
            public void onConnected(Connection connection) {
                Lane.this.onConnected(connection);
            }

            @Override
            public void onConnectFailed(NotSentReason reason, String detail) {
                Lane.this.onConnectFailed(reason, detail);
            }
        });
        return !connecting;
    }

    private void onConnected(Connection connection) {
        if (closing) {
            connecting = false;
            connection.retire();
        } else if (connection.usable()) {
            connecting = false;
            replaceCurrent();
            current = connection;
            LOG.debug("lane {}: connected", name);
            pump();
        } else {
            onConnectFailed(NotSentReason.CONNECT_FAILED, "the venue closed the connection as soon as it was made");
        }
    }

    /** Not a byte was written of what waits for a connection, so all that is proven not sent. */
    private void onConnectFailed(NotSentReason reason, String detail) {
        LOG.debug("lane {}: {} {}", name, reason, detail);
        // Still "connecting": what a handler submits now waits for the next attempt instead of starting it in between.
        endWaiting(this::needsConnection, reason, detail);
        connecting = false;
        pump();
    }

    private void endWaiting(NotSentReason reason, String detail) {
        endWaiting(all -> true, reason, detail);
    }

    private void endWaiting(Predicate<PendingCall> which, NotSentReason reason, String detail) {
        queue.removeAll(which).forEach(waiting -> notSent(waiting, reason, detail));
    }

    private void notSent(PendingCall pending, NotSentReason reason, String detail) {
        end(pending, pending.unsent(reason, detail));
    }

    /** Ends what is overdue, hedges if an urgent call waits, and arms for what comes next. */
    private void onDeadline() {
        long nowNs = nanoClock.nanoTime();
        for (Writing writing : inFlight.snapshot()) {
            if (!writing.over() && nowNs - writing.waitsSinceNs() >= responseTimeoutNs) {
                // First of all no longer usable, or what follows this outcome would be written to it.
                writing.connection().retire();
                writing.onLost(
                        UnknownCause.TIMEOUT, "no complete answer within " + settings.responseTimeoutMs() + " ms");
                writing.connection().abort(UnknownCause.CONNECTION_LOST, "an earlier call on the connection timed out");
            }
        }
        if (!closing) {
            hedgeThoseBehind(nowNs);
        }
        pump();
        if (!inFlight.isEmpty()) {
            timer.armNoLaterThan(inFlight.waitsLongestSinceNs() + responseTimeoutNs);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // onCloseTimeout does nothing when all have ended
    private void onClose() {
        if (closing) {
            return;
        }
        closing = true;
        endWaiting(NotSentReason.LANE_CLOSED, "the lane is closed");
        if (atRest()) {
            finishClose();
        } else {
            venueIo.schedule(this::onCloseTimeout, settings.closeTimeoutMs(), TimeUnit.MILLISECONDS);
        }
    }

    private void onCloseTimeout() {
        abortAll();
        finishClose();
    }

    private void abortAll() {
        for (Writing writing : inFlight.snapshot()) {
            writing.onLost(UnknownCause.LANE_CLOSED, "the lane was closed before the answer came");
            writing.connection().abort(UnknownCause.LANE_CLOSED, "the lane was closed before the answer came");
        }
    }

    private void finishClose() {
        if (closed.isDone()) {
            return;
        }
        timer.cancel();
        replaceCurrent();
        closeFile();
        abortAll(); // what is left belongs to calls that have ended
    }

    private void closeFile() {
        try {
            file.close();
            closed.complete(null);
        } catch (LaneFileException e) {
            closed.completeExceptionally(e);
        }
    }
}
