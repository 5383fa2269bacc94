package io.paymiumfix;

import java.security.SecureRandom;

/** A password for one start: 100 random bits, without letters that look alike. */
final class GeneratedPassword {

    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz123456789";
    private static final int LENGTH = 20;

    private GeneratedPassword() {}

    static String next() {
        final SecureRandom random = new SecureRandom();
        final StringBuilder password = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
