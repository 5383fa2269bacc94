package io.paymiumfix.client;

import java.util.Optional;

/**
 * What a stream listens to, and how. Immutable; {@link #publicData()} and {@link #userData(Secret)} are the usual ones, {@link
 * #toBuilder()} changes single values.
 *
 * <p>One connection can carry both namespaces. Two streams are better: a burst of public data then delays no fill, and the
 * loss of one leaves the other standing. A user stream serves one account, because an event does not say whose it is.
 *
 * @param isPublicWanted whether to join {@code /public}
 * @param channelId the account's channel from {@link UserInfo#channelId()}, sent after each joining of {@code /user}; empty =
 *     no {@code /user}
 * @param path where the venue serves socket.io, from and to a slash; default {@code /ws/socket.io/}
 * @param pingIntervalMs time between pings, ms, unless the venue's own is shorter; default 10000
 * @param pongTimeoutMs how long after a ping something must have been received, ms, unless the venue's own is shorter;
 *     default 10000. A dead connection is noticed after both, 20 s, where the venue's own figures would take 85 s.
 * @param openTimeoutMs from connected until joined, ms; default 20000
 * @param maxFrameBytes longest message, bytes; default 8388608
 * @param reconnectMinMs first pause before connecting again, ms, give or take half; doubles with each attempt; default 500
 * @param reconnectMaxMs longest such pause, ms, give or take half; default 5000. A stream that was LIVE for that long starts
 *     from the shortest again.
 */
public record StreamSettings(
        boolean isPublicWanted,
        Optional<Secret> channelId,
        String path,
        int pingIntervalMs,
        int pongTimeoutMs,
        int openTimeoutMs,
        int maxFrameBytes,
        int reconnectMinMs,
        int reconnectMaxMs) {
    private static final StreamSettings PUBLIC =
            new StreamSettings(true, Optional.empty(), "/ws/socket.io/", 10_000, 10_000, 20_000, 8 << 20, 500, 5_000);

    /**
     * Checks every range.
     *
     * @throws IllegalArgumentException naming the setting, its value and the range
     */
    public StreamSettings {
        if (!isPublicWanted && channelId.isEmpty()) {
            throw new IllegalArgumentException("a stream of nothing: neither public data nor a channelId");
        }
        if (!path.startsWith("/") || !path.endsWith("/") || !path.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("path=" + path + ": must begin and end with a slash");
        }
        requireWithin("pingIntervalMs", pingIntervalMs, 10, 60_000);
        requireWithin("pongTimeoutMs", pongTimeoutMs, 10, 600_000);
        requireWithin("openTimeoutMs", openTimeoutMs, 10, 600_000);
        requireWithin("maxFrameBytes", maxFrameBytes, 65_536, 64 << 20);
        requireWithin("reconnectMinMs", reconnectMinMs, 1, 60_000);
        requireWithin("reconnectMaxMs", reconnectMaxMs, reconnectMinMs, 600_000);
    }

    /** Public data alone. */
    public static StreamSettings publicData() {
        return PUBLIC;
    }

    /** One account's events alone. */
    public static StreamSettings userData(Secret channelId) {
        return PUBLIC.toBuilder().publicWanted(false).channelId(channelId).build();
    }

    /** A builder that starts from these values. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    private static void requireWithin(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + "=" + value + " is not within " + min + ".." + max);
        }
    }

    /** Changes single settings; each method is named after its component. Not for sharing between threads. */
    public static final class Builder {
        private boolean publicWanted;
        private Optional<Secret> channelId;
        private String path;
        private int pingIntervalMs;
        private int pongTimeoutMs;
        private int openTimeoutMs;
        private int maxFrameBytes;
        private int reconnectMinMs;
        private int reconnectMaxMs;

        private Builder(StreamSettings from) {
            publicWanted = from.isPublicWanted;
            channelId = from.channelId;
            path = from.path;
            pingIntervalMs = from.pingIntervalMs;
            pongTimeoutMs = from.pongTimeoutMs;
            openTimeoutMs = from.openTimeoutMs;
            maxFrameBytes = from.maxFrameBytes;
            reconnectMinMs = from.reconnectMinMs;
            reconnectMaxMs = from.reconnectMaxMs;
        }

        /** Sets {@link StreamSettings#isPublicWanted()}. */
        public Builder publicWanted(boolean value) {
            publicWanted = value;
            return this;
        }

        /** Sets {@link StreamSettings#channelId()}. */
        public Builder channelId(Secret value) {
            channelId = Optional.of(value);
            return this;
        }

        /** Sets {@link StreamSettings#path()}. */
        public Builder path(String value) {
            path = value;
            return this;
        }

        /** Sets {@link StreamSettings#pingIntervalMs()}. */
        public Builder pingIntervalMs(int value) {
            pingIntervalMs = value;
            return this;
        }

        /** Sets {@link StreamSettings#pongTimeoutMs()}. */
        public Builder pongTimeoutMs(int value) {
            pongTimeoutMs = value;
            return this;
        }

        /** Sets {@link StreamSettings#openTimeoutMs()}. */
        public Builder openTimeoutMs(int value) {
            openTimeoutMs = value;
            return this;
        }

        /** Sets {@link StreamSettings#maxFrameBytes()}. */
        public Builder maxFrameBytes(int value) {
            maxFrameBytes = value;
            return this;
        }

        /** Sets {@link StreamSettings#reconnectMinMs()}. */
        public Builder reconnectMinMs(int value) {
            reconnectMinMs = value;
            return this;
        }

        /** Sets {@link StreamSettings#reconnectMaxMs()}. */
        public Builder reconnectMaxMs(int value) {
            reconnectMaxMs = value;
            return this;
        }

        /**
         * The settings.
         *
         * @throws IllegalArgumentException naming the setting that is out of range
         */
        public StreamSettings build() {
            return new StreamSettings(
                    publicWanted,
                    channelId,
                    path,
                    pingIntervalMs,
                    pongTimeoutMs,
                    openTimeoutMs,
                    maxFrameBytes,
                    reconnectMinMs,
                    reconnectMaxMs);
        }
    }
}
