package io.paymiumfix.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What a misspelt key was probably meant to be. */
final class Nearest {

    private Nearest() {}

    /** The known name with the fewest letters to change, if two or a third of them at most; the first of equals. */
    static Optional<String> to(String written, Collection<String> known) {
        String best = null;
        int fewest = Integer.MAX_VALUE;
        for (String name : known) {
            int allowed = name.length() < 4 ? 1 : Math.max(2, name.length() / 3);
            if (Math.abs(name.length() - written.length()) > allowed) {
                continue;
            }
            int changes = changes(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (changes <= allowed && changes < fewest) {
                fewest = changes;
                best = name;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Levenshtein distance, one row at a time. */
    private static int changes(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substitute = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
