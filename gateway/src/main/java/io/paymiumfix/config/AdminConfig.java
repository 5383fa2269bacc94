package io.paymiumfix.config;

import java.nio.file.Path;

/**
 * The control endpoint on the loopback address.
 *
 * @param enabled false for none
 * @param port TCP port; 0 takes a free one
 * @param tokenFile the token of a running gateway, for its owner only
 */
public record AdminConfig(boolean enabled, int port, Path tokenFile) {

    static AdminConfig read(Section in, Path dataDir) {
        return new AdminConfig(
                in.read(Key.of("enabled", Kinds.flag(), "true", "Without it no order can be settled by a person.")),
                in.read(Key.of("port", Kinds.whole("port", 0, 65_535), "0", "TCP port; 0 takes a free one.")),
                dataDir.resolve(in.read(Key.of(
                        "tokenFile",
                        Kinds.path(),
                        "admin.token",
                        "Made by each start, readable by its owner only; within `dataDir` unless absolute."))));
    }
}
