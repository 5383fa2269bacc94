package io.paymiumfix.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.paymiumfix.order.Answer;
import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.Questions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP endpoint on the loopback address. Whoever wants more than {@code /health} gives the token. A wrong one gets
 * 401 and no reason.
 *
 * <p>Opened before the order core starts and {@link #start}ed after: what the core hands over meanwhile is nobody's.
 */
public final class ControlEndpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlEndpoint.class);
    /** Each may stall within its request, and holds a thread then: a probe of the health must not wait for it. */
    private static final int CONNECTIONS = 64;

    private static final long IDLE_S = 10;
    private static final int MAX_BODY_BYTES = 16 * 1024;
    private static final int BACKLOG = 16;
    /** Also where the runtime prefers IPv6: it is what clients are told. */
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    static {
        // Read once by the server's classes: a peer that stalls within a request does not hold a thread for ever.
        setUnlessGiven("sun.net.httpserver.maxReqTime", "10");
        setUnlessGiven("sun.net.httpserver.maxRspTime", "320");
        setUnlessGiven("jdk.httpserver.maxConnections", Integer.toString(CONNECTIONS));
    }

    private final AdminSettings settings;
    private final ExecutorService workers;
    private final CoreDesk core;
    private final TruthFigures truth = new TruthFigures();
    private final Routes routes;
    private AccessToken token;
    private HttpServer server;

    /**
     * Joins the parts; listens from {@link #start} on.
     *
     * @param startUs when this process began, UTC microseconds
     * @param health how the gateway is; any thread
     * @param figures more figures by name; any thread
     */
    public ControlEndpoint(
            final AdminSettings settings,
            final Inbox inbox,
            final Questions questions,
            final long startUs,
            final Supplier<Health> health,
            final Supplier<Map<String, Long>> figures) {
        this.settings = settings;
        final AtomicInteger threads = new AtomicInteger();
        final ThreadPoolExecutor pool = new ThreadPoolExecutor(
                CONNECTIONS, CONNECTIONS, IDLE_S, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    final Thread thread = new Thread(work, "admin-" + threads.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        workers = pool;
        core = new CoreDesk(inbox, questions, startUs, workers);
        routes = new Routes(core, health, truth, figures);
    }

    private static void setUnlessGiven(final String property, final String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /**
     * Listens, and leaves token and port in their files.
     *
     * @throws IOException the port is taken, or the files cannot be written
     */
    public void start() throws IOException {
        try {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), settings.port()), BACKLOG);
        } catch (BindException e) {
            final BindException said = new BindException("the control endpoint cannot listen on 127.0.0.1:"
                    + settings.port() + "; free the port, or set admin.port to another or to 0");
            said.initCause(e);
            throw said;
        }
        server.setExecutor(workers);
        server.createContext("/", this::handle);
        token = AccessToken.create(settings.tokenFile());
        AccessToken.writeForOwner(
                settings.addressFile(),
                "{\"port\": " + port() + ", \"process\": "
                        + ProcessHandle.current().pid() + "}\n");
        server.start();
        LOG.info("control endpoint: 127.0.0.1:{}, token in {}", port(), settings.tokenFile());
    }

    /** The port listened on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** A command was answered. Called by {@code order-core}; only hands over. */
    public void replied(final Output.OperatorReply reply) {
        core.replied(reply);
    }

    /** A listing was made. Called by {@code order-core}; only hands over. */
    public void listed(final Answer.Listing listing) {
        core.listed(listing);
    }

    /** An outcome was settled. Called by {@code order-core}. */
    public void truthFound(final Output.TruthFound found) {
        truth.found(found);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what fails is logged in its last step
    private void handle(final HttpExchange exchange) throws IOException {
        final String path = exchange.getRequestURI().getPath();
        if (!exchange.getRemoteAddress().getAddress().isLoopbackAddress()) {
            send(exchange, new Routes.Reply(403, Json.error("FORBIDDEN")));
            return;
        }
        if (isFromAPage(exchange)) {
            send(exchange, new Routes.Reply(403, Json.error("FORBIDDEN: no web page may ask here")));
            return;
        }
        if (!Routes.isOpen(path) && !token.opens(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            send(exchange, new Routes.Reply(401, Json.error("UNAUTHORIZED")));
            return;
        }
        final byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(MAX_BODY_BYTES + 1);
        }
        if (body.length > MAX_BODY_BYTES) {
            exchange.getResponseHeaders().set("Connection", "close");
            send(exchange, new Routes.Reply(413, Json.error("TOO_LARGE: at most " + MAX_BODY_BYTES + " bytes")));
            return;
        }
        routes.answer(
                        exchange.getRequestMethod(),
                        path,
                        exchange.getRequestURI().getRawQuery(),
                        body)
                .whenCompleteAsync(
                        (reply, failed) -> {
                            if (failed != null) {
                                LOG.error(
                                        "control endpoint: a request failed; nothing is known to have been done",
                                        failed);
                            }
                            sendQuietly(
                                    exchange,
                                    failed == null
                                            ? reply
                                            : new Routes.Reply(
                                                    500, Json.error("DEFECT: the log says more; please report")));
                        },
                        workers);
    }

    /** A browser names the page that asks, or calls us by the name that the page's server gave to this address. */
    private boolean isFromAPage(final HttpExchange exchange) {
        final String host = exchange.getRequestHeaders().getFirst("Host");
        final boolean isOurs = host == null
                || host.equalsIgnoreCase("127.0.0.1:" + port())
                || host.equalsIgnoreCase("localhost:" + port());
        return !isOurs || exchange.getRequestHeaders().containsKey("Origin");
    }

    private static void sendQuietly(final HttpExchange exchange, final Routes.Reply reply) {
        try {
            send(exchange, reply);
        } catch (IOException e) {
            LOG.debug("control endpoint: who asked has gone", e);
        }
    }

    private static void send(final HttpExchange exchange, final Routes.Reply reply) throws IOException {
        final byte[] bytes = Json.bytes(reply.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        try (exchange) {
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }
    }

    /** Listens no more, and takes token and port away. */
    @Override
    public void close() {
        workers.shutdownNow();
        final String summary = truth.summary();
        if (!summary.isEmpty()) {
            LOG.info("time to truth of this run by cause: {}", summary);
        }
        if (server == null) {
            return;
        }
        server.stop(0);
        server = null;
        try {
            Files.deleteIfExists(settings.addressFile());
            Files.deleteIfExists(settings.tokenFile());
        } catch (IOException e) {
            LOG.warn("the control endpoint's files stay behind; the next start replaces them: {}", e.toString());
        }
    }
}
