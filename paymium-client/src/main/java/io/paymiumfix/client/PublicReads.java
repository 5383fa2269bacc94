package io.paymiumfix.client;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Unsigned reads over a few kept connections of their own, one request at a time on each, so that they neither wait for signed
 * calls nor hold them up. Owned by {@code venue-io}.
 */
final class PublicReads {
    private final EventLoop venueIo;
    private final ClientSettings settings;
    private final Connector connector;
    private final NanoClock nanoClock;
    private final RequestEncoder encoder;
    private final DeadlineTimer timer;
    private final ArrayDeque<PendingRead<?>> waiting = new ArrayDeque<>();
    private final ArrayDeque<PendingRead<?>> inFlight = new ArrayDeque<>();
    private final ArrayDeque<Connection> resting = new ArrayDeque<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private int connecting;
    private boolean closing;

    PublicReads(LaneContext context) {
        this.venueIo = context.venueIo();
        this.settings = context.settings();
        this.connector = context.connector();
        this.nanoClock = context.nanoClock();
        this.encoder = new RequestEncoder(context.venue());
        this.timer = new DeadlineTimer(venueIo, nanoClock, this::onDeadline);
    }

    /** Any thread. */
    <T> void read(PublicCall<T> call, PublicReadHandler<T> handler) {
        PendingRead<T> pending = new PendingRead<>(this, call, handler);
        if (venueIo.inEventLoop()) {
            accept(pending);
            return;
        }
        try {
            venueIo.execute(pending);
        } catch (RejectedExecutionException e) {
            pending.notSent(NotSentReason.LANE_CLOSED, "the client is closed");
        }
    }

    void accept(PendingRead<?> pending) {
        if (closing) {
            pending.notSent(NotSentReason.LANE_CLOSED, "the client is closed");
        } else if (waiting.size() >= settings.laneQueueLimit()) {
            pending.notSent(NotSentReason.LANE_FULL, settings.laneQueueLimit() + " reads are waiting");
        } else {
            waiting.add(pending);
            pump();
        }
    }

    /** A read that was in flight has ended; its connection may serve the next. */
    void onEnded(PendingRead<?> pending) {
        inFlight.remove(pending);
        Connection connection = pending.connection();
        if (closing) {
            connection.retire();
            finishCloseIfDone();
        } else {
            if (connection.usable() && connection.awaiting() == 0) {
                resting.push(connection);
            }
            pump();
        }
    }

    CompletableFuture<Void> beginClose() {
        venueIo.execute(this::onClose);
        return closed;
    }

    private void pump() {
        while (!waiting.isEmpty()) {
            Connection connection = resting.poll();
            if (connection == null) {
                connectIfWorthwhile();
                return;
            }
            if (connection.usable() && !idleTooLong(connection)) {
                write(waiting.poll(), connection);
            } else {
                connection.retire();
            }
        }
    }

    private boolean idleTooLong(Connection connection) {
        return connection.idleNs() > TimeUnit.MILLISECONDS.toNanos(settings.idleReplaceAfterMs());
    }

    private void write(PendingRead<?> pending, Connection connection) {
        long nowNs = nanoClock.nanoTime();
        pending.started(connection, nowNs);
        inFlight.add(pending);
        connection.send(encoder.unsigned(connection.allocator(), pending.pathTail()), pending);
        timer.armNoLaterThan(nowNs + responseTimeoutNs());
    }

    private void connectIfWorthwhile() {
        if (connecting < waiting.size() && connecting + inFlight.size() < settings.publicConnections()) {
            connecting++;
            connector.connect(new ConnectListener<>() {
                @Override
                public void onConnected(Connection connection) {
                    connecting--;
                    if (!connection.usable()) {
                        failWaiting(
                                NotSentReason.CONNECT_FAILED, "the venue closed the connection as soon as it was made");
                    } else if (closing) {
                        connection.retire();
                    } else {
                        resting.push(connection);
                    }
                    pump();
                }

                @Override
                public void onConnectFailed(NotSentReason reason, String detail) {
                    connecting--;
                    failWaiting(reason, detail);
                    pump();
                }
            });
        }
    }

    private void failWaiting(NotSentReason reason, String detail) {
        List<PendingRead<?>> failing = List.copyOf(waiting);
        waiting.clear();
        failing.forEach(pending -> pending.notSent(reason, detail));
    }

    private void onDeadline() {
        long nowNs = nanoClock.nanoTime();
        for (PendingRead<?> pending : List.copyOf(inFlight)) {
            if (nowNs - pending.startedNs() >= responseTimeoutNs()) {
                pending.connection()
                        .abort(
                                UnknownCause.TIMEOUT,
                                "no complete answer within " + settings.responseTimeoutMs() + " ms");
            }
        }
        if (!inFlight.isEmpty()) {
            timer.armNoLaterThan(inFlight.peek().startedNs() + responseTimeoutNs());
        }
    }

    private void onClose() {
        closing = true;
        failWaiting(NotSentReason.LANE_CLOSED, "the client is closed");
        resting.forEach(Connection::retire);
        resting.clear();
        for (PendingRead<?> pending : List.copyOf(inFlight)) {
            pending.connection().abort(UnknownCause.LANE_CLOSED, "the client was closed before the answer came");
        }
        finishCloseIfDone();
    }

    private void finishCloseIfDone() {
        if (inFlight.isEmpty()) {
            timer.cancel();
            closed.complete(null);
        }
    }

    private long responseTimeoutNs() {
        return TimeUnit.MILLISECONDS.toNanos(settings.responseTimeoutMs());
    }
}
