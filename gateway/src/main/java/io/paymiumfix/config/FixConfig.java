package io.paymiumfix.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The FIX side: one port, all sessions.
 *
 * @param host address to listen on
 * @param port TCP port; 0 takes a free one
 * @param ourCompId SenderCompID(49) of what we send
 * @param minHeartbeat the shortest HeartBtInt(108) taken at logon
 * @param maxHeartbeat the longest HeartBtInt(108) taken at logon
 * @param storeDir sequence numbers and sent messages
 * @param messageLog write every message to {@code messageLogDir}, passwords masked
 * @param messageLogDir where
 * @param messageLogFileBytes a session's file of this size is renamed, and its next begun
 * @param messageLogFiles full files kept for each session
 * @param maxConnectionsPerAddress open connections from one address
 * @param logonTimeout from connection to Logon(A)
 * @param maxMessageBytes the longest message taken
 * @param maxMessagesBehind a client this far behind in reading is disconnected
 * @param tls absent: plain TCP
 */
public record FixConfig(
        String host,
        int port,
        String ourCompId,
        Duration minHeartbeat,
        Duration maxHeartbeat,
        Path storeDir,
        boolean messageLog,
        Path messageLogDir,
        int messageLogFileBytes,
        int messageLogFiles,
        int maxConnectionsPerAddress,
        Duration logonTimeout,
        int maxMessageBytes,
        int maxMessagesBehind,
        Optional<TlsConfig> tls) {

    static FixConfig read(Section in, Path dataDir) {
        FixConfig fix = new FixConfig(
                in.read(Key.of("host", Kinds.host(), "127.0.0.1", "Address to listen on; 0.0.0.0 for all.")),
                in.read(Key.of("port", Kinds.whole("TCP port", 0, 65535), "9878", "0 takes a free one.")),
                in.read(Key.of(
                        "ourCompId",
                        Kinds.compId(),
                        "PAYMIUM",
                        "The gateway's CompID: TargetCompID(56) of its clients.")),
                in.read(Key.of(
                        "minHeartbeat", Kinds.seconds("1s", "1h"), "5s", "Shortest HeartBtInt(108) taken at logon.")),
                in.read(Key.of(
                        "maxHeartbeat", Kinds.seconds("1s", "1h"), "1m", "Longest HeartBtInt(108) taken at logon.")),
                dataDir.resolve(in.read(Key.of(
                        "storeDir",
                        Kinds.path(),
                        "store",
                        "Sequence numbers and sent messages, within `dataDir` unless absolute."))),
                in.read(Key.of("messageLog", Kinds.flag(), "true", "Log every FIX message, passwords masked.")),
                dataDir.resolve(in.read(Key.of(
                        "messageLogDir",
                        Kinds.path(),
                        "messages",
                        "The message log, within `dataDir` unless absolute."))),
                in.read(Key.of(
                        "messageLogFileBytes",
                        Kinds.size("1MiB", "1024MiB"),
                        "64MiB",
                        "A session's file of the message log that reaches it is renamed and the next one begun.")),
                in.read(Key.of(
                        "messageLogFiles",
                        Kinds.whole("files", 1, 1_000),
                        "8",
                        "Full files of the message log kept for each session; the oldest is deleted.")),
                in.read(Key.of(
                        "maxConnectionsPerAddress",
                        Kinds.whole("connections", 1, 10_000),
                        "16",
                        "Open connections from one address.")),
                in.read(Key.of(
                        "logonTimeout",
                        Kinds.duration("100ms", "5m"),
                        "10s",
                        "From connection to Logon(A), then it is closed.")),
                in.read(Key.of(
                        "maxMessageBytes",
                        Kinds.size("1KiB", "2MiB"),
                        "64KiB",
                        "A longer message closes its connection.")),
                in.read(Key.of(
                        "maxMessagesBehind",
                        Kinds.whole("messages", 100, 1_000_000),
                        "50000",
                        "A client this far behind in reading, or as many KiB, is disconnected.")),
                in.optionalSection(
                        "tls", "TLS 1.2 and 1.3 on the FIX port; plain TCP without this group.", TlsConfig::read));
        in.reading()
                .require(
                        fix.minHeartbeat.compareTo(fix.maxHeartbeat) <= 0,
                        in.path("minHeartbeat"),
                        "above fix.maxHeartbeat",
                        in.path("maxHeartbeat"));
        return fix;
    }
}
