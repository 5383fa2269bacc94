package io.paymiumfix.client;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews an OAuth2 access over a connection of its own: {@code POST /api/oauth/token}. A try without a readable answer is made
 * again with the same refresh token, later and later; whether the venue had spent it, the next answer tells. Owned by
 * {@code venue-io}.
 */
final class OAuthRenewal {
    private static final Logger LOG = LoggerFactory.getLogger(OAuthRenewal.class);
    private static final long[] WAITS_MS = {1_000, 2_000, 5_000, 10_000, 30_000};
    private static final long US_PER_S = 1_000_000;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORISED = 401;
    /** RFC 6749, 5.2: what no second try changes. */
    private static final Set<String> REFUSALS = Set.of("invalid_grant", "invalid_client", "unauthorized_client");

    private final LaneContext context;
    private final OAuthAccess access;
    private final RequestEncoder encoder;
    private final Runnable whenEnded;
    private final AtomicLong tries = new AtomicLong();

    private Connection connection;
    private boolean underWay;
    private int failures;
    private long notBeforeNs;
    private String lastFailure = "";

    /** @param whenEnded runs after each try, on {@code venue-io} */
    OAuthRenewal(LaneContext context, OAuthAccess access, Runnable whenEnded) {
        this.context = context;
        this.access = access;
        this.encoder = new RequestEncoder(context.venue());
        this.whenEnded = whenEnded;
    }

    boolean underWay() {
        return underWay;
    }

    /** Why the last try failed; empty when none did since the last success. */
    String lastFailure() {
        return lastFailure;
    }

    /** True when a try may be made now. */
    boolean mayTry() {
        return !underWay && (failures == 0 || context.nanoClock().nanoTime() - notBeforeNs >= 0);
    }

    /** Makes a try; {@code whenEnded} runs later, or at once when no connection can be made. */
    void start() {
        underWay = true;
        long number = tries.incrementAndGet();
        context.connector().connect(new ConnectListener<>() {
            @Override
            public void onConnected(Connection connected) {
                send(connected, number);
            }

            @Override
            public void onConnectFailed(NotSentReason reason, String detail) {
                failed(reason + " " + detail);
            }
        });
    }

    @SuppressWarnings("FutureReturnValueIgnored") // an answer makes the timeout do nothing
    private void send(Connection connected, long number) {
        connection = connected;
        connected.send(encoder.renewal(connected.allocator(), access.renewalForm()), new Exchange() {
            @Override
            public void onResponse(Response response) {
                answered(response);
            }

            @Override
            public void onLost(UnknownCause cause, String detail) {
                failed(cause + " " + detail);
            }
        });
        context.venueIo()
                .schedule(() -> timeout(number), context.settings().responseTimeoutMs(), TimeUnit.MILLISECONDS);
    }

    private void timeout(long number) {
        if (underWay && number == tries.get() && connection != null) {
            connection.abort(UnknownCause.TIMEOUT, "no complete answer in time");
        }
    }

    private void answered(Response response) {
        if (response.status == OK) {
            try {
                OAuthTokens tokens = JsonReader.read(response.body, response.bodyLength, OAuthTokens::decode);
                long nowS = context.clock().epochMicros() / US_PER_S;
                access.renewed(tokens.accessToken(), tokens.refreshToken(), nowS + tokens.expiresInS());
                failures = 0;
                lastFailure = "";
                ended();
            } catch (DecodeException e) {
                failed("the answer cannot be read: " + e.getMessage());
            }
        } else if (isRefusal(response)) {
            access.revoked("the venue refused the refresh token with HTTP status " + response.status);
            ended();
        } else {
            failed("HTTP status " + response.status);
        }
    }

    /** The venue's own word, which stands; a page that something in between sends with the same status does not. */
    private static boolean isRefusal(Response response) {
        if (response.status != BAD_REQUEST && response.status != UNAUTHORISED) {
            return false;
        }
        VenueError error = OutcomeClassifier.venueError(response);
        return error != null && (!error.errors().isEmpty() || REFUSALS.contains(error.error()));
    }

    private void failed(String why) {
        long waitMs = WAITS_MS[Math.min(failures, WAITS_MS.length - 1)];
        failures++;
        lastFailure = why;
        notBeforeNs = context.nanoClock().nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMs);
        LOG.warn("the OAuth2 access could not be renewed ({}); it is tried again after {} ms", why, waitMs);
        ended();
    }

    private void ended() {
        underWay = false;
        if (connection != null) {
            connection.retire();
            connection = null;
        }
        whenEnded.run();
    }
}
