package io.paymiumfix.fix;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.ConfigError;
import quickfix.DataDictionary;
import quickfix.LogUtil;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;

/**
 * Listens, and runs QuickFIX/J's sessions on the event loop: a message goes from the bytes to {@code fromApp} without changing
 * threads, which here costs more than all parsing. Therefore nothing in the application may block.
 *
 * <p>Started and stopped by one thread, which is not the event loop, as it waits for it.
 */
final class FixAcceptor {
    private static final Logger LOG = LoggerFactory.getLogger(FixAcceptor.class);
    private static final long TICK_MS = 1_000;
    private static final long WAIT_MS = 1_000;
    /** A client is read no further in one round of the loop, so that one that floods does not keep the others waiting. */
    private static final int MOST_BYTES_READ = 16 << 10;

    private final FixEventLoop events;
    private final FixSettings settings;
    private final Map<SessionID, Replay> replays;
    private final PeerGuard guard;
    /** Null for plain TCP. */
    private final TlsContext tls;

    private final ChannelGroup connections;
    private final Map<SessionID, Session> sessions = new LinkedHashMap<>();
    /** Of all sessions, which have one dictionary; null before the first. */
    private PlainForms forms;

    private DataFields dataFields;

    private Channel listening;
    private Future<?> timer;

    FixAcceptor(
            final FixEventLoop events,
            final FixSettings settings,
            final Map<SessionID, Replay> replays,
            final Housekeeping housekeeping)
            throws FixStartException {
        this.events = events;
        this.settings = settings;
        this.replays = replays;
        this.guard = new PeerGuard(settings.limits());
        this.tls = settings.tls().isPresent() ? TlsContext.of(settings.tls().get(), housekeeping::now) : null;
        this.connections = new DefaultChannelGroup("fix", events.loop());
    }

    /** @throws IOException when the port cannot be had */
    void start(final SessionFactory factory, final List<FixSession> configured) throws ConfigError, IOException {
        final quickfix.SessionSettings engine = EngineSettings.of(settings, configured);
        for (final FixSession session : configured) {
            final Session created = factory.create(session.id(), engine);
            sessions.put(session.id(), created);
            if (forms == null) {
                final DataDictionary dictionary = created.getDataDictionaryProvider()
                        .getSessionDataDictionary(session.id().getBeginString());
                forms = new PlainForms(dictionary);
                dataFields = new DataFields(dictionary);
            }
        }
        timer = events.loop().scheduleWithFixedDelay(this::tick, 0, TICK_MS, TimeUnit.MILLISECONDS);
        listening = listen();
    }

    private Channel listen() throws IOException {
        final InetSocketAddress address = settings.host().isEmpty()
                ? new InetSocketAddress(settings.port())
                : new InetSocketAddress(settings.host(), settings.port());
        if (address.isUnresolved()) {
            throw new UnknownHostException("unknown host " + settings.host());
        }
        final ChannelFuture bound = new ServerBootstrap()
                .group(events.loop())
                .channel(events.serverChannel())
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, oneReading())
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(final Channel channel) {
                        accept(channel);
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(bound.cause());
        }
        return bound.channel();
    }

    private static RecvByteBufAllocator oneReading() {
        return new AdaptiveRecvByteBufAllocator(1 << 10, 2 << 10, MOST_BYTES_READ).maxMessagesPerRead(1);
    }

    private void accept(final Channel channel) {
        if (!guard.admit(channel)) {
            return;
        }
        connections.add(channel);
        if (tls != null) {
            channel.pipeline().addLast(tls.handler(channel.alloc()));
        }
        final FixConnection connection = new FixConnection(channel, this::sessionOf, replays, forms, dataFields);
        channel.pipeline()
                .addLast(new FixFrameDecoder(settings.limits().maxMessageBytes()))
                .addLast(connection);
        guard.awaitLogon(channel, connection);
    }

    /** A client may name more than the two CompIDs: that does not make it another session. */
    private Session sessionOf(final SessionID asked) {
        return sessions.get(new SessionID(asked.getBeginString(), asked.getSenderCompID(), asked.getTargetCompID()));
    }

    /** Heartbeats, timeouts, hours. */
    private void tick() {
        sessions.values().forEach(FixAcceptor::runTimer);
    }

    private static void runTimer(final Session session) {
        try {
            session.next();
        } catch (IOException | RuntimeException e) {
            LogUtil.logThrowable(session.getLog(), "the session's timer failed; it runs again in a second", e);
        }
    }

    /** The port listened on. */
    int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Takes no more connections. */
    void unbind() {
        if (listening != null) {
            listening.close().awaitUninterruptibly(WAIT_MS);
        }
    }

    /** Sends each client a Logout(5), and does not wait for the answers. */
    void logOut(final String text) {
        runOnLoop(() -> sessions.values().forEach(session -> {
            session.logout(text);
            runTimer(session);
        }));
    }

    /** Ends what is left. After {@link #unbind}. */
    void close() {
        runOnLoop(() -> {
            if (timer != null) {
                timer.cancel(false);
            }
            sessions.values().forEach(FixAcceptor::disconnect);
            connections.forEach(FixAcceptor::disconnect);
        });
        if (!connections.newCloseFuture().awaitUninterruptibly(WAIT_MS)) {
            connections.close().awaitUninterruptibly(WAIT_MS);
        }
        runOnLoop(() -> sessions.values().forEach(FixAcceptor::forget));
    }

    /** Of a session or of none; what is sent to it leaves before. */
    private static void disconnect(final Channel channel) {
        final FixConnection connection = channel.pipeline().get(FixConnection.class);
        if (connection != null) {
            connection.disconnect();
        }
    }

    private static void disconnect(final Session session) {
        try {
            if (session.hasResponder()) {
                session.disconnect("Forcibly disconnecting session", false);
            }
        } catch (IOException e) {
            LogUtil.logThrowable(session.getLog(), "Error during disconnect", e);
        }
    }

    private static void forget(final Session session) {
        try {
            session.close();
        } catch (IOException e) {
            LogUtil.logThrowable(session.getLog(), "Error during close", e);
        }
    }

    private void runOnLoop(final Runnable task) {
        try {
            final Future<?> done = events.loop().submit(task);
            if (!done.awaitUninterruptibly(WAIT_MS)) {
                LOG.warn("the FIX sockets' thread is busy: what is left of the FIX side ends with the process");
            } else if (!done.isSuccess()) {
                LOG.warn("the FIX sessions did not end well; their stores are good all the same", done.cause());
            }
        } catch (RejectedExecutionException e) {
            LOG.debug("the FIX sockets' thread has ended before", e);
        }
    }
}
