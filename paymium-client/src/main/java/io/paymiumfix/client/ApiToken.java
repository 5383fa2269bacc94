package io.paymiumfix.client;

import java.util.Objects;

/**
 * An API token as Paymium's account page creates it: the {@code Api-Key} and the secret that signs. Immutable.
 *
 * @param key the token, sent as the {@code Api-Key} header: 1 to 256 printable ASCII characters without spaces
 * @param secret the HMAC-SHA256 key; its raw bytes are used
 */
public record ApiToken(String key, Secret secret) implements Credential {
    private static final int MAX_KEY_LENGTH = 256;

    /** Checks that the key can stand in a header. */
    public ApiToken {
        Objects.requireNonNull(secret, "secret");
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "an Api-Key is 1 to " + MAX_KEY_LENGTH + " printable ASCII characters without spaces");
        }
    }

    @Override
    public String toString() {
        return "ApiToken[***]";
    }
}
