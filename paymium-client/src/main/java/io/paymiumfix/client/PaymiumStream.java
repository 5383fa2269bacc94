package io.paymiumfix.client;

import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Paymium tells unasked: public data, one account's events, or both. It connects by itself, notices when the venue has
 * gone silent, and connects again after a jittered pause for as long as it is open. Any thread may call it; all state is
 * owned by {@code venue-io}, where the listener runs.
 *
 * <pre>
 *  CONNECTING ──joined──▶ LIVE ──silent, closed, left…──▶ LOST ──pause──▶ CONNECTING …      close() ──▶ CLOSED
 *       └────────refused, timed out, no connection────────▲
 * </pre>
 */
public final class PaymiumStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PaymiumStream.class);

    private final String name;
    private final LaneContext context;
    private final StreamSettings settings;
    private final StreamListener listener;
    private final StreamCounters counters = new StreamCounters();
    private final Backoff backoff;
    private final LogLimit failureLog;
    private final LogLimit badFrameLog;
    private final DeadlineTimer retryTimer;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private volatile StreamState state = StreamState.CONNECTING;
    private Session session;
    private long liveSinceNs;

    PaymiumStream(String name, LaneContext context, StreamSettings settings, StreamListener listener) {
        this.name = name;
        this.context = context;
        this.settings = settings;
        this.listener = listener;
        this.backoff = new Backoff(settings.reconnectMinMs(), settings.reconnectMaxMs(), new SplittableRandom());
        this.failureLog = new LogLimit(context.nanoClock());
        this.badFrameLog = new LogLimit(context.nanoClock());
        this.retryTimer = new DeadlineTimer(context.venueIo(), context.nanoClock(), this::onRetryDue);
        context.venueIo().execute(() -> connect(StreamReason.OPENED));
    }

    /** Where the stream stands; from another thread than {@code venue-io} this may be old at once. */
    public StreamState state() {
        return state;
    }

    /** What it has counted so far. */
    public StreamCounts counts() {
        return counters.read();
    }

    /**
     * Gives the connection up and makes a new one: for an owner who has proof that the stream keeps things to itself. The
     * listener hears LOST; what follows is as after any other loss. Nothing happens unless the stream is CONNECTING or LIVE.
     */
    public void restart() {
        run(() -> {
            if (session != null) {
                session.close(StreamReason.RESTARTED, "its owner asked for a new connection");
            }
        });
    }

    /** Ends the stream; the listener hears CLOSED, soon, and nothing after that. Does nothing the second time. */
    @Override
    public void close() {
        run(this::onClose);
    }

    /** As {@link #close()}; completes when the listener has been told. */
    CompletableFuture<Void> beginClose() {
        close();
        return closed;
    }

    boolean isClosed() {
        return state == StreamState.CLOSED;
    }

    private void run(Runnable task) {
        if (context.venueIo().inEventLoop()) {
            task.run();
            return;
        }
        try {
            context.venueIo().execute(task);
        } catch (RejectedExecutionException e) {
            closed.complete(null);
        }
    }

    private void connect(StreamReason reason) {
        if (isClosed()) {
            return;
        }
        Session next = new Session();
        session = next;
        enter(StreamState.CONNECTING, reason, "");
        if (session == next) {
            context.connector().connect(() -> new StreamConnection(context, settings, counters, next), next);
        }
    }

    private void onRetryDue() {
        if (state == StreamState.LOST) {
            connect(StreamReason.RETRY);
        }
    }

    private void onLost(StreamReason reason, String detail) {
        long nowNs = context.nanoClock().nanoTime();
        long settledNs = TimeUnit.MILLISECONDS.toNanos(settings.reconnectMaxMs());
        boolean wasLive = state == StreamState.LIVE;
        if (wasLive && nowNs - liveSinceNs >= settledNs) {
            backoff.reset();
        }
        session = null;
        int pauseMs = backoff.nextMs();
        retryTimer.armNoLaterThan(nowNs + TimeUnit.MILLISECONDS.toNanos(pauseMs));
        if (wasLive || failureLog.pass()) {
            LOG.warn(
                    "stream {} lost: {} ({}); connecting again in {} ms, nothing is told until then; {} earlier failures"
                            + " not logged",
                    name,
                    reason,
                    detail,
                    pauseMs,
                    failureLog.takeWithheld());
        }
        enter(StreamState.LOST, reason, detail);
    }

    private void onClose() {
        if (isClosed()) {
            return;
        }
        Session open = session;
        session = null;
        retryTimer.cancel();
        if (open != null) {
            open.close(StreamReason.CLOSED_BY_OWNER, "closed");
        }
        enter(StreamState.CLOSED, StreamReason.CLOSED_BY_OWNER, "closed");
        closed.complete(null);
    }

    /** The only place where the state changes. */
    private void enter(StreamState next, StreamReason reason, String detail) {
        StreamState before = state;
        state = next;
        switch (next) {
            case LIVE -> {
                counters.lives.increment();
                liveSinceNs = context.nanoClock().nanoTime();
                LOG.info("stream {} live", name);
            }
            case LOST -> counters.losses.increment();
            case CONNECTING, CLOSED -> LOG.debug("stream {}: {} to {}, {} {}", name, before, next, reason, detail);
        }
        tell(() -> listener.onState(next, reason));
    }

    private void tell(Runnable message) {
        try {
            message.run();
        } catch (RuntimeException e) {
            LOG.error("the listener of stream {} failed; the stream goes on", name, e);
        }
    }

    @Override
    public String toString() {
        return "PaymiumStream[" + name + " " + state + "]";
    }

    /** One attempt, from connecting to the end of its connection. What it tells after its end is passed over. */
    private final class Session implements ConnectListener<StreamConnection>, StreamConnection.Owner {
        private StreamConnection connection;

        @Override
        public void onConnected(StreamConnection connected) {
            connection = connected;
            if (isCurrent()) {
                connected.begin();
            } else {
                connected.close(StreamReason.CLOSED_BY_OWNER, "no longer wanted");
            }
        }

        @Override
        public void onConnectFailed(NotSentReason reason, String detail) {
            onEnded(reason == NotSentReason.TLS_FAILED ? StreamReason.TLS_FAILED : StreamReason.CONNECT_FAILED, detail);
        }

        void close(StreamReason reason, String detail) {
            if (connection == null) {
                onEnded(reason, detail);
            } else {
                connection.close(reason, detail);
            }
        }

        @Override
        public void onJoined() {
            if (isCurrent()) {
                enter(StreamState.LIVE, StreamReason.JOINED, "");
            }
        }

        @Override
        public void onEvent(StreamNamespace namespace, byte[] bytes, int offset, int length) {
            if (!isCurrent()) {
                return;
            }
            long receivedMicros = context.clock().epochMicros();
            try {
                boolean isStream = namespace == StreamNamespace.PUBLIC
                        ? told(JsonReader.read(bytes, offset, length, StreamDecoder::publicEvent), receivedMicros)
                        : told(JsonReader.read(bytes, offset, length, StreamDecoder::userEvent), receivedMicros);
                if (!isStream) {
                    onOther();
                }
            } catch (DecodeException e) {
                onBadFrame(namespace, length, e.getMessage());
            }
        }

        private boolean told(PublicData data, long receivedMicros) {
            if (data != null) {
                counters.events.increment();
                tell(() -> listener.onPublicData(data, receivedMicros));
            }
            return data != null;
        }

        private boolean told(UserData data, long receivedMicros) {
            if (data != null) {
                counters.events.increment();
                tell(() -> listener.onUserData(data, receivedMicros));
            }
            return data != null;
        }

        @Override
        public void onBadFrame(StreamNamespace namespace, int length, String why) {
            counters.badFrames.increment();
            if (badFrameLog.pass()) {
                LOG.warn(
                        "stream {}: a frame of {} bytes for {} cannot be read ({}); it is passed over and the listener told;"
                                + " {} earlier ones not logged",
                        name,
                        length,
                        namespace == null ? "no namespace" : namespace.path(),
                        why,
                        badFrameLog.takeWithheld());
            }
            if (isCurrent() && state == StreamState.LIVE) {
                for (StreamNamespace affected : StreamNamespace.values()) {
                    if (affected == namespace || (namespace == null && isWanted(affected))) {
                        tell(() -> listener.onUnreadable(affected));
                    }
                }
            }
        }

        private boolean isWanted(StreamNamespace namespace) {
            return namespace == StreamNamespace.PUBLIC
                    ? settings.isPublicWanted()
                    : settings.channelId().isPresent();
        }

        @Override
        public void onOther() {
            counters.otherEvents.increment();
        }

        @Override
        public void onEnded(StreamReason reason, String detail) {
            if (isCurrent()) {
                onLost(reason, detail);
            }
        }

        private boolean isCurrent() {
            return session == this;
        }
    }
}
