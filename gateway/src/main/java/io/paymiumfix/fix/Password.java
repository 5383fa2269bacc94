package io.paymiumfix.fix;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What Password(554) must be. Keeps a digest only, never prints, and compares in constant time. */
public final class Password {

    private final byte[] digest;

    private Password(final byte[] digest) {
        this.digest = digest;
    }

    /** The password that is this text. */
    public static Password of(final String text) {
        return new Password(digest(text));
    }

    boolean matches(final String candidate) {
        return MessageDigest.isEqual(digest, digest(candidate));
    }

    private static byte[] digest(final String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
