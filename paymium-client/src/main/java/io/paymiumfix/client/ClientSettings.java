package io.paymiumfix.client;

import java.net.URI;
import java.security.KeyStore;
import java.util.Locale;

/**
 * How to talk to the venue. Immutable; {@link #defaults()} is production, {@link #toBuilder()} changes single values.
 *
 * @param baseUri scheme, host, optional port and base path; default {@code https://paymium.com/api/v1}. Its text, without the
 *     default port, is what every signature covers. All addresses of the host, IPv4 and IPv6, are tried in turn.
 * @param connectTimeoutMs to connect to one address, and then for its TLS handshake, ms; default 3000
 * @param responseTimeoutMs from the first byte written to the last byte read of one call, ms; default 10000
 * @param hedgeAfterMs age of a call in flight, ms, from which an urgent call no longer waits for it but goes over a fresh
 *     connection; default 1000
 * @param idleReplaceAfterMs a connection idle longer, ms, is replaced before a POST; default 10000
 * @param pipelineDepth most signed requests unanswered on one connection, 1 to 128; default 1
 * @param maxResponseBytes longest response body, bytes; default 4194304
 * @param laneQueueLimit most calls waiting in one lane, to which an equal number of urgent ones may come; default 1024
 * @param publicConnections most connections for unsigned reads, 1 to 8; default 2
 * @param closeTimeoutMs how long {@code close} waits for calls in flight, ms; default 5000
 * @param trustStore certificates to trust instead of the Java runtime's, for a sandbox or a test; null (default) = the
 *     runtime's
 */
public record ClientSettings(
        URI baseUri,
        int connectTimeoutMs,
        int responseTimeoutMs,
        int hedgeAfterMs,
        int idleReplaceAfterMs,
        int pipelineDepth,
        int maxResponseBytes,
        int laneQueueLimit,
        int publicConnections,
        int closeTimeoutMs,
        KeyStore trustStore) {
    private static final ClientSettings DEFAULTS = new ClientSettings(
            URI.create("https://paymium.com/api/v1"), 3_000, 10_000, 1_000, 10_000, 1, 4 << 20, 1_024, 2, 5_000, null);

    /**
     * Checks every range.
     *
     * @throws IllegalArgumentException naming the setting, its value and the range
     */
    public ClientSettings {
        requireBaseUri(baseUri);
        requireWithin("connectTimeoutMs", connectTimeoutMs, 1, 60_000);
        requireWithin("responseTimeoutMs", responseTimeoutMs, 1, 600_000);
        requireWithin("hedgeAfterMs", hedgeAfterMs, 1, 600_000);
        requireWithin("idleReplaceAfterMs", idleReplaceAfterMs, 1, 600_000);
        requireWithin("pipelineDepth", pipelineDepth, 1, 128);
        requireWithin("maxResponseBytes", maxResponseBytes, 1_024, 64 << 20);
        requireWithin("laneQueueLimit", laneQueueLimit, 1, 1 << 20);
        requireWithin("publicConnections", publicConnections, 1, 8);
        requireWithin("closeTimeoutMs", closeTimeoutMs, 0, 60_000);
    }

    /** Production. */
    public static ClientSettings defaults() {
        return DEFAULTS;
    }

    /** The defaults with another venue address, such as the sandbox's or a simulator's. */
    public static ClientSettings of(URI baseUri) {
        return DEFAULTS.toBuilder().baseUri(baseUri).build();
    }

    /** A builder that starts from these values. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    private static void requireBaseUri(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean plain = uri.getHost() != null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null
                && uri.getPort() != 0
                && uri.getPort() <= 0xffff;
        if (!plain || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException(
                    "baseUri must be http(s)://host[:port]/path without user, query and fragment");
        }
    }

    private static void requireWithin(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + "=" + value + " is not within " + min + ".." + max);
        }
    }

    /** Changes single settings; each method is named after its component. Not for sharing between threads. */
    public static final class Builder {
        private URI baseUri;
        private int connectTimeoutMs;
        private int responseTimeoutMs;
        private int hedgeAfterMs;
        private int idleReplaceAfterMs;
        private int pipelineDepth;
        private int maxResponseBytes;
        private int laneQueueLimit;
        private int publicConnections;
        private int closeTimeoutMs;
        private KeyStore trustStore;

        private Builder(ClientSettings from) {
            baseUri = from.baseUri;
            connectTimeoutMs = from.connectTimeoutMs;
            responseTimeoutMs = from.responseTimeoutMs;
            hedgeAfterMs = from.hedgeAfterMs;
            idleReplaceAfterMs = from.idleReplaceAfterMs;
            pipelineDepth = from.pipelineDepth;
            maxResponseBytes = from.maxResponseBytes;
            laneQueueLimit = from.laneQueueLimit;
            publicConnections = from.publicConnections;
            closeTimeoutMs = from.closeTimeoutMs;
            trustStore = from.trustStore;
        }

        /** Sets {@link ClientSettings#baseUri()}. */
        public Builder baseUri(URI value) {
            baseUri = value;
            return this;
        }

        /** Sets {@link ClientSettings#connectTimeoutMs()}. */
        public Builder connectTimeoutMs(int value) {
            connectTimeoutMs = value;
            return this;
        }

        /** Sets {@link ClientSettings#responseTimeoutMs()}. */
        public Builder responseTimeoutMs(int value) {
            responseTimeoutMs = value;
            return this;
        }

        /** Sets {@link ClientSettings#hedgeAfterMs()}. */
        public Builder hedgeAfterMs(int value) {
            hedgeAfterMs = value;
            return this;
        }

        /** Sets {@link ClientSettings#idleReplaceAfterMs()}. */
        public Builder idleReplaceAfterMs(int value) {
            idleReplaceAfterMs = value;
            return this;
        }

        /** Sets {@link ClientSettings#pipelineDepth()}. */
        public Builder pipelineDepth(int value) {
            pipelineDepth = value;
            return this;
        }

        /** Sets {@link ClientSettings#maxResponseBytes()}. */
        public Builder maxResponseBytes(int value) {
            maxResponseBytes = value;
            return this;
        }

        /** Sets {@link ClientSettings#laneQueueLimit()}. */
        public Builder laneQueueLimit(int value) {
            laneQueueLimit = value;
            return this;
        }

        /** Sets {@link ClientSettings#publicConnections()}. */
        public Builder publicConnections(int value) {
            publicConnections = value;
            return this;
        }

        /** Sets {@link ClientSettings#closeTimeoutMs()}. */
        public Builder closeTimeoutMs(int value) {
            closeTimeoutMs = value;
            return this;
        }

        /** Sets {@link ClientSettings#trustStore()}. */
        public Builder trustStore(KeyStore value) {
            trustStore = value;
            return this;
        }

        /**
         * The settings.
         *
         * @throws IllegalArgumentException naming the setting that is out of range
         */
        public ClientSettings build() {
            return new ClientSettings(
                    baseUri,
                    connectTimeoutMs,
                    responseTimeoutMs,
                    hedgeAfterMs,
                    idleReplaceAfterMs,
                    pipelineDepth,
                    maxResponseBytes,
                    laneQueueLimit,
                    publicConnections,
                    closeTimeoutMs,
                    trustStore);
        }
    }
}
