package io.paymiumfix.client;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code Api-Signature}: the lower-case hex HMAC-SHA256, keyed by the raw bytes of the secret, of nonce + full URL + body. One
 * per token, reused for every request. Owned by {@code venue-io}.
 */
final class Signer {
    static final int SIGNATURE_LENGTH = 64;

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] HEX = AsciiBuffer.ascii("0123456789abcdef");

    private final Mac mac;
    private final byte[] digest = new byte[SIGNATURE_LENGTH / 2];
    private final byte[] hex = new byte[SIGNATURE_LENGTH];

    Signer(Secret secret) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.bytes(), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks " + ALGORITHM, e);
        }
    }

    /** Adds bytes to what is being signed. */
    Signer add(byte[] bytes, int length) {
        mac.update(bytes, 0, length);
        return this;
    }

    /** Ends the text being signed; the array is valid until the next call. */
    byte[] sign() {
        try {
            mac.doFinal(digest, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException(e);
        }
        for (int i = 0; i < digest.length; i++) {
            hex[2 * i] = HEX[(digest[i] >> 4) & 0xf];
            hex[2 * i + 1] = HEX[digest[i] & 0xf];
        }
        return hex;
    }

    @Override
    public String toString() {
        return "Signer[***]";
    }
}
