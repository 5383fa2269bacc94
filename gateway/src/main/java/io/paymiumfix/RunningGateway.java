package io.paymiumfix;

import io.paymiumfix.client.Credential;
import io.paymiumfix.client.LaneFileException;
import io.paymiumfix.client.OAuthFileException;
import io.paymiumfix.config.GatewayConfig;
import io.paymiumfix.fix.FixStartException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A gateway with what it stands on: the embedded simulator and its folder, or nothing but its configuration. */
final class RunningGateway implements AutoCloseable {

    private final Gateway gateway;
    private final Optional<Embedded> embedded;

    private RunningGateway(final Gateway gateway, final Optional<Embedded> embedded) {
        this.gateway = gateway;
        this.embedded = embedded;
    }

    /** What only an embedded run has. */
    private record Embedded(EmbeddedVenue venue, EmbeddedFolder folder) implements AutoCloseable {
        @Override
        public void close() {
            venue.close();
            folder.close();
        }
    }

    /** Starts a gateway on the venue the configuration names. */
    static RunningGateway onPaymium(final GatewayConfig config) throws CannotStartException, InterruptedException {
        EmbeddedFolder.refuse(config);
        return new RunningGateway(
                start(config, config.venue().baseUri().orElseThrow(), credentials(config)), Optional.empty());
    }

    /** Starts a gateway on a simulator of its own, in a folder that is closed with it, also when this fails. */
    static RunningGateway onSimulator(final GatewayConfig config, final EmbeddedFolder folder)
            throws CannotStartException, InterruptedException {
        final Embedded embedded = new Embedded(EmbeddedVenue.start(config), folder);
        RunningGateway running = null;
        try {
            running = new RunningGateway(
                    start(
                            config,
                            embedded.venue().simulator().baseUri(),
                            embedded.venue().tokens()),
                    Optional.of(embedded));
            return running;
        } finally {
            if (running == null) {
                embedded.close();
            }
        }
    }

    private static List<Credential> credentials(final GatewayConfig config) throws CannotStartException {
        try {
            return Settings.tokens(config);
        } catch (OAuthFileException e) {
            throw CannotStartException.of(e);
        }
    }

    private static Gateway start(final GatewayConfig config, final URI venue, final List<Credential> tokens)
            throws CannotStartException, InterruptedException {
        try {
            return Gateway.start(config, venue, tokens, RunningGateway::failStop);
        } catch (IOException e) {
            throw CannotStartException.of(e, config.dataDir());
        } catch (FixStartException e) {
            throw CannotStartException.of(e);
        } catch (LaneFileException e) {
            throw CannotStartException.of(e);
        }
    }

    int fixPort() {
        return gateway.fixPort();
    }

    /** The sequencer has written the last log line. Nothing may run after it, so no shutdown hook does. */
    static void failStop(final String what, final Throwable cause) {
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(ExitCode.FAIL_STOP);
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        embedded.ifPresent(Embedded::close);
    }
}
