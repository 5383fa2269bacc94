package io.paymiumfix.replay;

import io.paymiumfix.config.AccountConfig;
import io.paymiumfix.config.AdminConfig;
import io.paymiumfix.config.ConfigException;
import io.paymiumfix.config.FixConfig;
import io.paymiumfix.config.GatewayConfig;
import io.paymiumfix.config.JournalConfig;
import io.paymiumfix.config.SecretText;
import io.paymiumfix.config.SessionConfig;
import io.paymiumfix.config.ShutdownConfig;
import io.paymiumfix.config.VenueConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration a replay runs with: what answers depend on is the given file's, what they do not is the replay's own.
 * The venue is the simulator whatever the file names, so a replay never reaches Paymium.
 */
final class StandConfig {

    /** Password(554) of every session of a replayed gateway: it and its client are one process. */
    static final String PASSWORD = "replay";

    /** More than any session reads; the readings of a replay need not be thrifty. */
    static final int DAILY_CALLS = 20_000_000;

    private static final int POLL_SHARE_PERCENT = 10;
    private static final Duration FIRST_LOOK = Duration.ofMillis(30);
    private static final Duration CANCELED_GRACE = Duration.ofMillis(200);
    private static final Duration SETTLE_AFTER_FENCE = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(1);
    private static final int SEGMENT_BYTES = 4 << 20;
    private static final String DEFAULT_ACCOUNT = "main";
    private static final String DEFAULT_USERNAME = "client";

    private static final String WITHOUT_FILE = """
            fix: {ourCompId: '%s'}
            accounts:
            %ssessions:
              - {name: CLIENT, senderCompId: '%s', username: '%s', password: replay, accounts: ['%s']}
            venue: {embedded: true}
            """;

    private StandConfig() {}

    static GatewayConfig of(
            final Optional<GatewayConfig> given, final Recording recording, final Path folder, final URI venue)
            throws ConfigException, IOException {
        return onSimulator(given.isPresent() ? given.get() : made(recording, folder), folder, venue);
    }

    /** One session as its Logon(A) says, everything else at its default. */
    private static GatewayConfig made(final Recording recording, final Path folder)
            throws ConfigException, IOException {
        final List<String> named = recording.accounts();
        final List<String> accounts = named.isEmpty() ? List.of(DEFAULT_ACCOUNT) : named;
        final StringBuilder tokens = new StringBuilder();
        accounts.forEach(
                name -> tokens.append("  - {name: '%s', apiKey: '%s', apiSecret: replay}%n".formatted(name, name)));
        final Recording.Parties parties = recording.parties();
        final Path file = folder.resolve("gateway.yaml");
        Files.writeString(
                file,
                WITHOUT_FILE.formatted(
                        parties.gateway(),
                        tokens,
                        parties.client(),
                        username(recording).replace("'", "''"),
                        String.join("', '", accounts)));
        return GatewayConfig.load(file, Map.of());
    }

    private static String username(final Recording recording) {
        return recording.steps().stream()
                .filter(step -> step.isLogon() && !step.isRefusedLogon())
                .map(step -> step.message().get(Tags.USERNAME))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(DEFAULT_USERNAME);
    }

    private static GatewayConfig onSimulator(final GatewayConfig config, final Path folder, final URI venue) {
        final Path data = folder.resolve("data");
        return new GatewayConfig(
                data,
                fix(config.fix(), data),
                config.sessions().stream().map(StandConfig::session).toList(),
                config.accounts().stream()
                        .map(account -> new AccountConfig(
                                account.name(),
                                Optional.of(SecretText.of(account.name())),
                                Optional.of(SecretText.of(PASSWORD)),
                                Optional.empty(),
                                false,
                                account.canTrade()))
                        .toList(),
                venue(config.venue(), data, venue),
                config.instrument(),
                config.marketData().off(),
                new JournalConfig(
                        data.resolve("journal"),
                        JournalConfig.Durability.OS,
                        SEGMENT_BYTES,
                        config.journal().retention(),
                        JournalConfig.Outputs.DIGEST,
                        config.journal().snapshotEvery()),
                config.rings(),
                new AdminConfig(false, 0, data.resolve("admin.token")),
                config.rolloverUtc(),
                config.maxOrders(),
                new ShutdownConfig(STOP, false));
    }

    private static FixConfig fix(final FixConfig fix, final Path data) {
        return new FixConfig(
                "127.0.0.1",
                0,
                fix.ourCompId(),
                fix.minHeartbeat(),
                fix.maxHeartbeat(),
                data.resolve("store"),
                false,
                data.resolve("messages"),
                fix.messageLogFileBytes(),
                fix.messageLogFiles(),
                fix.maxConnectionsPerAddress(),
                fix.logonTimeout(),
                fix.maxMessageBytes(),
                fix.maxMessagesBehind(),
                Optional.empty());
    }

    private static SessionConfig session(final SessionConfig session) {
        return new SessionConfig(
                session.name(),
                session.senderCompId(),
                session.username(),
                session.password().map(password -> SecretText.of(PASSWORD)),
                session.role(),
                session.dialect(),
                session.accounts(),
                session.pendingReports(),
                session.precedence(),
                session.fees(),
                session.baseSecondSymbols(),
                session.freshness(),
                session.timestampPrecision(),
                Optional.empty(),
                List.of("127.0.0.1", "::1"),
                session.receiptMarks(),
                session.notices());
    }

    private static VenueConfig venue(final VenueConfig venue, final Path data, final URI baseUri) {
        return new VenueConfig(
                Optional.of(baseUri),
                Optional.empty(),
                Optional.empty(),
                data.resolve("nonces"),
                venue.connectTimeout(),
                venue.responseTimeout(),
                venue.hedgeAfter(),
                venue.idleReplaceAfter(),
                venue.pipelineDepth(),
                DAILY_CALLS,
                venue.burst(),
                venue.cancelFloor(),
                venue.resolveFloor(),
                false,
                POLL_SHARE_PERCENT,
                FIRST_LOOK,
                CANCELED_GRACE,
                SETTLE_AFTER_FENCE,
                venue.weakSettle(),
                venue.ghostWatch(),
                venue.unknownRepeat(),
                venue.unknownAlarm(),
                venue.reconcileEvery(),
                venue.assume());
    }
}
