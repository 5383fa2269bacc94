package io.paymiumfix;

import io.paymiumfix.admin.AdminSettings;
import io.paymiumfix.client.ApiToken;
import io.paymiumfix.client.ClientSettings;
import io.paymiumfix.client.Credential;
import io.paymiumfix.client.OAuthAccess;
import io.paymiumfix.client.Secret;
import io.paymiumfix.client.StreamSettings;
import io.paymiumfix.config.AccountConfig;
import io.paymiumfix.config.AdminConfig;
import io.paymiumfix.config.FixConfig;
import io.paymiumfix.config.GatewayConfig;
import io.paymiumfix.config.JournalConfig;
import io.paymiumfix.config.MarketDataConfig;
import io.paymiumfix.config.RingsConfig;
import io.paymiumfix.config.SecretText;
import io.paymiumfix.config.SessionConfig;
import io.paymiumfix.config.TlsConfig;
import io.paymiumfix.config.VenueConfig;
import io.paymiumfix.fix.FixSettings;
import io.paymiumfix.fix.MarketDataLimits;
import io.paymiumfix.fix.Notice;
import io.paymiumfix.fix.Password;
import io.paymiumfix.fix.Role;
import io.paymiumfix.fix.SessionSettings;
import io.paymiumfix.fix.TimestampPrecision;
import io.paymiumfix.journal.Durability;
import io.paymiumfix.journal.JournalSettings;
import io.paymiumfix.marketdata.Dialect;
import io.paymiumfix.marketdata.FeedSettings;
import io.paymiumfix.order.OrderCore;
import io.paymiumfix.sequencer.SequencerSettings;
import io.paymiumfix.sequencer.WaitMode;
import io.paymiumfix.venue.VenueSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Translates the configuration into what each part is told. */
final class Settings {
    private static final int OUTBOUND_FULL_MS = 5_000;
    private static final int MAX_BATCH = 256;
    private static final int OUT_OF_ORDER = 2_000;

    private Settings() {}

    static JournalSettings journal(final GatewayConfig config) {
        return new JournalSettings(
                config.journal().dir(),
                config.journal().durability() == JournalConfig.Durability.FSYNC ? Durability.FSYNC : Durability.OS,
                OrderCore.LOGIC_VERSION,
                config.hash(),
                config.journal().segmentBytes(),
                TimeUnit.MILLISECONDS.toMicros(config.journal().retention().toMillis()),
                config.journal().outputs() == JournalConfig.Outputs.FULL);
    }

    static SequencerSettings sequencer(final RingsConfig rings) {
        return new SequencerSettings(
                rings.inboundSlots(),
                rings.outboundSlots(),
                MAX_BATCH,
                switch (rings.waitStrategy()) {
                    case INLINE -> WaitMode.INLINE;
                    case BLOCKING -> WaitMode.BLOCKING;
                    case SLEEPING -> WaitMode.SLEEPING;
                    case YIELDING -> WaitMode.YIELDING;
                    case BUSY_SPIN -> WaitMode.BUSY_SPIN;
                },
                OUTBOUND_FULL_MS);
    }

    static FixSettings fix(final GatewayConfig config) {
        final FixConfig fix = config.fix();
        return new FixSettings(
                fix.host(),
                fix.port(),
                fix.ourCompId(),
                fix.tls().map(Settings::tls),
                FixSettings.Store.in(fix.storeDir()),
                fix.messageLog()
                        ? Optional.of(new FixSettings.MessageLog(
                                fix.messageLogDir(), fix.messageLogFileBytes(), fix.messageLogFiles()))
                        : Optional.empty(),
                new FixSettings.Limits(
                        Math.toIntExact(fix.minHeartbeat().toSeconds()),
                        Math.toIntExact(fix.maxHeartbeat().toSeconds()),
                        fix.maxMessageBytes(),
                        fix.maxConnectionsPerAddress(),
                        millis(fix.logonTimeout()),
                        fix.maxMessagesBehind(),
                        OUT_OF_ORDER),
                config.sessions().stream().map(Settings::session).toList());
    }

    private static FixSettings.Tls tls(final TlsConfig tls) {
        return new FixSettings.Tls(
                tls.keystore(),
                storePassword(tls.keystorePassword()),
                tls.truststore(),
                tls.truststorePassword().map(Settings::storePassword),
                tls.clientAuth());
    }

    private static FixSettings.StorePassword storePassword(final SecretText password) {
        return FixSettings.StorePassword.of(password.reveal());
    }

    private static SessionSettings session(final SessionConfig session) {
        return new SessionSettings(
                session.name(),
                session.senderCompId(),
                session.username(),
                session.password().map(password -> Password.of(password.reveal())),
                session.passwordless(),
                switch (session.role()) {
                    case ORDER_ENTRY -> Role.ORDER_ENTRY;
                    case READ_ONLY -> Role.READ_ONLY;
                    case DROP_COPY -> Role.DROP_COPY;
                    case MARKET_DATA -> Role.MARKET_DATA;
                },
                session.dialect() == SessionConfig.Dialect.FIX44 ? Dialect.FIX44 : Dialect.PAYMIUM_LEGACY,
                session.schedule()
                        .map(window -> SessionSettings.Hours.daily(window.opensUtc(), window.closesUtc()))
                        .orElse(SessionSettings.Hours.NON_STOP),
                switch (session.timestampPrecision()) {
                    case SECONDS -> TimestampPrecision.SECONDS;
                    case MILLIS -> TimestampPrecision.MILLIS;
                    case MICROS -> TimestampPrecision.MICROS;
                },
                Set.copyOf(session.allowedAddresses()),
                session.receiptMarks() && session.dialect() == SessionConfig.Dialect.FIX44,
                session.notices().stream()
                        .map(notice -> notice == SessionConfig.Notice.B ? Notice.NEWS : Notice.STATUS)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * What the venue edge is told.
     *
     * @param baseUri where the venue is
     * @param tokens one for each account of the configuration, in its order
     * @throws IOException the trust store cannot be read
     */
    static VenueSettings venue(final GatewayConfig config, final URI baseUri, final List<Credential> tokens)
            throws IOException {
        final VenueConfig venue = config.venue();
        final ClientSettings client = ClientSettings.defaults().toBuilder()
                .baseUri(baseUri)
                .connectTimeoutMs(millis(venue.connectTimeout()))
                .responseTimeoutMs(millis(venue.responseTimeout()))
                .hedgeAfterMs(millis(venue.hedgeAfter()))
                .idleReplaceAfterMs(millis(venue.idleReplaceAfter()))
                .pipelineDepth(venue.pipelineDepth())
                .trustStore(trustStore(venue))
                .build();
        final List<AccountConfig> accounts = config.accounts();
        final List<VenueSettings.Account> lanes = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            final String name = accounts.get(i).name();
            lanes.add(new VenueSettings.Account(
                    name, tokens.get(i), venue.nonceDir().resolve(name + ".lane")));
        }
        return new VenueSettings(
                client,
                lanes,
                new VenueSettings.Budget(
                        venue.dailyCalls(),
                        venue.cancelFloor(),
                        venue.resolveFloor(),
                        venue.burst(),
                        venue.pollSharePercent()),
                VenueSettings.Limits.DEFAULTS.withPlacesInFlight(venue.pipelineDepth()),
                venue.stream() ? Optional.of(StreamSettings.publicData()) : Optional.empty());
    }

    static FeedSettings feed(final MarketDataConfig marketData) {
        return new FeedSettings(
                micros(marketData.lostGrace()),
                micros(marketData.compareEvery()),
                micros(marketData.confirmAfter()),
                micros(marketData.crossedGrace()),
                FeedSettings.DEFAULTS.tradesKeptUs());
    }

    static MarketDataLimits slowness(final MarketDataConfig marketData) {
        return new MarketDataLimits(
                marketData.maxBytesBehind(), marketData.maxTimeBehind().toMillis());
    }

    private static long micros(final Duration duration) {
        return duration.toNanos() / 1_000;
    }

    static AdminSettings admin(final AdminConfig admin) {
        return new AdminSettings(admin.port(), admin.tokenFile());
    }

    /** The tokens the configuration names. */
    static List<Credential> tokens(final GatewayConfig config) {
        return config.accounts().stream().map(Settings::credential).toList();
    }

    private static Credential credential(final AccountConfig account) {
        if (account.oauthFile().isPresent()) {
            return OAuthAccess.open(account.oauthFile().get());
        }
        return new ApiToken(
                account.apiKey().orElseThrow().reveal(),
                Secret.of(account.apiSecret().orElseThrow().reveal()));
    }

    private static KeyStore trustStore(final VenueConfig venue) throws IOException {
        if (venue.truststore().isEmpty()) {
            return null;
        }
        final Path file = venue.truststore().get();
        try (InputStream in = Files.newInputStream(file)) {
            final KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(
                    in,
                    venue.truststorePassword()
                            .map(password -> password.reveal().toCharArray())
                            .orElse(null));
            return store;
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException | GeneralSecurityException e) {
            final IOException unusable = new FileSystemException(
                    file.toString(),
                    null,
                    "venue.truststore is not a PKCS#12 file that venue.truststorePassword opens");
            unusable.initCause(e);
            throw unusable;
        }
    }

    private static int millis(final Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
