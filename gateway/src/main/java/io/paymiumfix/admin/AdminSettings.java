package io.paymiumfix.admin;

import java.nio.file.Path;

/**
 * Where the control endpoint is.
 *
 * @param port TCP port on the loopback address; 0 takes a free one
 * @param tokenFile the token, made anew by each start; a file beside it tells the port
 */
public record AdminSettings(int port, Path tokenFile) {

    private static final String USUAL_TOKEN = "admin.token";
    private static final String USUAL_ADDRESS = "admin.json";

    /** Where a client finds the port of a running gateway; several in one folder have one each, as they have tokens. */
    public Path addressFile() {
        final String token = tokenFile.getFileName().toString();
        return tokenFile.resolveSibling(token.equals(USUAL_TOKEN) ? USUAL_ADDRESS : token + ".json");
    }
}
