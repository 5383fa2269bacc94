package io.paymiumfix.bench;

import java.nio.file.Path;

/**
 * The configuration a gateway is measured with: one session, one account, a venue budget that never binds, and
 * a listing of open orders every quarter of an hour: the stub lists none, and looking for tens of thousands of
 * them one by one is not what is measured.
 *
 * @param durability the journal's {@code os} or {@code fsync}
 * @param messageLog whether every FIX message is logged
 */
record GatewayFile(String durability, boolean messageLog) {

    static final FixClient.Identity IDENTITY = new FixClient.Identity("BENCH", "PAYMIUM", "bench", "bench", "main");

    String yaml(int venuePort, Path dataDir) {
        return """
                dataDir: '%s'
                fix:
                  port: 0
                  messageLog: %s
                accounts:
                  - {name: main, apiKey: bench-key, apiSecret: bench-secret}
                sessions:
                  - {name: BENCH, senderCompId: BENCH, username: bench, password: bench, accounts: [main]}
                venue:
                  baseUri: http://127.0.0.1:%d/api/v1
                  dailyCalls: 10000
                  burst: 10000
                  pollShare: 1
                  firstLook: 1m
                  stream: false
                marketData: {enabled: false}
                journal: {durability: %s}
                limits: {maxOrders: 10000000}
                """.formatted(dataDir.toString().replace("'", "''"), messageLog, venuePort, durability);
    }
}
