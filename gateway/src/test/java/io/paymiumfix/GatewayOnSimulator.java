package io.paymiumfix;

import static org.awaitility.Awaitility.await;

import io.paymiumfix.client.ApiToken;
import io.paymiumfix.client.Secret;
import io.paymiumfix.config.GatewayConfig;
import io.paymiumfix.order.VenueMode;
import io.paymiumfix.sequencer.EpochMicros;
import io.paymiumfix.sequencer.FatalListener;
import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What most tests of a whole gateway begin with: a simulator, a gateway on it, and a client that is logged on. */
final class GatewayOnSimulator {

    private GatewayOnSimulator() {}

    /** On a free port, with calls and memory for any test. */
    static Simulator venue() throws Exception {
        return Simulator.start(SimulatorSettings.defaults()
                .withPort(0)
                .withRest(rest -> rest.callsPerWindow(100_000_000).requestLogSize(1_000_000)));
    }

    /** In this process, with that file's configuration. */
    static Gateway start(
            final Path file, final Simulator venue, final SimulatedToken token, final FatalListener fatalListener)
            throws Exception {
        return start(file, venue, token, fatalListener, EpochMicros.system());
    }

    /** The same by another clock. */
    static Gateway start(
            final Path file,
            final Simulator venue,
            final SimulatedToken token,
            final FatalListener fatalListener,
            final EpochMicros clock)
            throws Exception {
        return Gateway.start(
                GatewayConfig.load(file, Map.of()),
                venue.baseUri(),
                List.of(new ApiToken(token.key(), Secret.of(token.secret()))),
                fatalListener,
                clock);
    }

    /** The client of {@link GatewayFile}; the gateway takes orders by then. */
    static Oms loggedOn(final Gateway gateway) throws Exception {
        final Oms oms = new Oms(gateway.fixPort(), GatewayFile.COMP_ID, 1, 1);
        oms.logOn(GatewayFile.USERNAME, GatewayFile.PASSWORD, false);
        await().until(() -> oms.isLoggedOn() && gateway.mode() == VenueMode.OPEN);
        return oms;
    }
}
