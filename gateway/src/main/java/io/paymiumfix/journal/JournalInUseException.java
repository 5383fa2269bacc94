package io.paymiumfix.journal;

import java.io.IOException;

/** The journal's directory belongs to another process. */
public final class JournalInUseException extends IOException {

    private static final long serialVersionUID = 1;

    JournalInUseException(final String message) {
        super(message);
    }
}
