package io.paymiumfix.journal;

import java.io.IOException;

/** The journal is whole, and not for this build. */
public final class JournalVersionException extends IOException {

    private static final long serialVersionUID = 1;

    JournalVersionException(final String message) {
        super(message);
    }
}
