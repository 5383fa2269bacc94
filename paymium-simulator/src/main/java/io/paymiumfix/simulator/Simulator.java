package io.paymiumfix.simulator;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.paymiumfix.simulator.control.ControlEndpoint;
import io.paymiumfix.simulator.exchange.Balances;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.EpochClock;
import io.paymiumfix.simulator.exchange.Exchange;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.exchange.OrderRefused;
import io.paymiumfix.simulator.exchange.OrderTruth;
import io.paymiumfix.simulator.exchange.OrderType;
import io.paymiumfix.simulator.fault.FaultsInForce;
import io.paymiumfix.simulator.market.BookStirrerSettings;
import io.paymiumfix.simulator.market.MarketMakerSettings;
import io.paymiumfix.simulator.market.Quoter;
import io.paymiumfix.simulator.market.Stirrer;
import io.paymiumfix.simulator.rest.Api;
import io.paymiumfix.simulator.rest.Grants;
import io.paymiumfix.simulator.rest.LocalHandler;
import io.paymiumfix.simulator.rest.ReceivedRequest;
import io.paymiumfix.simulator.rest.RequestLog;
import io.paymiumfix.simulator.rest.RestPipeline;
import io.paymiumfix.simulator.rest.Scope;
import io.paymiumfix.simulator.rest.Tokens;
import io.paymiumfix.simulator.stream.PortSwitch;
import io.paymiumfix.simulator.stream.StreamPublisher;
import io.paymiumfix.simulator.stream.StreamServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A Paymium in this process: matching, balances, REST and the stream on one loopback port.
 *
 * <p>Every method may be called from any thread; it is carried out on the simulator's own thread, between requests, and
 * what it returns is an immutable copy. Nothing here counts against the rate limit, needs a nonce or is struck by
 * faults.
 */
public final class Simulator implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int SHUTDOWN_SECONDS = 5;

    private final SimulatorSettings settings;
    private final EventLoopGroup group;
    private final Loop loop;
    private final Exchange exchange;
    private final Tokens tokens = new Tokens();
    private final Grants grants;
    private final FaultsInForce faultsInForce;
    private final Faults faults;
    private final RequestLog log;
    private final StreamServer stream;
    private final Channel listening;
    private MarketMaker marketMaker;

    private Simulator(SimulatorSettings settings, EpochClock clock) {
        this.group = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("paymium-simulator", true), NioIoHandler.newFactory());
        this.loop = new Loop(group.next());
        this.faultsInForce = new FaultsInForce(settings.seed());
        this.stream = new StreamServer(settings.stream(), faultsInForce, loop::after);
        StreamPublisher publisher = new StreamPublisher(settings.stream(), stream, loop::after, clock);
        this.exchange = new Exchange(settings.exchange(), clock, settings.seed(), publisher);
        this.faults = new Faults(loop, faultsInForce);
        Duration activationDelay = settings.exchange().activationDelay();
        this.grants = new Grants(clock, settings.rest().accessTokenLifetime());
        Api api = new Api(
                settings.rest(),
                activationDelay,
                exchange,
                tokens,
                grants,
                faultsInForce,
                clock,
                loop::after,
                settings.stream().publishDelay());
        publisher.publish(exchange, api.marketData());
        this.log = api.log();
        ControlEndpoint control = new ControlEndpoint(exchange, tokens, faultsInForce, log, this::moveMid);
        this.listening = bind(settings, new RestPipeline(api, control));
        this.settings = settings.withPort(((InetSocketAddress) listening.localAddress()).getPort());
    }

    private Channel bind(SimulatorSettings wanted, RestPipeline rest) {
        ChannelFuture bound = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new PortSwitch(rest, stream));
                    }
                })
                .bind(wanted.host(), wanted.port())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            close();
            String where = wanted.host() + ":" + wanted.port();
            throw new UncheckedIOException(new IOException("cannot listen on " + where, bound.cause()));
        }
        return bound.channel();
    }

    /**
     * Starts listening and returns once requests are answered.
     *
     * @throws java.io.UncheckedIOException when the port cannot be bound
     */
    public static Simulator start(SimulatorSettings settings) {
        return start(settings, EpochClock.system());
    }

    /** As {@link #start(SimulatorSettings)}, with another source of time; delays still pass in real time. */
    public static Simulator start(SimulatorSettings settings, EpochClock clock) {
        return new Simulator(settings, clock);
    }

    /** Where clients connect: {@code http://127.0.0.1:PORT/api/v1}. */
    public URI baseUri() {
        return uri("/api/v1");
    }

    /** Where socket.io is: {@code http://127.0.0.1:PORT/ws/socket.io/}, with the namespaces {@code /public}, {@code /user}. */
    public URI streamUri() {
        return uri(StreamServer.CONTEXT + "/");
    }

    /** Where the control endpoint is: {@code http://127.0.0.1:PORT/_control}. */
    public URI controlUri() {
        return uri(LocalHandler.PATH);
    }

    private URI uri(String path) {
        String host = settings.host().equals("0.0.0.0") ? LOOPBACK : settings.host();
        return URI.create("http://" + host + ":" + port() + path);
    }

    /** The port in use. */
    public int port() {
        return settings.port();
    }

    /**
     * Opens an account.
     *
     * @param name account number, unique
     * @param locale {@code en} or {@code fr}: the language of its error messages
     * @param eur available EUR, at most 10 decimals and 100,000,000
     * @param btc available BTC, at most 8 decimals and 1,000,000
     * @throws IllegalArgumentException when the name is taken or a number is out of range
     */
    public SimulatedUser createUser(String name, String locale, BigDecimal eur, BigDecimal btc) {
        loop.call(() -> exchange.open(name, locale, eur, btc));
        return new SimulatedUser(this, name);
    }

    /** Opens an English account; amounts as decimal strings. */
    public SimulatedUser createUser(String name, String eur, String btc) {
        return createUser(name, "en", new BigDecimal(eur), new BigDecimal(btc));
    }

    /** The account of that name, if there is one. */
    public Optional<SimulatedUser> user(String name) {
        return loop.call(() -> exchange.user(name)).map(found -> new SimulatedUser(this, found.name()));
    }

    /**
     * Places an order for an account and matches it before returning, whatever the activation delay.
     *
     * @throws OrderRefused when the venue would answer 422
     */
    public OrderTruth place(SimulatedUser user, NewOrder order) throws OrderRefused {
        try {
            return loop.call(() -> exchange.placeAndActivate(user.name(), order));
        } catch (Loop.CheckedOnLoop e) {
            if (e.getCause() instanceof OrderRefused refused) {
                throw refused;
            }
            throw e;
        }
    }

    /** As {@link #place(SimulatedUser, NewOrder)}; what does not apply is null. */
    public OrderTruth place(
            SimulatedUser user,
            Direction direction,
            OrderType type,
            BigDecimal amount,
            BigDecimal currencyAmount,
            BigDecimal price)
            throws OrderRefused {
        return place(user, new NewOrder(type, direction, amount, currencyAmount, price, null));
    }

    /** Lets a pending order meet the book now instead of after its delay; one that is not pending stays as it is. */
    public void activate(UUID uuid) {
        loop.run(() -> exchange.activate(uuid));
    }

    /** Cancels an active or pending order as its owner would; false when it is unknown or has ended. */
    public boolean cancel(UUID uuid) {
        return loop.call(() -> exchange.cancel(uuid));
    }

    /** The truth about one order, hidden by a fault or not. */
    public Optional<OrderTruth> order(UUID uuid) {
        return loop.call(() -> exchange.order(uuid));
    }

    /** The truth about every order of an account, oldest first. */
    public List<OrderTruth> orders(SimulatedUser user) {
        return loop.call(() -> {
            List<OrderTruth> newestFirst = exchange.orders(user.name(), (uuid, state) -> true, 0, Integer.MAX_VALUE);
            Collections.reverse(newestFirst);
            return newestFirst;
        });
    }

    /** How many connections listen to {@code /public} at the moment. */
    public int publicListeners() {
        return loop.call(stream::publicListeners);
    }

    /** How many connections have asked for this account's channel and are still there. */
    public int userListeners(SimulatedUser user) {
        return loop.call(() ->
                stream.listenersOf(exchange.user(user.name()).orElseThrow().channelId()));
    }

    /** The truth about the book. */
    public BookTruth book() {
        return loop.call(() -> BookTruth.of(exchange));
    }

    /** A generator of book changes, from accounts of its own; one per simulator. */
    public BookStirrer bookStirrer(BookStirrerSettings stirrer) {
        return loop.call(() -> new BookStirrer(loop, new Stirrer(exchange, stirrer), exchange));
    }

    /** What an account holds. */
    public Balances balances(SimulatedUser user) {
        return loop.call(() -> exchange.balances(user.name()));
    }

    /** What the venue has kept in fees: {@code eur} and {@code btc}; the locked parts are zero. */
    public Balances fees() {
        return loop.call(exchange::fees);
    }

    /** The faults in force. */
    public Faults faults() {
        return faults;
    }

    /** The requests received under {@code /api/v1}, oldest first, as many as the log holds. */
    public List<ReceivedRequest> requests() {
        return loop.call(log::list);
    }

    /** The market maker, created on first call with these settings; later calls give the same one. */
    public MarketMaker marketMaker(MarketMakerSettings maker) {
        return loop.call(() -> {
            if (marketMaker == null) {
                Quoter quoter = new Quoter(exchange, maker);
                marketMaker = new MarketMaker(loop, quoter, maker.interval());
            }
            return marketMaker;
        });
    }

    private void moveMid(BigDecimal mid) {
        if (marketMaker == null) {
            throw new IllegalArgumentException("there is no market maker");
        }
        marketMaker.moveTo(mid);
    }

    /** How it was started, with the port in use. */
    public SimulatorSettings settings() {
        return settings;
    }

    SimulatedToken createToken(String user, Set<Scope> scopes) {
        return loop.call(() -> {
            String key = tokens.create(user, scopes);
            return new SimulatedToken(key, tokens.secretOf(key));
        });
    }

    /**
     * Grants an OAuth2 application access to an account, as its holder would in a browser.
     *
     * @throws IllegalArgumentException when there is no such user
     */
    public SimulatedGrant createGrant(String user, Set<Scope> scopes) {
        return loop.call(() -> {
            if (exchange.user(user).isEmpty()) {
                throw new IllegalArgumentException("no user " + user);
            }
            return grants.create(user, scopes);
        });
    }

    /** Ends every OAuth2 access to an account, as its holder can at any time. */
    public void revokeGrants(String user) {
        loop.call(() -> {
            grants.revoke(user);
            return null;
        });
    }

    /** Stops listening, closes every connection and ends the thread. May be called twice. */
    @Override
    public void close() {
        group.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
        stream.stop();
    }
}
