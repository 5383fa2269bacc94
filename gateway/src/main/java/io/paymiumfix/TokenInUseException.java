package io.paymiumfix;

import java.io.IOException;
import java.nio.file.Path;

/** Another gateway of this machine and user has the API token. */
final class TokenInUseException extends IOException {

    private static final long serialVersionUID = 1L;

    TokenInUseException() {
        super("TOKEN_IN_USE: another gateway on this machine trades with the same API token; stop that one, or give"
                + " this one a token of its own");
    }

    /** The lock's file is another user's, so whether it is held cannot be told. */
    TokenInUseException(final Path lock) {
        super("TOKEN_IN_USE: " + lock + " belongs to another user, who ran a gateway with the same API token; make sure"
                + " that it has ended, then delete the file, or give this one a token of its own");
    }
}
