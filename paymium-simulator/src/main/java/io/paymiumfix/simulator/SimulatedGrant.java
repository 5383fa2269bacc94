package io.paymiumfix.simulator;

/**
 * What the holder of an account granted to an OAuth2 application, as the venue tells it to the application.
 *
 * @param clientId the application's key
 * @param clientSecret the application's secret; never printed by {@link #toString()}
 * @param redirectUri where the application was told of it
 * @param accessToken authorises calls; never printed
 * @param refreshToken gets the next pair of tokens, once; never printed
 * @param expiresInS how long the access token is good for, seconds
 */
public record SimulatedGrant(
        String clientId,
        String clientSecret,
        String redirectUri,
        String accessToken,
        String refreshToken,
        long expiresInS) {

    @Override
    public String toString() {
        return "SimulatedGrant[clientId=" + clientId + "]";
    }
}
