package io.paymiumfix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.Rules;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class GatewayConfigTest {

    @TempDir
    Path folder;

    @Test
    void shouldGiveEveryMissingKeyItsDefault() throws Exception {
        GatewayConfig config = SampleConfig.load(SampleConfig.YAML);

        assertEquals(Path.of("data", "journal"), config.journal().dir());
        assertEquals(JournalConfig.Durability.FSYNC, config.journal().durability());
        assertEquals("127.0.0.1", config.fix().host());
        assertEquals("PAYMIUM", config.fix().ourCompId());
        assertEquals(64 << 10, config.fix().maxMessageBytes());
        assertEquals(Optional.empty(), config.fix().tls());
        assertEquals(Duration.ofMinutes(2), config.venue().settleAfterFence());
        assertEquals(RingsConfig.WaitStrategy.INLINE, config.rings().waitStrategy());
        assertEquals(50, config.rings().spinUs());
        SessionConfig session = config.sessions().get(0);
        assertEquals(SessionConfig.Role.ORDER_ENTRY, session.role());
        assertEquals(Duration.ofSeconds(10), session.freshness());
        assertEquals(Optional.empty(), session.schedule());
        assertTrue(config.venue().embedded());
    }

    @Test
    void shouldReadEveryKeyThatIsGiven() throws Exception {
        GatewayConfig config = SampleConfig.load("""
                dataDir: /var/lib/gateway
                fix: {host: 0.0.0.0, port: 0, ourCompId: US, minHeartbeat: 5s, maxHeartbeat: 60s, storeDir: s,
                      messageLog: false, messageLogDir: /var/log/fix, messageLogFileBytes: 2MiB, messageLogFiles: 3, maxConnectionsPerAddress: 3, logonTimeout: 2s,
                      maxMessageBytes: 1MiB}
                accounts:
                  - {name: a, apiKey: k, apiSecret: s, canTrade: false}
                  - {name: b, apiKey: l, apiSecret: s}
                sessions:
                  - {name: one, senderCompId: ONE, username: one, passwordless: true, role: read-only, accounts: [b, a],
                     pendingReports: false, pendingPrecedence: fill, fees: false, baseSecondSymbols: true,
                     freshness: 1m, timestampPrecision: micros, schedule: "22:00:00-21:00:00",
                     allowedAddresses: [10.0.0.1, "2001:db8::1"]}
                venue: {baseUri: "https://example.org:8443/api/v1/", nonceDir: n, connectTimeout: 1s, responseTimeout: 2s,
                        hedgeAfter: 3s, idleReplaceAfter: 4s, pipelineDepth: 5, dailyCalls: 1000, burst: 7,
                        cancelFloor: 8, resolveFloor: 9, pollShare: 10, firstLook: 11ms, canceledGrace: 12ms,
                        settleAfterFence: 200ms, weakSettle: 15s, ghostWatch: 16s, unknownRepeat: 13s, unknownAlarm: 14s,
                        assume: {nonceAtomic: false, getsChecked: true, allTokensVisible: true, listComplete: true,
                                 accountExclusive: false, amountsKept: true, cancelGhosts: false}}
                instrument: {tick: 0.1, minAmount: 0.001, maxAmount: 10, minCash: 1, maxCash: 1000, cashStep: 0.5,
                             maxPrice: 250000.5}
                journal: {dir: j, durability: os}
                rings: {inbound: 64, outbound: 128, waitStrategy: busy-spin, spinUs: 0}
                tradingDay: {rollover: "17:30"}
                limits: {maxOrders: 5000}
                shutdown: {timeout: 1500ms}
                """);

        assertEquals(Path.of("/var/lib/gateway/s"), config.fix().storeDir());
        assertEquals(Path.of("/var/log/fix"), config.fix().messageLogDir());
        assertEquals(2 << 20, config.fix().messageLogFileBytes());
        assertEquals(3, config.fix().messageLogFiles());
        SessionConfig session = config.sessions().get(0);
        assertEquals(List.of("b", "a"), session.accounts());
        assertTrue(session.passwordless());
        assertEquals(Optional.of(new DailyWindow(LocalTime.of(22, 0), LocalTime.of(21, 0))), session.schedule());
        assertEquals(List.of("10.0.0.1", "2001:db8::1"), session.allowedAddresses());
        assertEquals(SessionConfig.TimestampPrecision.MICROS, session.timestampPrecision());
        assertEquals(
                Optional.of(URI.create("https://example.org:8443/api/v1")),
                config.venue().baseUri());
        assertEquals(Duration.ofSeconds(864), config.venue().pollEvery());
        assertEquals(Duration.ofSeconds(15), config.venue().weakSettle());
        assertEquals(Duration.ofSeconds(16), config.venue().ghostWatch());
        assertEquals(
                new Rules.Assumptions(false, true, true, true, false, true, false),
                config.venue().assume());
        assertEquals(
                new Rules.Instrument(
                        10_000_000,
                        100_000,
                        1_000_000_000,
                        100_000_000,
                        100_000_000_000L,
                        50_000_000,
                        25_000_050_000_000L),
                config.instrument());
        assertEquals(0, config.rings().spinUs());
        assertEquals(LocalTime.of(17, 30), config.rolloverUtc());
        assertEquals(Duration.ofMillis(1500), config.shutdown().timeout());
    }

    @Test
    void shouldRunOnTheEmbeddedSimulatorWithoutAFile() {
        GatewayConfig config = GatewayConfig.embedded(Path.of("my data: #1"), 0, SecretText.of("p: ${w} #'\""));

        assertEquals(Path.of("my data: #1", "journal"), config.journal().dir());
        assertEquals(0, config.fix().port());
        assertTrue(config.venue().embedded());
        SessionConfig session = config.sessions().get(0);
        assertEquals("DESK1", session.senderCompId());
        assertEquals(List.of("main"), session.accounts());
        assertEquals("desk1", session.username());
        assertTrue(session.password().orElseThrow().matches("p: ${w} #'\""));
    }

    @Test
    void shouldGiveTheCoreItsRulesInItsUnits() {
        Rules rules = GatewayConfig.embedded(folder, 0, SecretText.of("x")).rules();

        assertEquals(List.of(new Rules.Account("main", true, false, false)), rules.accounts());
        assertEquals(
                List.of(new Rules.Session(
                        "DESK1", List.of("main"), true, Rules.PendingPrecedence.FIX, true, false, 10_000_000)),
                rules.sessions());
        assertEquals(
                new Rules.Timing(
                        0,
                        3_333_334,
                        500_000,
                        5_000_000,
                        60_000_000,
                        300_000_000,
                        120_000_000,
                        600_000_000,
                        86_400_000_000L,
                        3_600_000_000L,
                        200_000),
                rules.timing());
        assertEquals(1_000_000, rules.instrument().tickE8());
    }

    @Test
    void shouldLetReadOnlySessionsSeeTheirAccountsAndSendNothing() throws Exception {
        String yaml = SampleConfig.with("accounts: [main]", "accounts: [main]\n    role: read-only");
        Rules rules = SampleConfig.load(yaml).rules();

        assertEquals(List.of(), rules.sessions());
        assertEquals(List.of(), rules.dropCopies());
        assertEquals(List.of(new Rules.Viewer("desk", List.of("main"))), rules.viewers());
    }

    @Test
    void shouldHashEqualMeaningsEquallyAndSecretsNotAtAll() throws Exception {
        String hash = SampleConfig.load(SampleConfig.YAML).hash();

        assertEquals(64, hash.length());
        assertEquals(
                hash,
                SampleConfig.load(SampleConfig.YAML.replace(SampleConfig.SECRET, "other"))
                        .hash());
        assertEquals(
                hash,
                SampleConfig.load(SampleConfig.YAML + "shutdown: {timeout: 5000ms}\n")
                        .hash());
        assertNotEquals(
                hash,
                SampleConfig.load(SampleConfig.YAML + "shutdown: {timeout: 5001ms}\n")
                        .hash());
        assertNotEquals(
                hash, SampleConfig.load(SampleConfig.with("DESK1", "DESK2")).hash());
    }

    @Test
    void shouldNeverPrintASecret() throws Exception {
        GatewayConfig config = SampleConfig.load(SampleConfig.YAML);

        assertFalse(config.toString().contains(SampleConfig.SECRET), config.toString());
        assertFalse(config.toString().contains("key-1"), config.toString());
        assertFalse(String.join("\n", config.describe()).contains(SampleConfig.SECRET));
        assertTrue(
                config.describe().contains("sessions[0].password=***"),
                config.describe().toString());
        assertEquals("***", SecretText.of("x").toString());
    }

    @Test
    void shouldLoadAFileWithAByteOrderMarkAndWindowsLineEnds() throws Exception {
        Path file = folder.resolve("gateway.yaml");
        Files.writeString(file, "\ufeff" + SampleConfig.YAML.replace("\n", "\r\n"));

        assertEquals(9878, GatewayConfig.load(file, Map.of()).fix().port());
    }

    @Test
    void shouldSayWhichFileCannotBeRead() throws Exception {
        Path absent = folder.resolve("absent.yaml");
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, new byte[] {'a', ':', ' ', (byte) 0xe9});
        Path large = folder.resolve("large.yaml");
        Files.write(large, new byte[(1 << 20) + 1]);

        assertEquals(absent + ": cannot be read: NoSuchFileException", fault(absent));
        assertEquals(latin + ": not UTF-8", fault(latin));
        assertEquals(large + ": longer than 1048576 bytes", fault(large));
    }

    private static String fault(Path file) {
        return assertThrows(ConfigException.class, () -> GatewayConfig.load(file, Map.of()))
                .faults()
                .get(0);
    }

    @Test
    void shouldTakeSecretsFromFilesAndTheEnvironment() throws Exception {
        Files.writeString(folder.resolve("secret"), "of the file\n");
        String yaml = SampleConfig.YAML
                .replace("password: " + SampleConfig.SECRET, "password: file:secret")
                .replace("apiSecret: " + SampleConfig.SECRET, "apiSecret: a-${PART}-$${z}")
                .replace("9878", "${PORT:-1234}");

        GatewayConfig config = GatewayConfig.parse(yaml, folder, Map.of("PART", "${NOT}:file:", "PORT", ""));

        assertEquals(
                "a-${NOT}:file:-${z}",
                config.accounts().get(0).apiSecret().orElseThrow().reveal());
        assertEquals(
                "of the file", config.sessions().get(0).password().orElseThrow().reveal());
        assertEquals(1234, config.fix().port());
    }

    @Test
    void shouldTakeTlsWithClientCertificates() throws Exception {
        Path store = Files.writeString(folder.resolve("store.p12"), "");
        String tls = """
                fix:
                  tls:
                    keystore: %s
                    keystorePassword: a
                    truststore: %s
                    truststorePassword: b
                    clientAuth: true
                """.formatted(store, store);

        TlsConfig config =
                SampleConfig.load(SampleConfig.with("fix:\n", tls)).fix().tls().orElseThrow();

        assertTrue(config.clientAuth());
        assertEquals(store, config.keystore());
        assertTrue(config.keystorePassword().matches("a"));
    }
}
