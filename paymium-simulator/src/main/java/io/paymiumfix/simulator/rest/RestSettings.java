package io.paymiumfix.simulator.rest;

import java.time.Duration;

/**
 * The choices Paymium's specification leaves open about its REST interface, one switch each. Immutable. Defaults follow
 * what has been observed of the venue; {@code ASSUMPTIONS.md} says why.
 *
 * @param replyShowsExecution whether the reply to a POST tells the state after matching; default false: pending_execution and no trades
 * @param bareQuerySignatureAccepted whether a GET may be signed over its query without the question mark, as ccxt does; default true
 * @param oldCancelPath whether {@code DELETE /user/orders/{uuid}/cancel} still exists; default false: removed in 1.1.1
 * @param minuteTimestamps whether {@code created_at} and {@code updated_at} stop at the minute; default true
 * @param listing how orders are listed; default AS_OBSERVED
 * @param noncesCheckedOnGets whether a GET needs a higher nonce and uses it; default true
 * @param nonceErrorStatus HTTP status of a nonce that is too low; default 401
 * @param cancelRefusedStatus HTTP status for an order that cannot be cancelled; default 500, as specified
 * @param undocumentedErrorBodies whether 404 and a refused cancel, whose content the specification leaves out, carry
 *     {@code errors}; default true
 * @param callsPerWindow calls one IP address may make per window; default 86,400
 * @param rateWindow length of that window, aligned to the Unix epoch; default one UTC day
 * @param rateLimitEnforced whether calls beyond the limit get 429; default true
 * @param scheme scheme of the URL that clients sign, {@code https} behind a TLS proxy; default http
 * @param accessTokenLifetime how long an OAuth2 access token is good for; default 30 minutes
 * @param requestLogSize requests remembered for assertions, oldest forgotten first; default 10,000
 */
public record RestSettings(
        boolean replyShowsExecution,
        boolean bareQuerySignatureAccepted,
        boolean oldCancelPath,
        boolean minuteTimestamps,
        Listing listing,
        boolean noncesCheckedOnGets,
        int nonceErrorStatus,
        int cancelRefusedStatus,
        boolean undocumentedErrorBodies,
        int callsPerWindow,
        Duration rateWindow,
        boolean rateLimitEnforced,
        String scheme,
        Duration accessTokenLifetime,
        int requestLogSize) {

    public RestSettings {
        require(nonceErrorStatus >= 400 && nonceErrorStatus <= 499, "nonceErrorStatus=" + nonceErrorStatus);
        require(cancelRefusedStatus >= 400 && cancelRefusedStatus <= 599, "cancelRefusedStatus=" + cancelRefusedStatus);
        require(callsPerWindow >= 0, "callsPerWindow=" + callsPerWindow);
        require(rateWindow.toSeconds() >= 1, "rateWindow=" + rateWindow);
        require(accessTokenLifetime.toSeconds() >= 1, "accessTokenLifetime=" + accessTokenLifetime);
        require(requestLogSize >= 1, "requestLogSize=" + requestLogSize);
        require(scheme.equals("http") || scheme.equals("https"), "scheme=" + scheme);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }

    /** Paymium as it has been seen to behave; each switch at the default its documentation names. */
    public static RestSettings defaults() {
        return new Builder().build();
    }

    /** The venue its specification describes, kinder than the one observed. */
    public static RestSettings kind() {
        return new Builder()
                .oldCancelPath(true)
                .minuteTimestamps(false)
                .listing(Listing.AS_SPECIFIED)
                .build();
    }

    /** A builder that starts from these settings. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.replyShowsExecution = replyShowsExecution;
        builder.bareQuerySignatureAccepted = bareQuerySignatureAccepted;
        builder.oldCancelPath = oldCancelPath;
        builder.minuteTimestamps = minuteTimestamps;
        builder.listing = listing;
        builder.noncesCheckedOnGets = noncesCheckedOnGets;
        builder.nonceErrorStatus = nonceErrorStatus;
        builder.cancelRefusedStatus = cancelRefusedStatus;
        builder.undocumentedErrorBodies = undocumentedErrorBodies;
        builder.callsPerWindow = callsPerWindow;
        builder.rateWindow = rateWindow;
        builder.rateLimitEnforced = rateLimitEnforced;
        builder.scheme = scheme;
        builder.accessTokenLifetime = accessTokenLifetime;
        builder.requestLogSize = requestLogSize;
        return builder;
    }

    /** How {@code GET /user/orders} reads its query. */
    public enum Listing {
        /**
         * As reported of the venue: {@code active}, {@code types} and {@code limit} are ignored, {@code offset} and
         * {@code page}/{@code per_page} work.
         */
        AS_OBSERVED,
        /** As specified: {@code active=true} gives every active order, {@code offset}/{@code limit} is a window. */
        AS_SPECIFIED
    }

    /** Collects changed switches; starts from the defaults. Each method is named after the component it sets. */
    public static final class Builder {

        private boolean replyShowsExecution = false;
        private boolean bareQuerySignatureAccepted = true;
        private boolean oldCancelPath = false;
        private boolean minuteTimestamps = true;
        private Listing listing = Listing.AS_OBSERVED;
        private boolean noncesCheckedOnGets = true;
        private int nonceErrorStatus = 401;
        private int cancelRefusedStatus = 500;
        private boolean undocumentedErrorBodies = true;
        private int callsPerWindow = 86_400;
        private Duration rateWindow = Duration.ofDays(1);
        private boolean rateLimitEnforced = true;
        private String scheme = "http";
        private Duration accessTokenLifetime = Duration.ofMinutes(30);
        private int requestLogSize = 10_000;

        /** Sets {@link RestSettings#replyShowsExecution}. */
        public Builder replyShowsExecution(boolean value) {
            this.replyShowsExecution = value;
            return this;
        }

        /** Sets {@link RestSettings#bareQuerySignatureAccepted}. */
        public Builder bareQuerySignatureAccepted(boolean value) {
            this.bareQuerySignatureAccepted = value;
            return this;
        }

        /** Sets {@link RestSettings#oldCancelPath}. */
        public Builder oldCancelPath(boolean value) {
            this.oldCancelPath = value;
            return this;
        }

        /** Sets {@link RestSettings#minuteTimestamps}. */
        public Builder minuteTimestamps(boolean value) {
            this.minuteTimestamps = value;
            return this;
        }

        /** Sets {@link RestSettings#listing}. */
        public Builder listing(Listing value) {
            this.listing = value;
            return this;
        }

        /** Sets {@link RestSettings#noncesCheckedOnGets}. */
        public Builder noncesCheckedOnGets(boolean value) {
            this.noncesCheckedOnGets = value;
            return this;
        }

        /** Sets {@link RestSettings#nonceErrorStatus}. */
        public Builder nonceErrorStatus(int value) {
            this.nonceErrorStatus = value;
            return this;
        }

        /** Sets {@link RestSettings#cancelRefusedStatus}. */
        public Builder cancelRefusedStatus(int value) {
            this.cancelRefusedStatus = value;
            return this;
        }

        /** Sets {@link RestSettings#undocumentedErrorBodies}. */
        public Builder undocumentedErrorBodies(boolean value) {
            this.undocumentedErrorBodies = value;
            return this;
        }

        /** Sets {@link RestSettings#callsPerWindow}. */
        public Builder callsPerWindow(int value) {
            this.callsPerWindow = value;
            return this;
        }

        /** Sets {@link RestSettings#rateWindow}. */
        public Builder rateWindow(Duration value) {
            this.rateWindow = value;
            return this;
        }

        /** Sets {@link RestSettings#rateLimitEnforced}. */
        public Builder rateLimitEnforced(boolean value) {
            this.rateLimitEnforced = value;
            return this;
        }

        /** Sets {@link RestSettings#scheme}. */
        public Builder scheme(String value) {
            this.scheme = value;
            return this;
        }

        /** Sets {@link RestSettings#accessTokenLifetime}. */
        public Builder accessTokenLifetime(Duration value) {
            this.accessTokenLifetime = value;
            return this;
        }

        /** Sets {@link RestSettings#requestLogSize}. */
        public Builder requestLogSize(int value) {
            this.requestLogSize = value;
            return this;
        }

        /** The settings collected so far. */
        public RestSettings build() {
            return new RestSettings(
                    replyShowsExecution,
                    bareQuerySignatureAccepted,
                    oldCancelPath,
                    minuteTimestamps,
                    listing,
                    noncesCheckedOnGets,
                    nonceErrorStatus,
                    cancelRefusedStatus,
                    undocumentedErrorBodies,
                    callsPerWindow,
                    rateWindow,
                    rateLimitEnforced,
                    scheme,
                    accessTokenLifetime,
                    requestLogSize);
        }
    }
}
