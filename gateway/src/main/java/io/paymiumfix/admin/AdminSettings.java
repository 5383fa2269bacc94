package io.paymiumfix.admin;

import java.nio.file.Path;

/**
 * Where the control endpoint is.
 *
 * @param port TCP port on the loopback address; 0 takes a free one
 * @param tokenFile the token, made anew by each start; {@code admin.json} beside it tells the port
 */
public record AdminSettings(int port, Path tokenFile) {

    private static final String ADDRESS = "admin.json";

    /** Where a client finds the port of a running gateway. */
    public Path addressFile() {
        return tokenFile.resolveSibling(ADDRESS);
    }
}
