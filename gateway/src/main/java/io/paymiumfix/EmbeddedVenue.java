package io.paymiumfix;

import io.paymiumfix.client.ApiToken;
import io.paymiumfix.client.Credential;
import io.paymiumfix.client.Secret;
import io.paymiumfix.config.AccountConfig;
import io.paymiumfix.config.GatewayConfig;
import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.SimulatorSettings;
import io.paymiumfix.simulator.market.MarketMakerSettings;
import java.util.ArrayList;
import java.util.List;

/** A simulator inside the gateway's process, with one funded user and token per account. */
final class EmbeddedVenue implements AutoCloseable {
    private static final String FUNDS_EUR = "1000000";
    private static final String FUNDS_BTC = "20";

    private final Simulator simulator;
    private final List<Credential> tokens = new ArrayList<>();

    private EmbeddedVenue(final Simulator simulator) {
        this.simulator = simulator;
    }

    /** Starts one on a free port, with a market that moves; its orders live as long as the process. */
    static EmbeddedVenue start(final GatewayConfig config) {
        final long seed = System.nanoTime();
        final EmbeddedVenue venue = new EmbeddedVenue(
                Simulator.start(SimulatorSettings.defaults().withPort(0).withSeed(seed)));
        for (final AccountConfig account : config.accounts()) {
            final SimulatedToken token = venue.simulator
                    .createUser("BC-" + account.name(), FUNDS_EUR, FUNDS_BTC)
                    .createToken();
            venue.tokens.add(new ApiToken(token.key(), Secret.of(token.secret())));
        }
        venue.simulator.marketMaker(MarketMakerSettings.defaults()).start();
        return venue;
    }

    Simulator simulator() {
        return simulator;
    }

    List<Credential> tokens() {
        return List.copyOf(tokens);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
