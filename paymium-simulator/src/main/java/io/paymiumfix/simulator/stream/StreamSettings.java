package io.paymiumfix.simulator.stream;

import java.time.Duration;

/**
 * The choices Paymium's specification leaves open about its stream, one switch each. Immutable. {@code ASSUMPTIONS.md} says why.
 *
 * @param publishDelay from a change to the event that tells it; what changes meanwhile is told in the same event; default
 *     zero: the next turn of the event loop, after the reply to the request that caused it
 * @param numberStyle how numbers of the public stream are written; default AS_SAMPLED
 * @param tickerInterval least time between two tickers; zero tells every change; default one second
 * @param snapshotOnJoin whether whoever joins {@code /public} is told ticker and book at once; default false
 * @param tradesTellAll whether a trade carries uuid, side and traded_currency; default false
 * @param operationsInOrders whether orders carry their account operations; default true
 * @param millisecondTimestamps whether {@code created_at} and {@code updated_at} have milliseconds; default true, else minutes
 * @param pingInterval how often clients are told to ping; default 25 s
 * @param pingTimeout how long after that a session that did not ping is closed; default 60 s
 */
public record StreamSettings(
        Duration publishDelay,
        NumberStyle numberStyle,
        Duration tickerInterval,
        boolean snapshotOnJoin,
        boolean tradesTellAll,
        boolean operationsInOrders,
        boolean millisecondTimestamps,
        Duration pingInterval,
        Duration pingTimeout) {

    /** How numbers are written. */
    public enum NumberStyle {
        /** Strings, but JSON numbers in asks: as in the specification's examples. */
        AS_SAMPLED,
        /** Strings throughout. */
        STRINGS,
        /** JSON numbers throughout, with exponents where they are shorter. */
        NUMBERS
    }

    public StreamSettings {
        require(!publishDelay.isNegative(), "publishDelay=" + publishDelay);
        require(!tickerInterval.isNegative(), "tickerInterval=" + tickerInterval);
        require(pingInterval.toMillis() >= 10 && pingInterval.toHours() < 1, "pingInterval=" + pingInterval);
        require(pingTimeout.toMillis() >= 10 && pingTimeout.toHours() < 1, "pingTimeout=" + pingTimeout);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }

    /** As sampled in the specification, with the timers of the server Paymium runs. */
    public static StreamSettings defaults() {
        return new StreamSettings(
                Duration.ZERO,
                NumberStyle.AS_SAMPLED,
                Duration.ofSeconds(1),
                false,
                false,
                true,
                true,
                Duration.ofSeconds(25),
                Duration.ofSeconds(60));
    }

    /** A builder that starts from these settings. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Changes single switches; named after the components. */
    public static final class Builder {

        private Duration publishDelay;
        private NumberStyle numberStyle;
        private Duration tickerInterval;
        private boolean snapshotOnJoin;
        private boolean tradesTellAll;
        private boolean operationsInOrders;
        private boolean millisecondTimestamps;
        private Duration pingInterval;
        private Duration pingTimeout;

        private Builder(StreamSettings from) {
            this.publishDelay = from.publishDelay;
            this.numberStyle = from.numberStyle;
            this.tickerInterval = from.tickerInterval;
            this.snapshotOnJoin = from.snapshotOnJoin;
            this.tradesTellAll = from.tradesTellAll;
            this.operationsInOrders = from.operationsInOrders;
            this.millisecondTimestamps = from.millisecondTimestamps;
            this.pingInterval = from.pingInterval;
            this.pingTimeout = from.pingTimeout;
        }

        /** Sets {@link StreamSettings#publishDelay}. */
        public Builder publishDelay(Duration value) {
            this.publishDelay = value;
            return this;
        }

        /** Sets {@link StreamSettings#numberStyle}. */
        public Builder numberStyle(NumberStyle value) {
            this.numberStyle = value;
            return this;
        }

        /** Sets {@link StreamSettings#tickerInterval}. */
        public Builder tickerInterval(Duration value) {
            this.tickerInterval = value;
            return this;
        }

        /** Sets {@link StreamSettings#snapshotOnJoin}. */
        public Builder snapshotOnJoin(boolean value) {
            this.snapshotOnJoin = value;
            return this;
        }

        /** Sets {@link StreamSettings#tradesTellAll}. */
        public Builder tradesTellAll(boolean value) {
            this.tradesTellAll = value;
            return this;
        }

        /** Sets {@link StreamSettings#operationsInOrders}. */
        public Builder operationsInOrders(boolean value) {
            this.operationsInOrders = value;
            return this;
        }

        /** Sets {@link StreamSettings#millisecondTimestamps}. */
        public Builder millisecondTimestamps(boolean value) {
            this.millisecondTimestamps = value;
            return this;
        }

        /** Sets {@link StreamSettings#pingInterval}. */
        public Builder pingInterval(Duration value) {
            this.pingInterval = value;
            return this;
        }

        /** Sets {@link StreamSettings#pingTimeout}. */
        public Builder pingTimeout(Duration value) {
            this.pingTimeout = value;
            return this;
        }

        /** The settings collected so far. */
        public StreamSettings build() {
            return new StreamSettings(
                    publishDelay,
                    numberStyle,
                    tickerInterval,
                    snapshotOnJoin,
                    tradesTellAll,
                    operationsInOrders,
                    millisecondTimestamps,
                    pingInterval,
                    pingTimeout);
        }
    }
}
