package io.paymiumfix.simulator.rest;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/** Every API token. Keys and secrets are random in earnest, not seeded: the port may be reachable by other programs. */
public final class Tokens {

    private static final int KEY_BYTES = 16;
    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Token> byKey = new HashMap<>();

    /**
     * Creates a token.
     *
     * @return its Api-Key
     */
    public String create(String user, Set<Scope> scopes) {
        String key = hex(KEY_BYTES);
        byKey.put(key, new Token(hex(SECRET_BYTES), user, scopes));
        return key;
    }

    /** The secret of a token, which a venue shows only once. */
    public String secretOf(String key) {
        return byKey.get(key).secret();
    }

    /** The token of this key, or null. */
    Token get(String key) {
        return byKey.get(key);
    }

    private String hex(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
