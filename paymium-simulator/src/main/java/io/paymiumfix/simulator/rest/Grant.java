package io.paymiumfix.simulator.rest;

import java.util.Set;

/** One OAuth2 application's access to one account: its tokens of the moment. */
final class Grant {

    private final String clientSecret;
    private final String user;
    private final Set<Scope> scopes;
    private String accessToken = "";
    private String refreshToken = "";
    private long expiresAtMicros;

    Grant(String clientSecret, String user, Set<Scope> scopes) {
        this.clientSecret = clientSecret;
        this.user = user;
        this.scopes = Set.copyOf(scopes);
    }

    /** New tokens; the ones before are good for nothing from now on. */
    void renew(String newAccessToken, String newRefreshToken, long newExpiresAtMicros) {
        accessToken = newAccessToken;
        refreshToken = newRefreshToken;
        expiresAtMicros = newExpiresAtMicros;
    }

    /** The account's holder ended it. */
    void revoke() {
        accessToken = "";
        refreshToken = "";
    }

    boolean isAccessedBy(String token, long nowMicros) {
        return !accessToken.isEmpty() && accessToken.equals(token) && nowMicros < expiresAtMicros;
    }

    boolean isRefreshedBy(String secret, String token) {
        return !refreshToken.isEmpty() && clientSecret.equals(secret) && refreshToken.equals(token);
    }

    String clientSecret() {
        return clientSecret;
    }

    String accessToken() {
        return accessToken;
    }

    String refreshToken() {
        return refreshToken;
    }

    String user() {
        return user;
    }

    boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}
