package io.paymiumfix.simulator.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.paymiumfix.simulator.SimulatedGrant;
import io.paymiumfix.simulator.exchange.EpochClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every OAuth2 access. Authorising an application takes a browser at the real venue; here {@link #create} does. Refreshing is
 * as documented: the tokens before end at once. Random in earnest, as API tokens are.
 */
public final class Grants {

    static final String TOKEN_PATH = "/api/oauth/token";

    private static final int ID_BYTES = 16;
    private static final int TOKEN_BYTES = 32;
    private static final String REDIRECT_URI = "https://paymium.com/page/oauth/test";

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Grant> byClientId = new LinkedHashMap<>();
    private final EpochClock clock;
    private final Duration lifetime;

    /** @param lifetime how long an access token is good for */
    public Grants(EpochClock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** An application and its access to an account. */
    public SimulatedGrant create(String user, Set<Scope> scopes) {
        String clientId = hex(ID_BYTES);
        Grant grant = new Grant(hex(TOKEN_BYTES), user, scopes);
        byClientId.put(clientId, grant);
        renew(grant);
        return new SimulatedGrant(
                clientId,
                grant.clientSecret(),
                REDIRECT_URI,
                grant.accessToken(),
                grant.refreshToken(),
                lifetime.toSeconds());
    }

    /** Ends every access to this account. */
    public void revoke(String user) {
        byClientId.values().stream().filter(grant -> grant.user().equals(user)).forEach(Grant::revoke);
    }

    /** The grant whose access token this is, or null. */
    Grant accessedBy(String accessToken) {
        for (Grant grant : byClientId.values()) {
            if (grant.isAccessedBy(accessToken, clock.epochMicros())) {
                return grant;
            }
        }
        return null;
    }

    /** Answers {@code POST /api/oauth/token}. */
    Reply token(String form) {
        Map<String, List<String>> fields = new QueryStringDecoder("?" + form).parameters();
        Grant grant = byClientId.get(first(fields, "client_id"));
        boolean valid = grant != null
                && first(fields, "grant_type").equals("refresh_token")
                && grant.isRefreshedBy(first(fields, "client_secret"), first(fields, "refresh_token"));
        if (!valid) {
            ObjectNode refusal = JsonNodeFactory.instance.objectNode();
            refusal.put("error", "invalid_grant");
            refusal.put("error_description", "The provided authorization grant is invalid, expired or revoked.");
            return Reply.json(401, refusal);
        }
        renew(grant);
        ObjectNode tokens = JsonNodeFactory.instance.objectNode();
        tokens.put("access_token", grant.accessToken());
        tokens.put("token_type", "bearer");
        tokens.put("expires_in", lifetime.toSeconds());
        tokens.put("refresh_token", grant.refreshToken());
        tokens.put("scope", "basic activity trade");
        return Reply.json(200, tokens);
    }

    private void renew(Grant grant) {
        grant.renew(hex(TOKEN_BYTES), hex(TOKEN_BYTES), clock.epochMicros() + lifetime.toNanos() / 1_000);
    }

    private static String first(Map<String, List<String>> fields, String name) {
        return fields.containsKey(name) ? fields.get(name).get(0) : "";
    }

    private String hex(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
