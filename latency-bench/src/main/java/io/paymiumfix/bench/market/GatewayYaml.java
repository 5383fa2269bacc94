package io.paymiumfix.bench.market;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/**
 * The configuration of a gateway whose clients are {@link FixPeer}s and whose venue is a {@link SimulatedVenue}. Messages
 * are stored as everywhere, but not logged: a day of market data for hundreds of sessions would fill the disk.
 *
 * @param traders SenderCompID(49) of the sessions that place orders, on account {@value #ACCOUNT}
 * @param listeners SenderCompID(49) of the sessions that get market data
 * @param callsPerDay the venue's budget
 */
public record GatewayYaml(List<String> traders, List<String> listeners, long callsPerDay) {

    /** Account(1) of the traders. */
    public static final String ACCOUNT = "main";
    /** TargetCompID(56). */
    public static final String COMP_ID = "PAYMIUM";
    /** Password(554) of all. */
    public static final String PASSWORD = "bench";

    /** The whole file. */
    public String text(SimulatedVenue.Running venue, Path dataDir) {
        InetSocketAddress address = venue.address();
        StringBuilder file = new StringBuilder("""
                dataDir: '%s'
                fix:
                  port: 0
                  messageLog: false
                  minHeartbeat: 1s
                  maxConnectionsPerAddress: %d
                  logonTimeout: 1m
                accounts:
                  - {name: %s, apiKey: '%s', apiSecret: '%s'}
                venue:
                  baseUri: http://127.0.0.1:%d/api/v1
                  dailyCalls: %d
                marketData: {maxSubscriptionsPerSession: 10000}
                journal: {durability: os}
                sessions:
                """.formatted(
                        dataDir.toString().replace("'", "''"),
                        traders.size() + listeners.size() + 1,
                        ACCOUNT,
                        venue.key(),
                        venue.secret(),
                        address.getPort(),
                        callsPerDay));
        for (String trader : traders) {
            session(file, trader, "role: order-entry, accounts: [" + ACCOUNT + "]");
        }
        for (String listener : listeners) {
            session(file, listener, "role: market-data");
        }
        return file.toString();
    }

    private static void session(StringBuilder file, String compId, String more) {
        file.append("  - {name: ").append(compId).append(", senderCompId: ").append(compId);
        file.append(", username: ").append(compId).append(", password: ").append(PASSWORD);
        file.append(", ").append(more).append("}\n");
    }
}
