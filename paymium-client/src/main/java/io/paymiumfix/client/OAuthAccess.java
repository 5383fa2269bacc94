package io.paymiumfix.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access that an account's holder granted to an application, RFC 6749: calls carry {@code Authorization: Bearer} and neither
 * nonce nor signature, so nothing orders them at the venue. The access token is good for 30 minutes and is renewed before
 * it ends; renewing ends the old one at once, so it is done while no call is in flight.
 *
 * <p>Open it, then give it to {@link PaymiumClient#openLane}: from then on {@code venue-io} owns it.
 */
public final class OAuthAccess implements Credential {
    private static final Logger LOG = LoggerFactory.getLogger(OAuthAccess.class);
    private static final long US_PER_S = 1_000_000;
    /** Before this rest of its life is reached the token is renewed as soon as no call is in flight, µs. */
    private static final long RENEW_BEFORE_US = TimeUnit.MINUTES.toMicros(5);
    /** With less than this no further call is made with it: it might end on the way, µs. */
    private static final long USELESS_BEFORE_US = TimeUnit.SECONDS.toMicros(30);

    private final OAuthFile file;
    private final String clientId;
    private AccessState state;
    private byte[] authorization;
    private long expiresAtUs;

    private OAuthAccess(OAuthFile file) {
        this.file = file;
        this.clientId = file.text("client_id");
        this.expiresAtUs = file.expiresAtS() * US_PER_S;
        this.authorization = bearer(file.text("access_token"));
        this.state = expiresAtUs == 0 ? AccessState.STALE : AccessState.VALID;
    }

    /**
     * Reads the access from its file, which must be its owner's alone.
     *
     * @throws OAuthFileException with the file's name and what to do
     */
    public static OAuthAccess open(Path path) {
        return new OAuthAccess(OAuthFile.read(path));
    }

    /** The application's public name at the venue. */
    public String clientId() {
        return clientId;
    }

    AccessState state() {
        return state;
    }

    /** True when a call may be made with it now. */
    boolean usable(long nowUs) {
        return state == AccessState.VALID && nowUs < expiresAtUs - USELESS_BEFORE_US;
    }

    /** True when it should be renewed as soon as no call is in flight. */
    boolean wantsRenewal(long nowUs) {
        return state != AccessState.REVOKED && (state == AccessState.STALE || nowUs >= expiresAtUs - RENEW_BEFORE_US);
    }

    /** The venue refused the access token. */
    void refused() {
        become(AccessState.STALE, "the venue refused the access token before its time");
    }

    /** The venue refused the refresh token. */
    void revoked(String why) {
        become(AccessState.REVOKED, why);
    }

    /** The venue gave new tokens; the old ones are worth nothing from here on. */
    void renewed(String accessToken, String refreshToken, long newExpiresAtS) {
        try {
            file.write(accessToken, refreshToken, newExpiresAtS);
        } catch (IOException e) {
            LOG.error(
                    "ALARM OAUTH_FILE {}: the renewed tokens cannot be written ({}); the gateway goes on with them, but"
                            + " after a restart the account's holder must grant access again",
                    file,
                    e.toString());
        }
        authorization = bearer(accessToken);
        expiresAtUs = newExpiresAtS * US_PER_S;
        become(AccessState.VALID, "renewed");
    }

    private void become(AccessState next, String why) {
        if (next == AccessState.REVOKED) {
            LOG.error(
                    "ALARM OAUTH_REVOKED {}: {}; no call can be made for this account until its holder has granted"
                            + " access again",
                    file,
                    why);
        } else if (next != state) {
            LOG.info("OAuth2 access {}: {} ({})", file, next, why);
        }
        state = next;
    }

    /** The value of the Authorization header. */
    byte[] authorization() {
        return authorization;
    }

    /** What is sent to renew it, as a form. */
    String renewalForm() {
        return Form.encode(
                "client_id", clientId,
                "client_secret", file.text("client_secret"),
                "grant_type", "refresh_token",
                "redirect_uri", file.text("redirect_uri"),
                "refresh_token", file.text("refresh_token"));
    }

    private static byte[] bearer(String accessToken) {
        return AsciiBuffer.ascii("Bearer " + accessToken);
    }

    @Override
    public String toString() {
        return "OAuthAccess[***]";
    }
}
