package io.paymiumfix.simulator;

import io.paymiumfix.simulator.exchange.Balances;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.exchange.OrderRefused;
import io.paymiumfix.simulator.exchange.OrderTruth;
import io.paymiumfix.simulator.exchange.OrderType;
import io.paymiumfix.simulator.market.MarketMakerSettings;
import io.paymiumfix.simulator.rest.ReceivedRequest;
import io.paymiumfix.simulator.rest.Scope;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A Paymium in this process: matching, balances and REST on one loopback port.
 *
 * <p>Every method may be called from any thread; it is carried out on the simulator's own thread, between requests, and
 * what it returns is an immutable copy. Nothing here counts against the rate limit, needs a nonce or is struck by
 * faults.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Simulator implements AutoCloseable {

    private Simulator() {}

    /**
     * Starts listening and returns once requests are answered.
     *
     * @throws java.io.UncheckedIOException when the port cannot be bound
     */
    public static Simulator start(SimulatorSettings settings) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Where clients connect: {@code http://127.0.0.1:PORT/api/v1}. */
    public URI baseUri() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Where the control endpoint is: {@code http://127.0.0.1:PORT/_control}. */
    public URI controlUri() {
        throw new UnsupportedOperationException("not yet");
    }

    /** The port in use. */
    public int port() {
        throw new UnsupportedOperationException("not yet");
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
        throw new UnsupportedOperationException("not yet");
    }

    /** Opens an English account; amounts as decimal strings. */
    public SimulatedUser createUser(String name, String eur, String btc) {
        return createUser(name, "en", new BigDecimal(eur), new BigDecimal(btc));
    }

    /** The account of that name, if there is one. */
    public Optional<SimulatedUser> user(String name) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Places an order for an account and matches it before returning, whatever the activation delay.
     *
     * @throws OrderRefused when the venue would answer 422
     */
    public OrderTruth place(SimulatedUser user, NewOrder order) throws OrderRefused {
        throw new UnsupportedOperationException("not yet");
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

    /** Cancels an active or pending order as its owner would; false when it is unknown or has ended. */
    public boolean cancel(UUID uuid) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The truth about one order, hidden by a fault or not. */
    public Optional<OrderTruth> order(UUID uuid) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The truth about every order of an account, oldest first. */
    public List<OrderTruth> orders(SimulatedUser user) {
        throw new UnsupportedOperationException("not yet");
    }

    /** What an account holds. */
    public Balances balances(SimulatedUser user) {
        throw new UnsupportedOperationException("not yet");
    }

    /** What the venue has kept in fees: {@code eur} and {@code btc}; the locked parts are zero. */
    public Balances fees() {
        throw new UnsupportedOperationException("not yet");
    }

    /** The faults in force. */
    public Faults faults() {
        throw new UnsupportedOperationException("not yet");
    }

    /** The requests received under {@code /api/v1}, oldest first, as many as the log holds. */
    public List<ReceivedRequest> requests() {
        throw new UnsupportedOperationException("not yet");
    }

    /** The market maker, created on first call with these settings; later calls give the same one. */
    public MarketMaker marketMaker(MarketMakerSettings settings) {
        throw new UnsupportedOperationException("not yet");
    }

    /** How it was started, with the port in use. */
    public SimulatorSettings settings() {
        throw new UnsupportedOperationException("not yet");
    }

    SimulatedToken createToken(String user, Set<Scope> scopes) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Stops listening, closes every connection and ends the thread. May be called twice. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("not yet");
    }
}
