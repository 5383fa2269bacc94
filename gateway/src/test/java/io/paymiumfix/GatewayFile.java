package io.paymiumfix;

import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.Simulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A configuration file for one session and one account on a simulator, with times short enough for tests. */
final class GatewayFile {
    static final String COMP_ID = "OMS1";
    static final String USERNAME = "oms1";
    static final String PASSWORD = "secret";
    static final String ACCOUNT = "main";

    /** One API token of the account. */
    record Key(String key, String secret) {}

    private GatewayFile() {}

    /** Below {@code folder}; the data folder too. */
    static Path write(final Path folder, final Simulator venue, final SimulatedToken token) throws IOException {
        return write(folder.resolve("gateway.yaml"), folder.resolve("data"), "", venue, token);
    }

    /**
     * Writes it.
     *
     * @param moreVenue further lines of {@code venue}, in its indentation, each ended
     */
    static Path write(
            final Path file,
            final Path dataDir,
            final String moreVenue,
            final Simulator venue,
            final SimulatedToken token)
            throws IOException {
        return write(file, dataDir, moreVenue, venue.baseUri(), new Key(token.key(), token.secret()));
    }

    /** As above, for a venue in another process. */
    static Path write(final Path file, final Path dataDir, final String moreVenue, final URI venueUri, final Key token)
            throws IOException {
        return Files.writeString(file, """
                dataDir: %s
                fix: {port: "0"}
                accounts:
                  - {name: %s, apiKey: %s, apiSecret: %s}
                sessions:
                  - {name: %s, senderCompId: %s, username: %s, password: %s, accounts: [%s]}
                venue:
                  baseUri: %s
                  dailyCalls: 50000000
                  pollShare: 10
                  firstLook: 20ms
                  canceledGrace: 100ms
                  responseTimeout: 500ms
                  hedgeAfter: 200ms
                  settleAfterFence: 1s
                %sjournal: {durability: os, segmentBytes: 1MiB, snapshotEvery: 200ms}
                """.formatted(
                        dataDir,
                        ACCOUNT,
                        token.key(),
                        token.secret(),
                        COMP_ID,
                        COMP_ID,
                        USERNAME,
                        PASSWORD,
                        ACCOUNT,
                        venueUri,
                        moreVenue));
    }
}
