package io.paymiumfix.simulator.rest;

import java.util.Set;

/** One API token: whose it is, what it may do, and how far its nonces have come. */
final class Token {

    private final String secret;
    private final String user;
    private final Set<Scope> scopes;
    private final Nonces nonces = new Nonces();

    Token(String secret, String user, Set<Scope> scopes) {
        this.secret = secret;
        this.user = user;
        this.scopes = Set.copyOf(scopes);
    }

    String secret() {
        return secret;
    }

    String user() {
        return user;
    }

    boolean may(Scope scope) {
        return scopes.contains(scope);
    }

    Nonces nonces() {
        return nonces;
    }
}
