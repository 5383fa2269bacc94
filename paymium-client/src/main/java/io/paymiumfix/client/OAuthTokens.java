package io.paymiumfix.client;

import java.io.IOException;
import java.math.BigDecimal;

/** The venue's answer to a renewal. */
record OAuthTokens(String accessToken, String refreshToken, long expiresInS) {

    static OAuthTokens decode(JsonReader json) throws IOException {
        String access = null;
        String refresh = null;
        BigDecimal expiresIn = null;
        json.object();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "access_token" -> access = json.text();
                case "refresh_token" -> refresh = json.text();
                case "expires_in" -> expiresIn = json.decimal();
                default -> json.skip();
            }
        }
        if (!isToken(access) || !isToken(refresh) || expiresIn == null || expiresIn.signum() <= 0) {
            throw new DecodeException("no access_token, refresh_token and expires_in");
        }
        return new OAuthTokens(access, refresh, expiresIn.longValue());
    }

    /** What can stand in a header. */
    private static boolean isToken(String text) {
        return text != null && !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    @Override
    public String toString() {
        return "OAuthTokens[***]";
    }
}
