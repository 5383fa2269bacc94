package io.paymiumfix.fix;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one connection has still to send, in the order in which it was offered, whichever threads offer.
 *
 * <p>Nobody writes at once, not even the event loop: messages wait in one queue until the loop has come to the end of its
 * round, and leave together, in as few buffers and with one flush. Other threads wake the loop once for all that they offer
 * until it comes. In one round no more leaves than one filling of the socket's buffers: the others on the loop have their turn
 * between. While the socket takes no more, messages stay in the queue as the texts that they are, so that a client that does not
 * read costs no buffers.
 *
 * <p>A message that may wait for the one that follows it leaves at the end of the loop's next round, which comes before the loop
 * sleeps: where the loop is busy, the other message is there by then, and both are one write.
 *
 * <p>{@link #offer}, {@link #closeWhenSent} and the counts are for any thread; the rest is the event loop's.
 */
final class Outgoing {
    private static final Logger LOG = LoggerFactory.getLogger(Outgoing.class);
    private static final int BATCH_BYTES = 16 << 10;
    /** For a peer that does not read the last messages. */
    private static final long CLOSE_WITHIN_MS = 5_000;
    /** For one that has been told the end and does not close its side. */
    private static final long LINGER_MS = 1_000;

    private final Channel channel;
    private final EventLoop loop;
    private final Runnable onTaken;
    private final Runnable drain = this::drain;
    private final Runnable drainAtEndOfRound = this::drainAtEndOfRound;
    private final Runnable drainAtEndOfNextRound = this::drainAtEndOfNextRound;
    private final Queue<String> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean drainDue = new AtomicBoolean();
    private final AtomicInteger unsentMessages = new AtomicInteger();
    private final AtomicLong unsentBytes = new AtomicLong();
    private volatile boolean closing;
    private volatile boolean ended;
    /** What is offered, or made possible, meanwhile is for the next round. */
    private boolean draining;
    /** Something waits for the end of the next round. */
    private boolean lateDrainDue;

    private boolean saidEnd;
    /** Closes it although something is unsent; null until it is closing. */
    private Future<?> patience;

    /** @param onTaken told, on the event loop, each time the socket has taken some */
    Outgoing(final Channel channel, final Runnable onTaken) {
        this.channel = channel;
        this.loop = channel.eventLoop();
        this.onTaken = onTaken;
    }

    /** Messages that the socket has not taken. */
    int messages() {
        return unsentMessages.get();
    }

    /** Their bytes, TLS not counted. */
    long bytes() {
        return unsentBytes.get();
    }

    /**
     * Takes a message.
     *
     * @param mayWait for a round, because another message is likely to follow it; from the event loop only
     * @return false when the connection is gone
     */
    boolean offer(final String message, final boolean mayWait) {
        if (ended || closing) {
            return false;
        }
        unsentMessages.incrementAndGet();
        unsentBytes.addAndGet(message.length());
        queue.add(message);
        return mayWait ? drainLater() : drainSoon();
    }

    /** Takes nothing more, and closes when the socket has taken the rest, or is too slow to. */
    void closeWhenSent() {
        closing = true;
        drainSoon();
    }

    /**
     * The socket takes messages again, or others were offered.
     *
     * @return false when the event loop has ended
     */
    boolean drainSoon() {
        if (drainDue.get() || !drainDue.compareAndSet(false, true)) {
            return true;
        }
        try {
            if (!loop.inEventLoop()) {
                loop.execute(drainAtEndOfRound);
            } else if (draining) {
                loop.execute(drain);
            } else {
                drainAtEndOfRound();
            }
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("not sent, the event loop has ended", e);
            return false;
        }
    }

    private boolean drainLater() {
        if (lateDrainDue) {
            return true;
        }
        try {
            loop.execute(drainAtEndOfNextRound);
            lateDrainDue = true;
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("not sent, the event loop has ended", e);
            return false;
        }
    }

    /** Behind what the core makes of that round, which is itself at the round's end, and its reports behind that. */
    private void drainAtEndOfNextRound() {
        lateDrainDue = false;
        if (loop instanceof SingleThreadEventLoop rounds) {
            rounds.executeAfterEventLoopIteration(drainAtEndOfRound);
        } else {
            loop.execute(drain);
        }
    }

    /** Behind orders that were read in this round: what others send to many clients at once does not go before them. */
    private void drainAtEndOfRound() {
        if (loop instanceof SingleThreadEventLoop rounds) {
            rounds.executeAfterEventLoopIteration(drain);
        } else {
            loop.execute(drain);
        }
    }

    /** The connection is gone. */
    void end() {
        ended = true;
        queue.clear();
        if (patience != null) {
            patience.cancel(false);
        }
    }

    private void drain() {
        drainDue.set(false);
        draining = true;
        try {
            boolean written = false;
            while (channel.isWritable() && writeBatch()) {
                written = true;
            }
            if (written) {
                channel.flush();
            }
        } catch (final RuntimeException | Error e) {
            // What was taken out of the queue is lost to this connection; the client asks for it on the next.
            LOG.error("a connection is closed, because what was sent could not be written", e);
            close();
            throw e;
        } finally {
            draining = false;
        }
        if (closing && !ended && patience == null) {
            patience = loop.schedule(this::giveUp, CLOSE_WITHIN_MS, TimeUnit.MILLISECONDS);
        }
        closeIfSent();
    }

    private boolean writeBatch() {
        String message = queue.poll();
        if (message == null) {
            return false;
        }
        final int room = queue.isEmpty() ? message.length() : Math.max(message.length(), BATCH_BYTES);
        final ByteBuf batch = channel.alloc().directBuffer(room);
        int messages = 0;
        while (message != null) {
            batch.writeBytes(MessageSegment.toBytes(message));
            messages++;
            message = batch.readableBytes() < BATCH_BYTES ? queue.poll() : null;
        }
        final int count = messages;
        final int bytes = batch.readableBytes();
        channel.write(batch).addListener(written -> taken(count, bytes));
        return true;
    }

    private void taken(final int messages, final int bytes) {
        unsentMessages.addAndGet(-messages);
        unsentBytes.addAndGet(-bytes);
        onTaken.run();
        closeIfSent();
    }

    private void closeIfSent() {
        if (closing && unsentMessages.get() == 0) {
            sayEnd();
        }
    }

    /**
     * The peer is told that nothing more comes, and has a moment to close its side. Were ours closed at once, what it is just
     * sending would make the system throw away what it has not read yet, our Logout(5) among it.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // should it fail, the moment ends all the same
    private void sayEnd() {
        if (saidEnd) {
            return;
        }
        saidEnd = true;
        if (patience != null) {
            patience.cancel(false);
        }
        patience = loop.schedule(this::close, LINGER_MS, TimeUnit.MILLISECONDS);
        final SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (!(channel instanceof DuplexChannel duplex)) {
            close();
        } else if (tls == null) {
            duplex.shutdownOutput();
        } else {
            tls.closeOutbound().addListener(said -> duplex.shutdownOutput());
        }
    }

    private void giveUp() {
        LOG.warn(
                "connection from {} cut: it is ending, and {} message(s) were not read within {} ms; the client may ask"
                        + " for them at its next Logon(A)",
                channel.remoteAddress(),
                unsentMessages.get(),
                CLOSE_WITHIN_MS);
        close();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the connection hears of it
    private void close() {
        channel.close();
    }
}
