package io.paymiumfix.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The configuration a gateway is measured with: sessions that have an account each, or share one, as those of the baselines
 * share one token; a venue budget that never binds, and a listing of open orders every quarter of an hour: the stub lists none, and
 * looking for tens of thousands of them one by one is not what is measured. Nor are the readings of each order a while after it was
 * taken and after it has ended. The message log has one file a session, as QuickFIX/J's has: with a new one each 64 MiB,
 * whether a flood had one in it decided what its compiler did.
 *
 * @param durability the journal's {@code os} or {@code fsync}
 * @param messageLog whether every FIX message is logged
 * @param sessions FIX sessions
 * @param accounts whether they share an account, and so a token and a connection
 * @param pipelineDepth signed calls unanswered on one connection
 * @param tls of both sides; null for plain TCP
 */
record GatewayFile(String durability, boolean messageLog, int sessions, Accounts accounts, int pipelineDepth, Tls tls) {

    private static final String NAME = "BENCH";
    private static final String ACCOUNT = "main";

    /** How many accounts the sessions have. */
    enum Accounts {
        /** One for all. */
        ONE,
        /** One for each. */
        EACH;

        private String of(int session) {
            return numbered(ACCOUNT, this == ONE ? 1 : session);
        }
    }

    /** Who logs on to the first so many sessions: BENCH, BENCH2 and so on. */
    static List<FixClient.Identity> identities(int sessions, Accounts accounts) {
        return IntStream.rangeClosed(1, sessions)
                .mapToObj(number -> new FixClient.Identity(
                        numbered(NAME, number), "PAYMIUM", "bench", "bench", accounts.of(number)))
                .toList();
    }

    private static String store(String key, Path file) {
        return "{%s: '%s', %sPassword: %s}".formatted(key, quoted(file), key, Tls.PASSWORD);
    }

    private String truststore() {
        return "  truststore: '%s'%n  truststorePassword: %s%n".formatted(quoted(tls.trustStore()), Tls.PASSWORD);
    }

    private static String quoted(Path path) {
        return path.toString().replace("'", "''");
    }

    private static String numbered(String name, int number) {
        return number == 1 ? name : name + number;
    }

    String yaml(int venuePort, Path dataDir) {
        String tokens = IntStream.rangeClosed(1, accounts == Accounts.ONE ? 1 : sessions)
                .mapToObj(number -> "  - {name: %s, apiKey: %s, apiSecret: bench-secret}%n"
                        .formatted(accounts.of(number), numbered("bench-key", number)))
                .collect(Collectors.joining());
        String clients = IntStream.rangeClosed(1, sessions)
                .mapToObj(
                        number -> "  - {name: %s, senderCompId: %s, username: bench, password: bench, accounts: [%s]}%n"
                                .formatted(numbered(NAME, number), numbered(NAME, number), accounts.of(number)))
                .collect(Collectors.joining());
        return """
                dataDir: '%s'
                fix:
                  port: 0
                  messageLog: %s
                  messageLogFileBytes: 1024MiB
                  maxConnectionsPerAddress: 10000
                %saccounts:
                %ssessions:
                %svenue:
                  baseUri: %s://127.0.0.1:%d/api/v1
                %s  dailyCalls: 10000
                  burst: 10000
                  pollShare: 1
                  firstLook: 10m
                  canceledGrace: 10m
                  pipelineDepth: %d
                  stream: false
                marketData: {enabled: false}
                journal: {durability: %s}
                limits: {maxOrders: 10000000}
                """.formatted(
                        quoted(dataDir),
                        messageLog,
                        tls == null ? "" : "  tls: " + store("keystore", tls.keyStore()) + "\n",
                        tokens,
                        clients,
                        tls == null ? "http" : "https",
                        venuePort,
                        tls == null ? "" : truststore(),
                        pipelineDepth,
                        durability);
    }
}
