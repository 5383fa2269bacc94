package io.paymiumfix.replay.journal;

import java.io.IOException;

/** The first place where two runs of a core are not the same; its message is what to show a person. */
final class DifferenceException extends IOException {

    private static final long serialVersionUID = 1;

    DifferenceException(final String report) {
        super(report);
    }
}
