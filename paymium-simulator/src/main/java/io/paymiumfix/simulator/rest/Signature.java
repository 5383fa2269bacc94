package io.paymiumfix.simulator.rest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Paymium's request signature: lower-case hexadecimal HMAC-SHA256, under the token's secret, of the nonce followed by
 * the full URL and the body. Pure functions.
 */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /**
     * Whether the signature is one of this request.
     *
     * @param bareQueryAccepted whether the query may also have been signed without its question mark, as ccxt does
     */
    static boolean matches(
            String signature, String secret, String nonce, String url, String body, boolean bareQueryAccepted) {
        if (isEqual(signature, sign(secret, nonce + url + body))) {
            return true;
        }
        int question = url.indexOf('?');
        return bareQueryAccepted
                && question >= 0
                && isEqual(
                        signature,
                        sign(secret, nonce + url.substring(0, question) + url.substring(question + 1) + body));
    }

    static String sign(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static boolean isEqual(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
