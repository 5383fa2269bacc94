package io.paymiumfix.replay;

import io.paymiumfix.Folders;
import io.paymiumfix.Gateway;
import io.paymiumfix.client.ApiToken;
import io.paymiumfix.client.Credential;
import io.paymiumfix.client.Secret;
import io.paymiumfix.config.AccountConfig;
import io.paymiumfix.config.ConfigException;
import io.paymiumfix.config.GatewayConfig;
import io.paymiumfix.config.SessionConfig;
import io.paymiumfix.fix.FixStartException;
import io.paymiumfix.fix.SessionHealth;
import io.paymiumfix.sequencer.FatalListener;
import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.SimulatorSettings;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.exchange.OrderRefused;
import io.paymiumfix.simulator.exchange.OrderState;
import io.paymiumfix.simulator.exchange.OrderType;
import io.paymiumfix.simulator.rest.ReceivedRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A simulated venue with nothing in its book and a fresh gateway before it, on free loopback ports, with their files in a
 * temporary folder that goes with them. Used by one thread.
 */
final class Stand implements AutoCloseable {

    private static final Deed DEFAULT_FUNDS =
            new Deed(Deed.Kind.FUNDS, new BigDecimal("1000000"), new BigDecimal("20"));
    private static final BigDecimal OTHERS_EUR = new BigDecimal("90000000");
    private static final BigDecimal OTHERS_BTC = new BigDecimal("900000");

    /** The first may have begun before; two pages make a listing of few orders. */
    private static final int LOOKS = 3;

    private static final long LOOK_EVERY_MS = 10;

    private final Path folder;
    private final Simulator simulator;
    private final SimulatedUser otherClient;
    private final List<SimulatedUser> accounts = new ArrayList<>();
    private final List<UUID> othersOrders = new ArrayList<>();
    private final GatewayConfig config;
    private final Gateway gateway;

    private Stand(
            final Path folder,
            final Simulator simulator,
            final GatewayConfig config,
            final Deed funds,
            final FatalListener fatalListener)
            throws IOException, FixStartException, InterruptedException {
        this.folder = folder;
        this.simulator = simulator;
        this.config = config;
        otherClient = simulator.createUser("BC-OTHER", "en", OTHERS_EUR, OTHERS_BTC);
        final List<Credential> tokens = new ArrayList<>();
        for (final AccountConfig account : config.accounts()) {
            final SimulatedUser user = simulator.createUser("BC-" + account.name(), "en", funds.eur(), funds.btc());
            accounts.add(user);
            final SimulatedToken token = user.createToken();
            tokens.add(new ApiToken(token.key(), Secret.of(token.secret())));
        }
        gateway = Gateway.start(config, simulator.baseUri(), tokens, fatalListener);
    }

    /**
     * Starts both.
     *
     * @param given the configuration to take sessions, accounts and rules from; without one, the recording's
     * @param fatalListener told when the gateway cannot go on
     */
    static Stand open(final Optional<GatewayConfig> given, final Recording recording, final FatalListener fatalListener)
            throws ReplayException, InterruptedException {
        Simulator simulator = null;
        Path folder = null;
        Stand stand = null;
        try {
            folder = Files.createTempDirectory("paymium-fix-replay");
            simulator = Simulator.start(
                    SimulatorSettings.defaults().withRest(rest -> rest.callsPerWindow(StandConfig.DAILY_CALLS)));
            final GatewayConfig config = StandConfig.of(given, recording, folder, simulator.baseUri());
            final Deed funds = recording.funds().orElse(DEFAULT_FUNDS);
            stand = new Stand(folder, simulator, config, funds, fatalListener);
            return stand;
        } catch (IOException | FixStartException | ConfigException | IllegalArgumentException e) {
            throw new ReplayException("the gateway of the replay cannot start: " + e.getMessage(), e);
        } finally {
            if (stand == null) {
                close(simulator, folder);
            }
        }
    }

    int fixPort() {
        return gateway.fixPort();
    }

    /** Username(553) of a client's session. */
    String usernameOf(final String client) {
        return config.sessions().stream()
                .filter(session -> session.senderCompId().equals(client))
                .map(SessionConfig::username)
                .findFirst()
                .orElse("");
    }

    /** Waits until the gateway has read the orders that are open at the venue as they are now; no longer than this. */
    void awaitLook(final long patienceMs) throws InterruptedException {
        final long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMs);
        final long last = simulator.requests().stream()
                .mapToLong(ReceivedRequest::sequence)
                .max()
                .orElse(0);
        while (hasOpenOrders() && looksAfter(last) < LOOKS && System.nanoTime() < deadlineNs) {
            Thread.sleep(LOOK_EVERY_MS);
        }
    }

    /** A Logon(A) that comes before the gateway knows of the end of the last connection is one too many, and is refused. */
    void awaitLoggedOff(final String client, final long patienceMs) throws InterruptedException {
        final long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMs);
        while (isLoggedOn(client) && System.nanoTime() < deadlineNs) {
            Thread.sleep(LOOK_EVERY_MS);
        }
    }

    private boolean isLoggedOn(final String client) {
        return gateway.sessions().stream()
                .filter(SessionHealth::loggedOn)
                .anyMatch(session -> config.sessions().stream()
                        .anyMatch(configured -> configured.name().equals(session.session())
                                && configured.senderCompId().equals(client)));
    }

    private boolean hasOpenOrders() {
        return accounts.stream()
                .flatMap(account -> simulator.orders(account).stream())
                .anyMatch(order -> order.state() == OrderState.ACTIVE || order.state() == OrderState.PENDING_EXECUTION);
    }

    private long looksAfter(final long sequence) {
        return simulator.requests().stream()
                .filter(request ->
                        request.sequence() > sequence && request.method().equals("GET") && request.status() != 0)
                .count();
    }

    /** Lets the market do something; done when this returns. */
    void act(final Step step) throws ReplayException {
        final Deed deed = step.deed();
        switch (deed.kind()) {
            case BUY, SELL -> place(step);
            case CANCEL -> {
                othersOrders.forEach(simulator::cancel);
                othersOrders.clear();
            }
            case FUNDS -> {
                // given at the start
            }
        }
    }

    private void place(final Step step) throws ReplayException {
        final Deed deed = step.deed();
        try {
            othersOrders.add(simulator
                    .place(
                            otherClient,
                            new NewOrder(OrderType.LIMIT, deed.direction(), deed.btc(), null, deed.eur(), null))
                    .uuid());
        } catch (OrderRefused e) {
            throw new ReplayException(
                    "line " + step.line() + ": the simulator refuses `" + deed + "`: " + e.getMessage(), e);
        }
    }

    /** The venue last: the gateway's calls end first. */
    @Override
    public void close() throws IOException {
        try {
            gateway.close();
        } finally {
            close(simulator, folder);
        }
    }

    private static void close(final Simulator simulator, final Path folder) {
        if (simulator != null) {
            simulator.close();
        }
        if (folder != null) {
            try {
                Folders.delete(folder);
            } catch (IOException e) {
                folder.toFile().deleteOnExit();
            }
        }
    }
}
