package io.paymiumfix.simulator;

import io.paymiumfix.simulator.exchange.ExchangeSettings;
import io.paymiumfix.simulator.rest.RestSettings;
import io.paymiumfix.simulator.stream.StreamSettings;
import java.util.function.UnaryOperator;

/**
 * How a simulator runs: where it listens, what its randomness starts from, and how its venue behaves. Immutable.
 *
 * @param host address to listen on; default 127.0.0.1
 * @param port TCP port, 0 picks a free one; default 0
 * @param seed start of everything that repeats from run to run (uuids, faults); keys never do; default 1
 * @param exchange switches of matching and money
 * @param rest switches of the REST interface
 * @param stream switches of the stream
 */
public record SimulatorSettings(
        String host, int port, long seed, ExchangeSettings exchange, RestSettings rest, StreamSettings stream) {

    public SimulatorSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port=" + port + ": must be 0 to 65535");
        }
    }

    /** A Paymium as observed, on a free loopback port. */
    public static SimulatorSettings defaults() {
        return new SimulatorSettings(
                "127.0.0.1", 0, 1, ExchangeSettings.defaults(), RestSettings.defaults(), StreamSettings.defaults());
    }

    /** A Paymium as specified, on a free loopback port. */
    public static SimulatorSettings kind() {
        return new SimulatorSettings(
                "127.0.0.1", 0, 1, ExchangeSettings.kind(), RestSettings.kind(), StreamSettings.defaults());
    }

    /** Listens on another address. */
    public SimulatorSettings withHost(String newHost) {
        return new SimulatorSettings(newHost, port, seed, exchange, rest, stream);
    }

    /** Listens on another port. */
    public SimulatorSettings withPort(int newPort) {
        return new SimulatorSettings(host, newPort, seed, exchange, rest, stream);
    }

    /** Starts its randomness elsewhere. */
    public SimulatorSettings withSeed(long newSeed) {
        return new SimulatorSettings(host, port, newSeed, exchange, rest, stream);
    }

    /** Changes switches of the exchange: {@code withExchange(exchange -> exchange.makerFeePpm(0))}. */
    public SimulatorSettings withExchange(UnaryOperator<ExchangeSettings.Builder> change) {
        return new SimulatorSettings(
                host, port, seed, change.apply(exchange.toBuilder()).build(), rest, stream);
    }

    /** Changes switches of the REST interface: {@code withRest(rest -> rest.oldCancelPath(true))}. */
    public SimulatorSettings withRest(UnaryOperator<RestSettings.Builder> change) {
        return new SimulatorSettings(
                host, port, seed, exchange, change.apply(rest.toBuilder()).build(), stream);
    }

    /** Changes switches of the stream: {@code withStream(stream -> stream.snapshotOnJoin(true))}. */
    public SimulatorSettings withStream(UnaryOperator<StreamSettings.Builder> change) {
        return new SimulatorSettings(
                host,
                port,
                seed,
                exchange,
                rest,
                change.apply(stream.toBuilder()).build());
    }
}
