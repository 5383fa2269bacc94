package io.paymiumfix;

import java.io.IOException;

/** Only the journal of an earlier run is missing: a start without it would forget open orders. */
final class JournalGoneException extends IOException {

    private static final long serialVersionUID = 1;

    JournalGoneException(final String message) {
        super(message);
    }
}
