package io.paymiumfix.doctor;

import io.paymiumfix.client.ErrorKind;
import io.paymiumfix.client.Outcome;
import io.paymiumfix.client.ReadFailure;
import io.paymiumfix.client.UnknownCause;

/** What became of a call, in words for people. */
final class Words {
    private Words() {}

    static String of(final Outcome outcome) {
        if (outcome instanceof Outcome.Accepted accepted) {
            return "HTTP " + accepted.status();
        }
        if (outcome instanceof Outcome.Refused refused) {
            return "HTTP " + refused.status() + " (" + refused.error().kind() + ") "
                    + refused.error().text();
        }
        if (outcome instanceof Outcome.NotSent notSent) {
            return "not sent, " + notSent.reason() + " " + notSent.detail();
        }
        final Outcome.Unknown unknown = (Outcome.Unknown) outcome;
        return "no readable answer, " + unknown.cause() + " " + unknown.detail();
    }

    static String of(final ReadFailure failure) {
        if (failure.notSent() != null) {
            return failure.notSent() + " " + failure.detail();
        }
        return failure.error() == null
                ? failure.cause() + " " + failure.detail()
                : "HTTP " + failure.httpStatus() + " " + failure.error().text();
    }

    /** True when the venue refused the nonce. */
    static boolean isNonceError(final Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return refused.error().kind() == ErrorKind.NONCE_TOO_LOW;
        }
        return outcome instanceof Outcome.Unknown unknown && unknown.cause() == UnknownCause.NONCE;
    }

    /** True when the venue took the nonce: it did what was asked, or refused it for another reason, after its nonce. */
    static boolean tookNonce(final Outcome outcome) {
        if (outcome instanceof Outcome.Accepted) {
            return true;
        }
        return outcome instanceof Outcome.Refused refused
                && (refused.status() == 404 || refused.status() == 422)
                && refused.error().kind() != ErrorKind.NONCE_TOO_LOW;
    }

    /** What to do about a token that the venue does not take. */
    static String advice(final Outcome.Refused refused) {
        return switch (refused.error().kind()) {
            case NONCE_TOO_LOW -> "another program uses the token: create one for the gateway alone";
            case RATE_LIMITED -> "the day's calls are used up: wait, or find who else calls from this address";
            case SIGNATURE_INVALID -> "check apiKey and apiSecret, and that venue.baseUri is where the token was made";
            default ->
                refused.status() == 403
                        ? "give the token its scopes on Paymium's API page"
                        : "check apiKey and apiSecret, or create a new token";
        };
    }
}
