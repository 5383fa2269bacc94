package io.paymiumfix.config;

import io.paymiumfix.order.Rules;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/**
 * All of the gateway's settings, checked. {@code docs/configuration.md} lists every key.
 *
 * @param dataDir where relative folders of other settings begin
 * @param fix the FIX side
 * @param sessions every FIX session, at least one
 * @param accounts every Paymium account, at least one
 * @param venue the Paymium side
 * @param instrument BTC/EUR as the gateway takes it
 * @param marketData market data
 * @param journal the journal
 * @param rings the rings around the order core
 * @param admin the control endpoint
 * @param rolloverUtc when the trading day of ClOrdIDs ends
 * @param maxOrders orders and ids held at most
 * @param shutdown a clean stop
 */
public record GatewayConfig(
        Path dataDir,
        FixConfig fix,
        List<SessionConfig> sessions,
        List<AccountConfig> accounts,
        VenueConfig venue,
        Rules.Instrument instrument,
        MarketDataConfig marketData,
        JournalConfig journal,
        RingsConfig rings,
        AdminConfig admin,
        LocalTime rolloverUtc,
        int maxOrders,
        ShutdownConfig shutdown) {

    private static final int FILE_LIMIT_BYTES = 1 << 20;

    private static final String EMBEDDED = """
            dataDir: ${DATA_DIR}
            fix: {port: "${FIX_PORT}"}
            accounts:
              - {name: main, apiKey: embedded-main-key, apiSecret: embedded-main-secret}
            sessions:
              - {name: DESK1, senderCompId: DESK1, username: desk1, password: "${PASSWORD}", accounts: [main]}
            venue: {embedded: true}
            journal: {segmentBytes: 4MiB}
            """;

    /** Keeps its own copies of the lists. */
    public GatewayConfig {
        sessions = List.copyOf(sessions);
        accounts = List.copyOf(accounts);
    }

    /**
     * Reads a file.
     *
     * @param environment what {@code ${NAME}} in it refers to, as {@link System#getenv()} has it
     * @throws ConfigException with every fault found
     */
    public static GatewayConfig load(Path file, Map<String, String> environment) throws ConfigException {
        Path folder = file.toAbsolutePath().getParent();
        return parse(content(file), folder == null ? file.toAbsolutePath() : folder, environment);
    }

    /**
     * Reads the text of a file.
     *
     * @param folder where the paths of {@code file:} secrets begin
     * @throws ConfigException with every fault found
     */
    static GatewayConfig parse(String yaml, Path folder, Map<String, String> environment) throws ConfigException {
        Faults faults = new Faults();
        Node.Mapping tree = YamlTree.parse(yaml, faults);
        if (!faults.isEmpty() && tree.entries().isEmpty()) {
            throw faults.toException();
        }
        Reading reading = Reading.of(new References(environment, folder), faults);
        GatewayConfig config = Section.root(reading, tree, GatewayConfig::read);
        CrossChecks.check(config, reading);
        if (!faults.isEmpty()) {
            throw faults.toException();
        }
        return config;
    }

    /**
     * Without a file: the embedded simulator, one account {@code main}, and one session with SenderCompID(49)
     * {@code DESK1} and Username(553) {@code desk1}; everything else is the default.
     *
     * @param dataDir for journal, store, messages and nonces
     * @param fixPort TCP port of the FIX side; 0 takes a free one
     * @param password of {@code desk1}
     */
    public static GatewayConfig embedded(Path dataDir, int fixPort, SecretText password) {
        Map<String, String> values = Map.of(
                "DATA_DIR", dataDir.toString(), "FIX_PORT", Integer.toString(fixPort), "PASSWORD", password.reveal());
        try {
            return parse(EMBEDDED, dataDir, values);
        } catch (ConfigException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * Reads only where the control endpoint of a running gateway is, so that it is found without the secrets that the
     * rest of the file refers to.
     *
     * @throws ConfigException with the faults of these settings
     */
    public static AdminConfig adminOf(Path file, Map<String, String> environment) throws ConfigException {
        return partly(file, environment, "admin.tokenFile").admin();
    }

    /**
     * Reads only where the journal is, so that it is read without the secrets that the rest of the file refers to.
     *
     * @throws ConfigException with the faults of these settings
     */
    public static Path journalOf(Path file, Map<String, String> environment) throws ConfigException {
        return partly(file, environment, "journal.dir").journal().dir();
    }

    private static GatewayConfig partly(Path file, Map<String, String> environment, String key) throws ConfigException {
        Faults faults = new Faults();
        Node.Mapping tree = YamlTree.parse(content(file), faults);
        if (!faults.isEmpty() && tree.entries().isEmpty()) {
            throw faults.toException();
        }
        Path folder = file.toAbsolutePath().getParent();
        Reading reading =
                Reading.of(new References(environment, folder == null ? file.toAbsolutePath() : folder), faults);
        GatewayConfig config = Section.root(reading, tree, GatewayConfig::read);
        if (!faults.sound("dataDir") || !faults.sound(key)) {
            throw faults.toException();
        }
        return config;
    }

    /** What the order core decides by. Sessions for market data alone are not part of it. */
    public Rules rules() {
        return new Rules(
                accounts.stream().map(AccountConfig::rules).toList(),
                sessions.stream()
                        .filter(session -> session.role() == SessionConfig.Role.ORDER_ENTRY)
                        .map(SessionConfig::rules)
                        .toList(),
                sessions.stream()
                        .filter(session -> session.role() == SessionConfig.Role.DROP_COPY)
                        .map(SessionConfig::dropCopy)
                        .toList(),
                instrument,
                new Rules.Timing(
                        micros(Duration.between(LocalTime.MIDNIGHT, rolloverUtc)),
                        micros(venue.pollEvery()),
                        micros(venue.firstLook()),
                        micros(venue.canceledGrace()),
                        micros(venue.unknownRepeat()),
                        micros(venue.unknownAlarm()),
                        micros(venue.settleAfterFence()),
                        micros(venue.weakSettle()),
                        micros(venue.ghostWatch()),
                        micros(venue.reconcileEvery()),
                        maxOrders),
                venue.assume(),
                sessions.stream()
                        .filter(session -> session.role() == SessionConfig.Role.READ_ONLY)
                        .map(SessionConfig::viewer)
                        .toList());
    }

    /** SHA-256, in hexadecimal, of everything but the secrets: equal for configurations that mean the same. */
    public String hash() {
        return CanonicalText.sha256(this);
    }

    /** Every value in effect as {@code path=value}, secrets masked. */
    public List<String> describe() {
        return CanonicalText.lines(this, true);
    }

    static GatewayConfig read(Section in) {
        Path dataDir = in.read(Key.of(
                "dataDir",
                Kinds.path(),
                "data",
                "Where relative folders of other settings begin; itself from where the gateway was started."));
        return new GatewayConfig(
                dataDir,
                in.section("fix", "The FIX side: one port, all sessions.", section -> FixConfig.read(section, dataDir)),
                in.sections("sessions", "FIX sessions, one per client.", SessionConfig::read),
                in.sections(
                        "accounts",
                        "Paymium accounts, each with one API token of its own.",
                        section -> AccountConfig.read(section, dataDir)),
                in.section("venue", "The Paymium side.", section -> VenueConfig.read(section, dataDir)),
                in.section("instrument", "BTC/EUR: what is refused before it leaves.", InstrumentConfig::read),
                in.section(
                        "marketData",
                        "Market data: Paymium's public stream, and who may listen to it.",
                        MarketDataConfig::read),
                in.section(
                        "journal",
                        "The journal, from which a start recovers.",
                        section -> JournalConfig.read(section, dataDir)),
                in.section("rings", "The rings around the order core.", RingsConfig::read),
                in.section(
                        "admin",
                        "The control endpoint, for `bin/gateway orders`, `settle`, `accept` and `reconcile`.",
                        section -> AdminConfig.read(section, dataDir)),
                in.section(
                        "tradingDay",
                        "The trading day of ClOrdIDs.",
                        section -> section.read(Key.of(
                                "rollover",
                                Kinds.timeOfDay(),
                                "00:00",
                                "When it ends; ids of open orders outlive it."))),
                in.section(
                        "limits",
                        "Bounds of memory.",
                        section -> section.read(Key.of(
                                "maxOrders",
                                Kinds.whole("orders", 1_000, 10_000_000),
                                "200000",
                                "Orders and ids held; beyond it new orders are refused."))),
                in.section("shutdown", "A clean stop.", ShutdownConfig::read));
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    private static String content(Path file) throws ConfigException {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > FILE_LIMIT_BYTES) {
                throw new ConfigException(List.of(file + ": longer than " + FILE_LIMIT_BYTES + " bytes"));
            }
            return References.decode(Files.readAllBytes(file));
        } catch (CharacterCodingException e) {
            throw new ConfigException(List.of(file + ": not UTF-8"));
        } catch (IOException e) {
            throw new ConfigException(
                    List.of(file + ": cannot be read: " + e.getClass().getSimpleName()));
        }
    }
}
