package io.paymiumfix.bench.baseline;

import java.util.Locale;

/** What a FIX engine does beside carrying messages; the same for all that are compared. */
public enum SetUp {
    /** Messages stored in files and logged in files. */
    ON,
    /** Messages stored in memory, not logged. */
    BARE;

    /** From its name in lower case. */
    public static SetUp named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
