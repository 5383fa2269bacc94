package io.paymiumfix.journal;

import java.io.IOException;
import java.nio.file.Path;

/** What was once durable can no longer be read. The start stops here: nothing was changed. */
public final class JournalDamagedException extends IOException {

    private static final long serialVersionUID = 1;

    private static final String WHAT_TO_DO = " Nothing was changed. Keep a copy of the directory, check the device,"
            + " and restore the file from a copy that is whole; without one, move the directory away and settle"
            + " every open order with the venue by hand before starting on an empty one.";

    private final long offset;

    JournalDamagedException(final Path file, final long offset, final String what) {
        super("journal " + file + " at offset " + offset + ": " + what + "." + WHAT_TO_DO);
        this.offset = offset;
    }

    /** Where in the file. */
    public long offset() {
        return offset;
    }
}
