package io.paymiumfix.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class VenueTlsTest {
    @TempDir
    static Path folder;

    private static KeyStore localhost;
    private static KeyStore elsewhere;

    @BeforeAll
    static void generateKeys() throws Exception {
        localhost = TestKeys.generate(folder, "localhost.p12", "dns:localhost");
        elsewhere = TestKeys.generate(folder, "elsewhere.p12", "dns:elsewhere.example");
    }

    @Test
    void shouldTalkToTheRightHost() throws Exception {
        assertTrue(outcome(localhost, localhost) instanceof Outcome.Accepted);
    }

    @Test
    void shouldNotSendToAHostOfAnotherName() throws Exception {
        assertTlsFailed(outcome(elsewhere, elsewhere));
    }

    @Test
    void shouldNotSendToAnUntrustedHost() throws Exception {
        assertTlsFailed(outcome(localhost, elsewhere));
    }

    @Test
    void shouldNotTrustAnUnknownCertificateByDefault() throws Exception {
        assertTlsFailed(outcome(localhost, null));
    }

    @Test
    void shouldNotSendToAServerThatSpeaksNoTls() throws IOException {
        try (ScriptedVenue venue =
                        ScriptedVenue.start((wire, index) -> wire.write("HTTP/1.1 400 Bad Request\r\n\r\n"));
                LaneFixture fixture = new LaneFixture(uri(venue), Files.createTempFile(folder, "lane", ""))) {
            assertTlsFailed(fixture.submit(LaneFixture.place(1)).awaitOne());
        }
    }

    private static void assertTlsFailed(Outcome outcome) {
        assertTrue(outcome instanceof Outcome.NotSent, outcome::toString);
        assertEquals(NotSentReason.TLS_FAILED, ((Outcome.NotSent) outcome).reason());
    }

    private static Outcome outcome(KeyStore server, KeyStore trusted) throws Exception {
        ServerSocket socket = TestKeys.context(server)
                .getServerSocketFactory()
                .createServerSocket(0, 50, ScriptedVenue.address("127.0.0.1"));
        try (ScriptedVenue venue = ScriptedVenue.start(socket, (wire, index) -> {
                    while (wire.readRequest() != null) {
                        wire.write(Replies.CREATED);
                    }
                });
                LaneFixture fixture = new LaneFixture(
                        uri(venue),
                        Files.createTempFile(folder, "lane", ""),
                        settings -> settings.trustStore(trusted))) {
            Outcome outcome = fixture.submit(LaneFixture.place(1)).awaitOne();
            assertEquals(outcome instanceof Outcome.Accepted ? 1 : 0, venue.postsBegun());
            if (outcome instanceof Outcome.Accepted) {
                assertEquals(
                        "localhost:" + venue.port(),
                        venue.requests().get(0).headers().get("host"));
            }
            return outcome;
        }
    }

    private static URI uri(ScriptedVenue venue) {
        return URI.create("https://localhost:" + venue.port() + "/api/v1");
    }
}
