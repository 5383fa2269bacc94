package io.paymiumfix.doctor;

import io.paymiumfix.client.ClientSettings;
import io.paymiumfix.client.Credential;
import io.paymiumfix.client.Lane;
import io.paymiumfix.client.LaneFile;
import io.paymiumfix.client.PaymiumClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A second lane of the same token with a clock that stands, so that its nonces, never used before, are below ones the venue
 * has taken. Its file is a temporary one: the token's own already holds higher nonces, so nothing is lost with it.
 */
final class LowNonces implements AutoCloseable {
    private final Path folder;
    private final AtomicLong clock = new AtomicLong();
    private final PaymiumClient client;
    private final Credential token;
    private int lanes;

    LowNonces(final ClientSettings settings, final Credential token) throws IOException {
        this.token = token;
        folder = Files.createTempDirectory("paymium-doctor");
        client = PaymiumClient.open(settings, clock::get);
    }

    /** A lane whose nonces follow {@code nonce} one by one. */
    Lane from(final long nonce) {
        clock.set(nonce);
        lanes++;
        return client.openLane("low-" + lanes, token, LaneFile.open(folder.resolve(lanes + ".lane")));
    }

    @Override
    public void close() throws IOException {
        client.close();
        for (int lane = 1; lane <= lanes; lane++) {
            Files.deleteIfExists(folder.resolve(lane + ".lane"));
        }
        Files.deleteIfExists(folder);
    }
}
