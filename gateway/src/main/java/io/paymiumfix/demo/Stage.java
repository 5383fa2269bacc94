package io.paymiumfix.demo;

import io.paymiumfix.Folders;
import io.paymiumfix.Gateway;
import io.paymiumfix.client.ApiToken;
import io.paymiumfix.client.Secret;
import io.paymiumfix.config.ConfigException;
import io.paymiumfix.config.GatewayConfig;
import io.paymiumfix.fix.FixStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A venue and a gateway on free loopback ports, with their files in a temporary folder that goes with them. */
final class Stage implements AutoCloseable {

    /** Fills are learnt by reading: a fifth of a second apart, not the three seconds Paymium's budget allows. */
    private static final String CONFIGURATION = """
            dataDir: '%s'
            fix: {port: 0}
            accounts:
              - {name: main, apiKey: '%s', apiSecret: '%s'}
            sessions:
              - {name: OMS, senderCompId: '%s', username: '%s', password: '%s', accounts: [main]}
            venue: {baseUri: '%s', dailyCalls: 1000000, pollShare: 43, firstLook: 50ms, canceledGrace: 1s}
            """;

    private final String password = UUID.randomUUID().toString();
    private final Path folder;
    private final Venue venue;
    private final Gateway gateway;

    private Stage(final Path folder, final Venue venue, final Conversation conversation)
            throws IOException, DemoException, InterruptedException {
        this.folder = folder;
        this.venue = venue;
        final ApiToken token =
                new ApiToken(venue.token().key(), Secret.of(venue.token().secret()));
        try {
            gateway = Gateway.start(
                    configuration(),
                    venue.baseUri(),
                    List.of(token),
                    (what, cause) -> conversation.failed("the gateway stopped: " + what + ": " + cause));
        } catch (ConfigException | FixStartException e) {
            throw new DemoException("the gateway cannot start: " + e.getMessage(), e);
        }
    }

    private GatewayConfig configuration() throws IOException, ConfigException {
        final Path file = folder.resolve("gateway.yaml");
        Files.writeString(
                file,
                CONFIGURATION.formatted(
                        folder.resolve("data"),
                        venue.token().key(),
                        venue.token().secret(),
                        Oms.COMP_ID,
                        Oms.USERNAME,
                        password,
                        venue.baseUri()));
        return GatewayConfig.load(file, Map.of());
    }

    static Stage open(final Conversation conversation) throws IOException, DemoException, InterruptedException {
        final Path folder = Files.createTempDirectory("paymium-fix-demo");
        final Venue venue = Venue.open();
        Stage stage = null;
        try {
            stage = new Stage(folder, venue, conversation);
            return stage;
        } finally {
            if (stage == null) {
                venue.close();
                Folders.delete(folder);
            }
        }
    }

    int fixPort() {
        return gateway.fixPort();
    }

    String password() {
        return password;
    }

    Venue venue() {
        return venue;
    }

    /** The venue last: the gateway's calls end first. */
    @Override
    public void close() throws IOException {
        try {
            gateway.close();
        } finally {
            venue.close();
            Folders.delete(folder);
        }
    }
}
