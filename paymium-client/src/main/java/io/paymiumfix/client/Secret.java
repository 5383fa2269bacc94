package io.paymiumfix.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A text that must not be seen: an API secret, a channel id. It never prints, and two are compared in constant time.
 * Immutable; any thread.
 */
public final class Secret {
    private static final String MASK = "***";

    private final byte[] utf8;

    private Secret(byte[] utf8) {
        this.utf8 = utf8;
    }

    /**
     * Wraps {@code text}.
     *
     * @throws IllegalArgumentException when the text is empty
     */
    public static Secret of(String text) {
        Objects.requireNonNull(text, "text");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a secret must not be empty");
        }
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text itself, for the one place that sends it. Never log what this returns. */
    public String reveal() {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** The raw UTF-8 bytes, which are Paymium's HMAC key; the caller must not change them. */
    byte[] bytes() {
        return utf8;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(utf8, that.utf8);
    }

    /** The same for all secrets, so that not even a hash of one leaves this class. */
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
