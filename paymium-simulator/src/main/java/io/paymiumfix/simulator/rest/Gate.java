package io.paymiumfix.simulator.rest;

import io.paymiumfix.simulator.exchange.Exchange;
import io.paymiumfix.simulator.exchange.User;
import io.paymiumfix.simulator.fault.Endpoint;
import io.paymiumfix.simulator.fault.FaultKind;
import io.paymiumfix.simulator.fault.FaultsInForce;
import io.paymiumfix.simulator.fault.Strikes;
import java.util.OptionalLong;

/**
 * Lets a private call through to its user, or answers it: key, signature, nonce and scope, in this order. A nonce is
 * used by a call whose signature is right, whatever becomes of the call afterwards.
 */
final class Gate {

    private final RestSettings settings;
    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final Grants grants;
    private final Exchange exchange;
    private final FaultsInForce faults;

    Gate(RestSettings settings, Tokens tokens, Grants grants, Exchange exchange, FaultsInForce faults) {
        this.settings = settings;
        this.tokens = tokens;
        this.grants = grants;
        this.exchange = exchange;
        this.faults = faults;
    }

    /**
     * Who asks, or why not.
     *
     * @param user the authenticated user; null when refused
     * @param refusal the answer; null when let through
     */
    record Passage(User user, Reply refusal) {}

    Passage pass(Call call, Endpoint endpoint, Strikes strikes) {
        if (call.header("authorization").startsWith(BEARER)) {
            return bearer(call.header("authorization").substring(BEARER.length()), endpoint);
        }
        if (call.header("api-key").isEmpty()
                || call.header("api-nonce").isEmpty()
                || call.header("api-signature").isEmpty()) {
            return refuse(401, Words.missingCredentials(Words.ENGLISH));
        }
        Token token = tokens.get(call.header("api-key"));
        if (token == null) {
            return refuse(401, Words.unknownKey(Words.ENGLISH));
        }
        User user = exchange.user(token.user()).orElseThrow();
        if (!isSigned(call, token)) {
            return refuse(401, Words.badSignature(user.locale()));
        }
        if (!usesNonce(call, token, strikes)) {
            return refuse(settings.nonceErrorStatus(), Words.badNonce(user.locale()));
        }
        Scope needed = scopeOf(endpoint);
        if (!token.may(needed)) {
            return refuse(403, Words.missingScope(user.locale(), needed));
        }
        return new Passage(user, null);
    }

    private Passage bearer(String accessToken, Endpoint endpoint) {
        Grant grant = grants.accessedBy(accessToken);
        if (grant == null) {
            return refuse(401, Words.badAccessToken(Words.ENGLISH));
        }
        User user = exchange.user(grant.user()).orElseThrow();
        Scope needed = scopeOf(endpoint);
        return grant.may(needed) ? new Passage(user, null) : refuse(403, Words.missingScope(user.locale(), needed));
    }

    private boolean isSigned(Call call, Token token) {
        String url = settings.scheme() + "://" + call.header("host") + call.target();
        return Signature.matches(
                call.header("api-signature"),
                token.secret(),
                call.header("api-nonce"),
                url,
                call.body(),
                settings.bareQuerySignatureAccepted());
    }

    private boolean usesNonce(Call call, Token token, Strikes strikes) {
        OptionalLong nonce = call.nonce();
        if (nonce.isEmpty() || strikes.has(FaultKind.SPURIOUS_NONCE_ERROR)) {
            return false;
        }
        if (call.method().equals("GET") && !settings.noncesCheckedOnGets()) {
            return true;
        }
        if (strikes.has(FaultKind.NONCE_WORKERS)) {
            int workers = Math.max(1, strikes.get(FaultKind.NONCE_WORKERS).number());
            return token.nonces().useOnWorker(nonce.getAsLong(), faults.draw(workers));
        }
        return token.nonces().use(nonce.getAsLong());
    }

    private static Scope scopeOf(Endpoint endpoint) {
        return switch (endpoint) {
            case PLACE, CANCEL -> Scope.TRADE;
            case READ, LIST -> Scope.ACTIVITY;
            case USER, PUBLIC, UNKNOWN, PUBLIC_STREAM, USER_STREAM -> Scope.BASIC;
        };
    }

    private static Passage refuse(int status, String sentence) {
        return new Passage(null, Reply.error(status, sentence));
    }
}
