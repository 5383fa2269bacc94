package io.paymiumfix.fix;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that the FIX edge is told.
 *
 * @param host address to listen on; empty: all
 * @param port port to listen on; 0: any free one, see {@link FixGateway#port()}
 * @param compId our CompID: TargetCompID(56) of what clients send
 * @param tls TLS on the port, or plain TCP
 * @param store where sequence numbers and sent messages are kept
 * @param log where messages are logged, or nowhere
 * @param limits bounds on what peers may cost
 * @param sessions who may connect
 */
public record FixSettings(
        String host,
        int port,
        String compId,
        Optional<Tls> tls,
        Store store,
        Optional<MessageLog> log,
        Limits limits,
        List<SessionSettings> sessions) {

    /** Checks the sessions against each other. */
    public FixSettings {
        sessions = List.copyOf(sessions);
        if (compId.isEmpty()) {
            throw new IllegalArgumentException("our CompID is empty");
        }
        if (sessions.isEmpty()) {
            throw new IllegalArgumentException("no session is configured");
        }
        if (store.segmentBytes() < 2 * limits.maxMessageBytes()) {
            throw new IllegalArgumentException("segmentBytes=" + store.segmentBytes()
                    + ": at least twice maxMessageBytes, as an answer may repeat what it answers");
        }
        final Set<String> names = new HashSet<>();
        final Set<String> compIds = new HashSet<>();
        for (final SessionSettings session : sessions) {
            if (!names.add(session.name())) {
                throw new IllegalArgumentException("two sessions are named " + session.name());
            }
            if (!compIds.add(session.clientCompId())) {
                throw new IllegalArgumentException("two sessions have the client CompID " + session.clientCompId());
            }
        }
    }

    /**
     * Where and how much is kept for resends, per session {@code segmentBytes * segments} on disk.
     *
     * @param directory one folder per session below it; one process at a time
     * @param segmentBytes size of a file of sent messages
     * @param segments files per session, 2 or more; the oldest is used again when all are full
     */
    public record Store(Path directory, int segmentBytes, int segments) {
        /** 4 MiB: some 10,000 reports. */
        public static final int DEFAULT_SEGMENT_BYTES = 4 << 20;
        /** 4: some 30,000 to 40,000 reports can be asked for again. */
        public static final int DEFAULT_SEGMENTS = 4;

        /** Checks the sizes. */
        public Store {
            if (segmentBytes < 4096 || segmentBytes % 4096 != 0) {
                throw new IllegalArgumentException("segmentBytes=" + segmentBytes + ": a multiple of 4096");
            }
            if (segments < 2) {
                throw new IllegalArgumentException("segments=" + segments + ": at least 2");
            }
        }

        /** With the default sizes. */
        public static Store in(final Path directory) {
            return new Store(directory, DEFAULT_SEGMENT_BYTES, DEFAULT_SEGMENTS);
        }
    }

    /**
     * The log of FIX messages, one file per session, with secrets masked.
     *
     * @param maxBytes a file is closed and renamed when it reaches this size
     * @param keptFiles closed files kept per session
     */
    public record MessageLog(Path directory, long maxBytes, int keptFiles) {}

    /**
     * Bounds on what a peer may cost.
     *
     * @param minHeartbeatS smallest HeartBtInt(108), seconds
     * @param maxHeartbeatS largest HeartBtInt(108), seconds
     * @param maxMessageBytes the largest message read
     * @param maxConnectionsPerAddress connections at a time from one IP address
     * @param logonWithinMs from the connection to its accepted Logon(A)
     * @param maxScheduledWrites messages a slow client may be behind before it is disconnected
     * @param maxOutOfOrder messages held back while an earlier one is awaited
     */
    public record Limits(
            int minHeartbeatS,
            int maxHeartbeatS,
            int maxMessageBytes,
            int maxConnectionsPerAddress,
            int logonWithinMs,
            int maxScheduledWrites,
            int maxOutOfOrder) {
        /** HeartBtInt(108) of 5 to 60 s, 64 KiB a message, 16 connections, 10 s, 50,000 behind, 2,000 held back. */
        public static final Limits DEFAULT = new Limits(5, 60, 64 << 10, 16, 10_000, 50_000, 2_000);
    }

    /**
     * TLS 1.3 and 1.2 on the port.
     *
     * @param keyStore PKCS12 file with our key and certificate
     * @param trustStore PKCS12 file with the authorities whose client certificates are accepted
     * @param clientCertificates clients must show a certificate; needs a trust store, because without one
     *     anyone's certificate would do that some public authority has signed
     */
    public record Tls(
            Path keyStore,
            StorePassword keyStorePassword,
            Optional<Path> trustStore,
            Optional<StorePassword> trustStorePassword,
            boolean clientCertificates) {
        /** Refuses the configuration that looks safe and is not. */
        public Tls {
            if (clientCertificates && trustStore.isEmpty()) {
                throw new IllegalArgumentException(
                        "client certificates without a trust store would accept any certificate: name a trust store");
            }
            if (trustStore.isPresent() != trustStorePassword.isPresent()) {
                throw new IllegalArgumentException("a trust store and its password go together");
            }
        }
    }

    /** The password of a key store; never prints. */
    public static final class StorePassword {
        private final String text;

        private StorePassword(final String text) {
            this.text = text;
        }

        /** The password that is this text. */
        public static StorePassword of(final String text) {
            return new StorePassword(text);
        }

        String reveal() {
            return text;
        }

        @Override
        public String toString() {
            return "***";
        }
    }
}
