package io.paymiumfix.journal;

import java.io.IOException;
import java.nio.file.Path;

/** What was once durable can no longer be read. The start stops here: nothing was changed. */
public final class JournalDamagedException extends IOException {

    private static final long serialVersionUID = 1;

    private static final String WHAT_TO_DO = " Nothing was changed. Keep a copy of the directory, check the device,"
            + " and restore the file from a copy that is whole; without one, settle every open order with the"
            + " venue by hand, then move the directory and the FIX store away to begin anew.";

    private static final String WHAT_TO_DO_ABOUT_A_SNAPSHOT = " Nothing was changed. Restore it from a copy, or move"
            + " it away: a start then begins with the snapshot before it, or with the journal's first input where that"
            + " is still kept.";

    private final long offset;

    JournalDamagedException(final Path file, final long offset, final String what) {
        this("journal " + file + " at offset " + offset + ": " + what + "." + WHAT_TO_DO, offset);
    }

    private JournalDamagedException(final String message, final long offset) {
        super(message);
        this.offset = offset;
    }

    /** A start can do without the file. */
    static JournalDamagedException ofSnapshot(final Path file, final String what) {
        return new JournalDamagedException(
                "snapshot " + file + " at offset 0: " + what + "." + WHAT_TO_DO_ABOUT_A_SNAPSHOT, 0);
    }

    /** There is more than one, and a start can use none of them. */
    static JournalDamagedException ofAllSnapshots(final Path newest) {
        return new JournalDamagedException(
                "snapshot " + newest + " at offset 0: neither it nor the one before can be read. Nothing was changed."
                        + " Restore one of them from a copy, or move both away: a start then begins with the journal's"
                        + " first input, where that is still kept.",
                0);
    }

    /** Where in the file. */
    public long offset() {
        return offset;
    }
}
