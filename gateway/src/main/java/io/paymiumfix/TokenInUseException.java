package io.paymiumfix;

import java.io.IOException;

/** Another gateway of this machine and user has the API token. */
final class TokenInUseException extends IOException {

    private static final long serialVersionUID = 1L;

    TokenInUseException() {
        super("TOKEN_IN_USE: another gateway on this machine trades with the same API token; stop that one, or give"
                + " this one a token of its own");
    }
}
