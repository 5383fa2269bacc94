package io.paymiumfix.config;

import static io.paymiumfix.config.SampleConfig.YAML;
import static io.paymiumfix.config.SampleConfig.faults;
import static io.paymiumfix.config.SampleConfig.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damages a sound file in every way and reads what is said about it. */
@Timeout(30)
class ConfigFaultsTest {

    @Test
    void shouldListAllFaultsTogetherInFileOrder() {
        String yaml = """
                journal: {durability: maybe}
                fix:
                  port: 98780
                  hots: 0.0.0.0
                accounts:
                  - name: main
                    apiKey: ${ABSENT_KEY}
                    apiSecret: x
                  - name: main
                    apiKey: k
                sessions:
                  - name: desk
                    senderCompId: PAYMIUM
                    username: u
                    pasword: p
                    accounts: [main, other]
                    freshness: 10
                venue: {}
                """;

        assertEquals(
                List.of(
                        "journal.durability=maybe: expected one of fsync, os (line 1)",
                        "fix.port=98780: not within 0 to 65535 (line 3)",
                        "fix.hots: unknown key, did you mean host? (line 4)",
                        "accounts[0].apiKey=***: environment variable ABSENT_KEY is not set (line 7)",
                        "accounts[1].apiSecret: belongs with apiKey: both or none (line 9)",
                        "accounts[1].name=main: the same as accounts[0].name (line 9)",
                        "sessions[0].password: is required; or set passwordless with allowedAddresses (line 12)",
                        "sessions[0].senderCompId=PAYMIUM: is fix.ourCompId, the gateway's own (line 13)",
                        "sessions[0].pasword: unknown key, did you mean password? (line 15)",
                        "sessions[0].accounts[1]=other: no account has this name (line 16)",
                        "sessions[0].freshness=10: expected a duration with its unit, such as 500ms, 10s, 5m or 1h (line 17)",
                        "venue.baseUri: is required unless venue.embedded is true (line 18)"),
                faults(yaml));
    }

    @Test
    void shouldMissBothListsInAnEmptyFile() {
        List<String> expected = List.of(
                "sessions: is required, with at least one entry",
                "accounts: is required, with at least one entry",
                "venue.baseUri: is required unless venue.embedded is true");

        assertEquals(expected, faults(""));
        assertEquals(expected, faults("# nothing\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "port: 9878 | port: 09878 | fix.port=09878: expected a whole number, plain digits, 0 to 65535 (line 2)",
                "port: 9878 | port: 9_878 | fix.port=9_878: expected a whole number, plain digits, 0 to 65535 (line 2)",
                "port: 9878 | port: 0x10 | fix.port=0x10: expected a whole number, plain digits, 0 to 65535 (line 2)",
                "port: 9878 | port: -1 | fix.port=-1: expected a whole number, plain digits, 0 to 65535 (line 2)",
                "port: 9878 | port: 99999999999 | fix.port=99999999999: expected a whole number, plain digits, 0 to 65535 (line 2)",
                "port: 9878 | port: | fix.port=: is empty; leave the key out where a default is meant (line 2)",
                "port: 9878 | port: [1] | fix.port: expected a single value, found a list (line 2)",
                "port: 9878 | port: {a: 1} | fix.port: expected a single value, found a group of keys (line 2)",
                "port: 9878 | port: ${PORT | fix.port=${PORT: a ${ without its }; for a literal ${ write $${ (line 2)",
                "port: 9878 | port: ${lower} | fix.port=${lower}: inside ${ } stands an environment variable's name, A-Z, 0-9 and _; for a literal ${ write $${ (line 2)",
                "port: 9878 | messageLog: yes | fix.messageLog=yes: expected true or false (line 2)",
                "port: 9878 | logonTimeout: 1.5s | fix.logonTimeout=1.5s: expected a duration with its unit, such as 500ms, 10s, 5m or 1h (line 2)",
                "port: 9878 | logonTimeout: 1h | fix.logonTimeout=1h: not within 100ms to 5m (line 2)",
                "port: 9878 | logonTimeout: 999999999999h | fix.logonTimeout=999999999999h: not within 100ms to 5m (line 2)",
                "port: 9878 | maxMessageBytes: 64kB | fix.maxMessageBytes=64kB: expected a size with its unit, such as 512B, 64KiB or 1MiB (line 2)",
                "port: 9878 | minHeartbeat: 10m | fix.minHeartbeat=10m: above fix.maxHeartbeat (line 2)",
                "port: 9878 | storeDir: journal | journal.dir=journal: the same folder as fix.storeDir",
                "port: 9878 | storeDir: a/../journal/x | journal.dir=journal: one folder is inside the other: fix.storeDir",
                "port: 9878 | ourCompId: A B | fix.ourCompId=A B: expected CompID: letters, digits, . _ - @ +, up to 64 (line 2)",
                "embedded: true | embedded: false | venue.baseUri: is required unless venue.embedded is true (line 13)",
                "embedded: true | baseUri: ftp://example.org | venue.baseUri=ftp://example.org: must be https; http is for 127.0.0.1, [::1] and localhost only (line 14)",
                "embedded: true | baseUri: http://example.org/api | venue.baseUri=http://example.org/api: must be https; http is for 127.0.0.1, [::1] and localhost only (line 14)",
                "embedded: true | baseUri: https://u:p@example.org/ | venue.baseUri=https://***@example.org/: expected https://host[:port]/path without user, query and fragment (line 14)",
                "embedded: true | baseUri: paymium | venue.baseUri=paymium: expected https://host[:port]/path without user, query and fragment (line 14)",
                "embedded: true | baseUri: 'https://a b' | venue.baseUri=https://a b: not a URI (line 14)",
                "embedded: true | {embedded: true, baseUri: https://a.org} | venue.baseUri=https://a.org: given, but venue.embedded is true (line 15)",
                "embedded: true | {embedded: true, pipelineDepth: 0} | venue.pipelineDepth=0: not within 1 to 128 (line 15)",
                "embedded: true | {embedded: true, cancelFloor: 86000} | venue.cancelFloor=86000: with resolveFloor leaves nothing of dailyCalls (line 15)",
                "embedded: true | {embedded: true, burst: 10001} | venue.burst=10001: not within 1 to 10000 (line 15)",
                "port: 9878 | minHeartbeat: 1500ms | fix.minHeartbeat=1500ms: expected a duration with its unit, such as 10s, 5m or 1h (line 2)",
                "name: main | name: .. | accounts[0].name=..: expected name: letters, digits, _ - ., up to 32, not first a . (line 4)",
                "embedded: true | {embedded: true, truststore: x.p12} | venue.truststore=x.p12: wants a truststorePassword (line 15)",
                "accounts: [main] | accounts: [] | sessions[0].accounts: is required unless role is market-data (line 12)",
                "accounts: [main] | accounts: main | sessions[0].accounts: expected a list, found a single value (line 12)",
                "accounts: [main] | accounts: [main, main] | sessions[0].accounts[1]=main: listed twice (line 12)",
                "accounts: [main] | accounts: [main, [main]] | sessions[0].accounts[1]: expected a single value, found a list (line 12)",
                "accounts: [main] | {accounts: [main], passwordless: true} | sessions[0].password=***: given, but the session is passwordless (line 11)",
                "name: main | name: 'a b' | accounts[0].name=a b: expected name: letters, digits, _ - ., up to 32, not first a . (line 4)",
            })
    void shouldSayWhatIsWrongWithOneValue(String target, String replacement, String expected) {
        assertTrue(
                faults(damage(target, replacement)).contains(expected),
                () -> faults(damage(target, replacement)).toString());
    }

    /** {@code {a: 1, b: 2}} in the table stands for two lines of the group. */
    private static String damage(String target, String replacement) {
        String indent = target.startsWith("accounts") ? "    " : "  ";
        if (!replacement.startsWith("{")) {
            return with(target, replacement);
        }
        String inner =
                replacement.substring(1, replacement.length() - 1).replaceFirst(", (?=[a-zA-Z]+:)", "\n" + indent);
        return with(target, inner);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tick: 0.001000000001",
                "tick: 1e-2",
                "tick: 0",
                "tick: 0.001",
                "tick: 0.015",
                "tick: -1",
                "tick: 1_0",
                "tick: 99999999999999999999",
                "minAmount: 101",
                "minCash: 5000001",
                "cashStep: 1000.1",
                "maxPrice: 10000000",
                "maxAmount: 200",
            })
    void shouldRefuseAnInstrumentThatCannotBe(String setting) {
        String key = setting.substring(0, setting.indexOf(':'));
        List<String> faults = faults(YAML + "instrument: {" + setting + "}\n");

        assertEquals(1, faults.size(), faults.toString());
        assertTrue(faults.get(0).startsWith("instrument."), faults.toString());
        assertTrue(faults.get(0).contains(key), faults.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rings: {inbound: 63} | rings.inbound=63: not within 64 to 1048576 (line 15)",
                "rings: {inbound: 100} | rings.inbound=100: not a power of two; the nearest below is 64 (line 15)",
                "rings: {waitStrategy: spin} | rings.waitStrategy=spin: expected one of inline, blocking, sleeping, yielding, busy-spin (line 15)",
                "rings: {WaitStrategy: blocking} | 'rings.WaitStrategy: unknown key, did you mean waitStrategy? (line 15)'",
                "rings: [] | rings: expected a group of keys, found a list (line 15)",
                "rings: | rings: expected a group of keys, found a single value (line 15)",
                "tradingDay: {rollover: 24:00} | tradingDay.rollover=24:00: no such time of day (line 15)",
                "tradingDay: {rollover: noon} | 'tradingDay.rollover=noon: expected a time of day, HH:mm or HH:mm:ss (line 15)'",
                "limits: {maxOrders: 5} | limits.maxOrders=5: not within 1000 to 10000000 (line 15)",
                "something: else | something: unknown key (line 15)",
                "acounts: [] | 'acounts: unknown key, did you mean accounts? (line 15)'",
                "fix: {} | 'fix: given twice, first in line 1 (line 15)'",
                "shutdown: &a {timeout: 1s} | shutdown: YAML anchors (&name) are not taken; quote a text that begins with & (line 15)",
                "shutdown: {timeout: !!str 1s} | shutdown.timeout: YAML tags (!name) are not taken; quote a text that begins with ! (line 15)",
                "shutdown: {timeout: *t} | shutdown.timeout: YAML aliases (*name) are not taken; quote a text that begins with * (line 15)",
            })
    void shouldSayWhatIsWrongWithOneLineMore(String line, String expected) {
        assertEquals(List.of(expected), faults(YAML + line + "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "schedule: 08:00 | expected nonstop or HH:mm:ss-HH:mm:ss",
                "schedule: 08:00-08:00 | opens and closes at the same time; for all day say nonstop",
                "schedule: 08:00-25:00 | no such time of day",
                "freshness: 0s | not within 100ms to 1h",
                "role: admin | expected one of order-entry, read-only, drop-copy, market-data",
                "timestampPrecision: nanos | expected one of seconds, millis, micros",
                "pendingPrecedence: FIX | expected one of fix, fill",
            })
    void shouldSayWhatIsWrongWithASession(String setting, String why) {
        String shown = setting.replace(": ", "=");

        assertEquals(
                List.of("sessions[0]." + shown + ": " + why + " (line 13)"),
                faults(with("accounts: [main]", "accounts: [main]\n    " + setting)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "10.0.0", "10.0.0.256", "010.0.0.1", "10.0.0.1/8", "1:2:3", "::1::", "fe80::1%eth0"
            })
    void shouldTakeOnlyAddressesAsAllowedAddresses(String address) {
        assertEquals(
                List.of("sessions[0].allowedAddresses[1]=" + address + ": expected IPv4 or IPv6 address (line 13)"),
                faults(with(
                        "accounts: [main]", "accounts: [main]\n    allowedAddresses: [\"::1\", \"" + address + "\"]")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"key ", "key\n", "key\nsecret", "key\r\nsecret\r\n", "k\u00e9y", "\ufeffkey", "long"})
    void shouldRefuseHalvesOfATokenThatNoRequestCanCarry(String read) {
        String half = read.equals("long") ? "k".repeat(257) : read;
        String why = ": expected 1 to 256 printable ASCII characters without spaces; a file of it holds one line and no"
                + " more (line %d)";

        assertEquals(
                List.of("accounts[0].apiKey=***" + why.formatted(5)),
                faults(with("apiKey: key-1", "apiKey: ${HALF}"), Map.of("HALF", half)));
        assertEquals(
                List.of("accounts[0].apiSecret=***" + why.formatted(6)),
                faults(with("apiSecret: s3cr3t-Value", "apiSecret: ${HALF}"), Map.of("HALF", half)));
    }

    @Test
    void shouldRefuseASessionWithoutPasswordFromAnywhere() {
        String yaml = with("password: s3cr3t-Value", "passwordless: true");

        assertEquals(List.of("sessions[0].passwordless=true: wants allowedAddresses (line 11)"), faults(yaml));
    }

    @Test
    void shouldRefuseTwoAccountsWithOneTokenAndTwoSessionsWithOneCompId() {
        String yaml = """
                accounts:
                  - {name: a, apiKey: k-e-y, apiSecret: s}
                  - {name: b, apiKey: k-e-y, apiSecret: t}
                sessions:
                  - {name: x, senderCompId: X, username: u, password: p, accounts: [a]}
                  - {name: x, senderCompId: X, username: u, password: p, accounts: [b]}
                venue: {embedded: true}
                """;

        assertEquals(
                List.of(
                        "accounts[1].apiKey=***: the same as accounts[0].apiKey (line 3)",
                        "sessions[1].name=x: the same as sessions[0].name (line 6)",
                        "sessions[1].senderCompId=X: the same as sessions[0].senderCompId (line 6)"),
                faults(yaml));
    }

    @Test
    void shouldRefuseClientCertificatesThatNobodyWouldCheck() {
        String yaml = with("fix:\n", "fix:\n  tls: {keystore: pom.xml, keystorePassword: x, clientAuth: true}\n");

        assertEquals(
                List.of(
                        "fix.tls.clientAuth=true: without a truststore any certificate would do; give fix.tls.truststore (line 2)"),
                faults(yaml));
    }

    @Test
    void shouldMissTheFilesOfTls() {
        String yaml = with("fix:\n", "fix:\n  tls: {keystore: absent.p12, truststore: absent.p12}\n");

        assertEquals(
                List.of(
                        "fix.tls.keystorePassword: is required (line 2)",
                        "fix.tls.truststore=absent.p12: wants a truststorePassword (line 2)",
                        "fix.tls.keystore=absent.p12: no such readable file (line 2)"),
                faults(yaml));
    }

    @Test
    void shouldSpeakOfAListEntryOfTheWrongShapeOnceOnly() {
        String yaml = YAML.replace("sessions:\n", "sessions:\n  - just text\n") + "rings: {inbound: 3}\n";

        assertEquals(
                List.of(
                        "sessions[0]: expected a group of keys, found a single value (line 8)",
                        "rings.inbound=3: not within 64 to 1048576 (line 16)"),
                faults(yaml));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- a | expected a group of keys, found a list (line 1)",
                "text | expected a group of keys, found a single value (line 1)",
            })
    void shouldWantAGroupOfKeysAtTheTop(String yaml, String expected) {
        assertEquals(expected, faults(yaml).get(0));
    }

    @Test
    void shouldRefuseASecondDocument() {
        assertEquals(List.of("one document per file, a second begins (line 16)"), faults(YAML + "---\na: b\n"));
    }

    @Test
    void shouldNeverShowASecretWhateverIsWrong() {
        String secret = SampleConfig.SECRET;
        List<String> files = List.of(
                with("password: " + secret, "pasword: " + secret),
                with("password: " + secret, "password: [" + secret + "]"),
                with("password: " + secret, "password: {" + secret + ": x}"),
                with("password: " + secret, "password: *" + secret),
                with("password: " + secret, "password: &" + secret),
                with("password: " + secret, "password: !" + secret + " x"),
                with("password: " + secret, "password: \"" + secret),
                with("password: " + secret, "password: a: " + secret),
                with("password: " + secret, "password: %" + secret),
                with("password: " + secret, "password: ${" + secret + "}"),
                with("password: " + secret, "password: ${" + secret),
                with("password: " + secret, "password: file:" + secret),
                with("password: " + secret, "password: " + secret + "\n    password: " + secret),
                with("password: " + secret, "\tpassword: " + secret),
                with("port: 9878", "port: ${SECRET}"));
        for (String yaml : files) {
            for (String fault : faults(yaml, Map.of("SECRET", secret))) {
                assertFalse(fault.contains(secret), () -> fault + "\nof\n" + yaml);
            }
        }
    }

    @Test
    void shouldNotLetAValueForgeALogLine() {
        List<String> faults =
                faults(YAML + "rings: {waitStrategy: \"a\\nfix.port=1: fine\\u2028\\e[31m" + "x".repeat(200) + "\"}\n");

        assertEquals(1, faults.size());
        assertTrue(faults.get(0).startsWith("rings.waitStrategy=a?fix.port=1: fine??[31mxxx"), faults.get(0));
        assertTrue(faults.get(0).length() < 200, faults.get(0));
    }

    @Test
    void shouldListNoMoreThanCanBeRead() {
        StringBuilder yaml = new StringBuilder(YAML);
        for (int i = 0; i < 1_000; i++) {
            yaml.append("unknown").append(i).append(": 1\n");
        }

        List<String> faults = faults(yaml.toString());

        assertEquals(101, faults.size());
        assertEquals("and 900 more", faults.get(100));
    }
}
