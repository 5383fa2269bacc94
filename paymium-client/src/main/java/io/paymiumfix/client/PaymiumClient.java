package io.paymiumfix.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Paymium's REST API and streams: lanes for signed calls, one per API token, unsigned reads, and what the venue tells unasked.
 * Owns one event loop thread, {@code venue-io}, on which every handler runs. Any thread may use it.
 *
 * <pre>
 * try (PaymiumClient client = PaymiumClient.open(ClientSettings.defaults());
 *         Lane lane = client.openLane("main", token, LaneFile.open(Path.of("main.lane")))) {
 *     lane.submit(Call.readUser(1), outcome -> …);
 * }
 * </pre>
 */
public final class PaymiumClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PaymiumClient.class);
    /** What closing may take beyond the lanes' own bound before it is given up, ms. */
    private static final int CLOSE_MARGIN_MS = 2_000;

    private final EventLoopGroup group;
    private final EventLoop venueIo;
    private final HostResolver resolver;
    private final LaneContext context;
    private final PublicReads publicReads;
    private final List<Lane> lanes = new CopyOnWriteArrayList<>();
    private final List<PaymiumStream> streams = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private PaymiumClient(
            ClientSettings settings,
            EpochMicrosClock clock,
            NanoClock nanoClock,
            HostResolver.Lookup lookup,
            EventLoop sharedLoop) {
        VenueAddress venue = VenueAddress.of(settings.baseUri());
        var tls = venue.tls() ? VenueTls.context(settings.trustStore()) : null;
        boolean epoll = Epoll.isAvailable();
        this.group = sharedLoop == null ? newGroup(epoll) : null;
        this.venueIo = sharedLoop == null ? group.next() : sharedLoop;
        this.resolver = new HostResolver(venueIo, nanoClock, lookup);
        Bootstrap bootstrap =
                new Bootstrap().group(venueIo).channel(epoll ? EpollSocketChannel.class : NioSocketChannel.class);
        Connector connector = new Connector(bootstrap, venue, settings, tls, resolver, nanoClock);
        this.context = new LaneContext(venueIo, settings, venue, connector, clock, nanoClock);
        this.publicReads = new PublicReads(context);
    }

    private static EventLoopGroup newGroup(boolean epoll) {
        ThreadFactory venueIoThread = task -> new FastThreadLocalThread(task, "venue-io");
        return new MultiThreadIoEventLoopGroup(
                1, venueIoThread, epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    /**
     * Starts a client; no connection is made before it is needed.
     *
     * @throws IllegalStateException when TLS cannot be set up with the trust store given
     */
    public static PaymiumClient open(ClientSettings settings) {
        return open(settings, EpochMicrosClock.system());
    }

    /** Starts a client whose nonces and freshness limits follow {@code clock}. */
    public static PaymiumClient open(ClientSettings settings, EpochMicrosClock clock) {
        return open(settings, clock, System::nanoTime, InetAddress::getAllByName);
    }

    /**
     * Starts a client whose {@code venue-io} is a thread of the caller's, which it does not end.
     *
     * @param sharedLoop of epoll where {@link Epoll#isAvailable()}, else of NIO; must outlive the client
     */
    public static PaymiumClient open(ClientSettings settings, EpochMicrosClock clock, EventLoop sharedLoop) {
        return new PaymiumClient(settings, clock, System::nanoTime, InetAddress::getAllByName, sharedLoop);
    }

    static PaymiumClient open(
            ClientSettings settings, EpochMicrosClock clock, NanoClock nanoClock, HostResolver.Lookup lookup) {
        return new PaymiumClient(settings, clock, nanoClock, lookup, null);
    }

    /**
     * Opens the lane of a token. Its first nonce is above everything in the file and not below the clock.
     *
     * @param name for logs, never the token
     * @param file the token's own; taken over and closed with the lane
     * @throws IllegalArgumentException when the file's nonces have reached 2^53; the file stays open
     */
    public Lane openLane(String name, Credential token, LaneFile file) {
        return openLane(name, token, file, 0);
    }

    /**
     * Opens the lane of a token whose nonces must all be above {@code nonceFloor}, such as a journalled lease.
     *
     * @param name for logs, never the token
     * @param file the token's own; taken over and closed with the lane
     * @param nonceFloor a nonce that may have been used elsewhere, µs since the epoch by custom; 0 = none
     * @throws IllegalArgumentException when the floor or the file's nonces have reached 2^53; the file stays open
     */
    public Lane openLane(String name, Credential token, LaneFile file, long nonceFloor) {
        Lane lane = new Lane(name, context, token, file, nonceFloor);
        lanes.removeIf(Lane::isClosed);
        lanes.add(lane);
        return lane;
    }

    /**
     * Opens a stream, which begins to connect at once and is closed with the client.
     *
     * @param name for logs, never a secret
     * @param listener hears it on {@code venue-io}
     * @throws java.util.concurrent.RejectedExecutionException after {@link #close}
     */
    public PaymiumStream openStream(String name, StreamSettings settings, StreamListener listener) {
        PaymiumStream stream = new PaymiumStream(name, context, settings, listener);
        streams.removeIf(PaymiumStream::isClosed);
        streams.add(stream);
        return stream;
    }

    /**
     * Runs a task on {@code venue-io}, at once when called from there: what belongs to outcomes can live on the thread
     * they arrive on, without a hand-over. The task must not block, and must not throw.
     *
     * @throws java.util.concurrent.RejectedExecutionException after {@link #close}
     */
    public void execute(Runnable task) {
        if (venueIo.inEventLoop()) {
            task.run();
        } else {
            venueIo.execute(task);
        }
    }

    /**
     * Runs a task on {@code venue-io} once, after so many milliseconds; never when the client is closed before.
     *
     * @throws java.util.concurrent.RejectedExecutionException after {@link #close}
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the task must not throw
    public void schedule(Runnable task, long delayMs) {
        venueIo.schedule(task, delayMs, TimeUnit.MILLISECONDS);
    }

    /** Reads public data over connections of its own. The handler hears once, on {@code venue-io}. */
    public <T> void read(PublicCall<T> call, PublicReadHandler<T> handler) {
        publicReads.read(call, handler);
    }

    /**
     * Closes all streams, and all lanes as {@link Lane#close()} does, all at once, then the event loop if it is its own. Every call has its outcome when this
     * returns. Not from {@code venue-io}, which it waits for. Does nothing the second time.
     */
    @Override
    public void close() {
        if (venueIo.inEventLoop()) {
            throw new IllegalStateException("close() waits for venue-io and must not be called on it");
        }
        if (closed.getAndSet(true)) {
            return;
        }
        CompletableFuture<?>[] closing = Stream.of(
                        streams.stream().map(PaymiumStream::beginClose),
                        lanes.stream().map(Lane::beginClose),
                        Stream.of(publicReads.beginClose()))
                .flatMap(part -> part)
                .toArray(CompletableFuture<?>[]::new);
        await(CompletableFuture.allOf(closing), context.settings().closeTimeoutMs());
        resolver.close();
        if (group == null) {
            return;
        }
        group.shutdownGracefully(0, CLOSE_MARGIN_MS, TimeUnit.MILLISECONDS).awaitUninterruptibly(CLOSE_MARGIN_MS);
    }

    /** Waits for something that {@code venue-io} closes. */
    static void await(CompletableFuture<?> closing, int timeoutMs) {
        try {
            closing.get(timeoutMs + CLOSE_MARGIN_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("not closed in order", e);
        }
    }
}
