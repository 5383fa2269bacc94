package io.paymiumfix.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A password, key or token: never printed, compared without telling how much of it was right. */
public final class SecretText {

    /** What is shown instead. */
    public static final String MASK = "***";

    private final String text;

    private SecretText(String text) {
        this.text = text;
    }

    /** Wraps a secret. */
    public static SecretText of(String text) {
        return new SecretText(text);
    }

    /** The secret itself: for the wire only. */
    public String reveal() {
        return text;
    }

    /** True when {@code candidate} is this secret; takes the same time wherever they differ. */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(bytes(text), bytes(candidate));
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretText secret && matches(secret.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The mask, always. */
    @Override
    public String toString() {
        return MASK;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
