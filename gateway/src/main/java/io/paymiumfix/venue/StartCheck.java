package io.paymiumfix.venue;

import io.paymiumfix.client.Outcome;
import io.paymiumfix.client.UserInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log whether an account's token works, and what to do when it does not. Never stops the start;
 * never logs more of the account than its name. Runs on {@code venue-io}.
 */
final class StartCheck implements Outcome.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);

    private final String account;

    StartCheck(final String account) {
        this.account = account;
    }

    @Override
    public void onAccepted(final Outcome.Accepted outcome) {
        if (outcome.body() instanceof UserInfo user) {
            LOG.info(
                    "account {}: the token works, it belongs to {} (error texts in \"{}\"); {} of {} calls left today",
                    account,
                    user.name(),
                    user.locale(),
                    outcome.rateLimit().remaining(),
                    outcome.rateLimit().limit());
        }
    }

    @Override
    public void onRefused(final Outcome.Refused outcome) {
        LOG.error(
                "account {}: the venue refused its token with HTTP {} ({}): {}; the gateway goes on, this account's"
                        + " calls will be refused",
                account,
                outcome.status(),
                outcome.error().kind(),
                advice(outcome));
    }

    private static String advice(final Outcome.Refused outcome) {
        return switch (outcome.error().kind()) {
            case NONCE_TOO_LOW -> "another client uses it, create a new token for the gateway alone";
            case RATE_LIMITED -> "the day's calls are used up, wait or find who else calls from this address";
            case SIGNATURE_INVALID -> "check key and secret, and that venue.baseUri is the one the token was made for";
            default ->
                switch (outcome.status()) {
                    case 401 -> "check key and secret in the configuration, or create a new token";
                    case 403 -> "give it the scopes basic, activity and trade on Paymium's API page";
                    default -> "see the venue's status page, then restart";
                };
        };
    }

    @Override
    public void onNotSent(final Outcome.NotSent outcome) {
        LOG.error(
                "account {}: its token could not be checked, the venue cannot be reached ({} {}): check"
                        + " venue.baseUri and the network; the gateway goes on and probes",
                account,
                outcome.reason(),
                outcome.detail());
    }

    @Override
    public void onUnknown(final Outcome.Unknown outcome) {
        LOG.error(
                "account {}: its token could not be checked ({} {}): the gateway goes on and its first calls will tell",
                account,
                outcome.cause(),
                outcome.detail());
    }
}
