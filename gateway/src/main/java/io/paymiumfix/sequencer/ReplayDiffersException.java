package io.paymiumfix.sequencer;

import java.io.IOException;

/** The journalled inputs no longer lead to the outputs they once led to. The start stops here. */
public final class ReplayDiffersException extends IOException {

    private static final long serialVersionUID = 1;

    private final long firstSuspect;
    private final long lastSuspect;

    ReplayDiffersException(final long firstSuspect, final long lastSuspect, final long journalled, final long derived) {
        super(String.format(
                "inputs %d to %d put out something else than when they were journalled: digest %016x then, %016x now."
                        + " This build's core decides differently, or the journal was changed. Nothing was sent."
                        + " Start the build that wrote the journal, and report this one",
                firstSuspect, lastSuspect, journalled, derived));
        this.firstSuspect = firstSuspect;
        this.lastSuspect = lastSuspect;
    }

    /** The first input whose outputs may differ. */
    public long firstSuspect() {
        return firstSuspect;
    }

    /** The last: the same as the first unless they were journalled in one batch. */
    public long lastSuspect() {
        return lastSuspect;
    }
}
