package io.paymiumfix.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lane whose calls carry an OAuth2 access token, against a scripted venue. */
@Timeout(30)
class OAuthLaneTest {
    private static final String USER = "{\"name\":\"BC-U1\",\"locale\":\"en\",\"balance_eur\":\"1\"}";
    private static final long NOW_S = System.currentTimeMillis() / 1_000;

    @TempDir
    private Path folder;

    @Test
    void shouldSendTheAccessTokenAndNeitherNonceNorSignature() throws IOException {
        try (ScriptedVenue venue = tokenVenue(new AtomicInteger());
                Opened opened = open(venue, file("A1", "R1", NOW_S + 1_800))) {
            assertInstanceOf(Outcome.Accepted.class, opened.readUser(1));
            Received request = venue.requests().get(0);
            assertEquals("Bearer A1", request.headers().get("authorization"));
            assertFalse(request.headers().containsKey("api-nonce"));
            assertFalse(request.headers().containsKey("api-signature"));
            assertFalse(request.headers().containsKey("api-key"));
        }
    }

    @Test
    void shouldRenewAnAccessThatHasEndedBeforeTheFirstCall() throws IOException {
        Path file = file("A1", "R1", NOW_S - 5);
        try (ScriptedVenue venue = tokenVenue(new AtomicInteger());
                Opened opened = open(venue, file)) {
            assertInstanceOf(Outcome.Accepted.class, opened.readUser(1));
            assertEquals(
                    List.of("POST /api/oauth/token", "GET /api/v1/user"),
                    venue.requests().stream()
                            .map(request -> request.method() + " " + request.path())
                            .toList());
            assertEquals(
                    "client_id=APP&client_secret=S%2F1&grant_type=refresh_token&redirect_uri=https%3A%2F%2Fexample.test%2Fcb"
                            + "&refresh_token=R1",
                    venue.requests().get(0).body());
            assertEquals("Bearer A2", venue.requests().get(1).headers().get("authorization"));
        }
        String kept = Files.readString(file);
        assertTrue(kept.contains("access_token=A2") && kept.contains("refresh_token=R2"), "the new tokens are kept");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void shouldRenewOnceAfterTheAccessTokenWasRefusedAndLetTheRefusalStand() throws IOException {
        AtomicInteger refusals = new AtomicInteger(1);
        try (ScriptedVenue venue = tokenVenue(refusals);
                Opened opened = open(venue, file("A1", "R1", NOW_S + 1_800))) {
            Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, opened.readUser(1));
            assertEquals(401, refused.status());
            assertInstanceOf(Outcome.Accepted.class, opened.readUser(2));
        }
    }

    @Test
    void shouldSendNothingOnceTheRefreshTokenIsRefused() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.answering(Replies.json(401, "{\"error\":\"invalid_grant\"}"));
                Opened opened = open(venue, file("A1", "R1", NOW_S - 5))) {
            for (int callId = 1; callId <= 3; callId++) {
                Outcome.NotSent unsent = assertInstanceOf(Outcome.NotSent.class, opened.readUser(callId));
                assertEquals(NotSentReason.NO_ACCESS, unsent.reason());
            }
            assertEquals(1, venue.requests().size());
        }
    }

    /** What a proxy or a firewall says is no word of the venue's about the access. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "400 <html>Bad Request</html>",
                "401 <html>Proxy authentication</html>",
                "401 ",
                "400 {\"error\":\"invalid_request\"}",
                "400 {\"error\":\"temporarily_unavailable\"}",
                "401 {\"message\":\"blocked\"}"
            })
    void shouldTryAgainWhenTheRenewalIsRefusedByWhoeverIsNotTheVenue(String answer) throws IOException {
        int status = Integer.parseInt(answer.substring(0, 3));
        AtomicInteger failures = new AtomicInteger(1);
        try (ScriptedVenue venue =
                        tokenVenue(new AtomicInteger(), failures, Replies.json(status, answer.substring(4)));
                Opened opened = open(venue, file("A1", "R1", NOW_S - 5))) {
            Outcome.NotSent unsent = assertInstanceOf(Outcome.NotSent.class, opened.readUser(1));
            assertTrue(unsent.detail().contains("HTTP status " + status), unsent.detail());
            opened.nanoOffset().addAndGet(2_000_000_000L);
            assertInstanceOf(Outcome.Accepted.class, opened.readUser(2));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "400 {\"error\":\"invalid_grant\",\"error_description\":\"revoked\"}",
                "401 {\"error\":\"invalid_client\"}",
                "400 {\"error\":\"unauthorized_client\"}",
                "401 {\"errors\":[\"Access denied\"]}"
            })
    void shouldTakeTheAccessForEndedWhenTheVenueSaysSo(String answer) throws IOException {
        int status = Integer.parseInt(answer.substring(0, 3));
        try (ScriptedVenue venue = ScriptedVenue.answering(Replies.json(status, answer.substring(4)));
                Opened opened = open(venue, file("A1", "R1", NOW_S - 5))) {
            assertInstanceOf(Outcome.NotSent.class, opened.readUser(1));
            opened.nanoOffset().addAndGet(2_000_000_000L);
            Outcome.NotSent unsent = assertInstanceOf(Outcome.NotSent.class, opened.readUser(2));
            assertTrue(unsent.detail().contains("was ended"), unsent.detail());
            assertEquals(1, venue.requests().size());
        }
    }

    @Test
    void shouldProveCallsNotSentWhileTheAccessCannotBeRenewed() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.answering(Replies.json(503, "{}"));
                Opened opened = open(venue, file("A1", "R1", NOW_S - 5))) {
            Outcome.NotSent unsent = assertInstanceOf(Outcome.NotSent.class, opened.readUser(1));
            assertEquals(NotSentReason.NO_ACCESS, unsent.reason());
            assertTrue(unsent.detail().contains("503"), unsent.detail());
        }
    }

    @Test
    void shouldRefuseAFileThatOthersMayRead() throws IOException {
        Path file = file("A1", "R1", NOW_S);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        OAuthFileException refused = assertThrows(OAuthFileException.class, () -> OAuthAccess.open(file));
        assertTrue(refused.getMessage().contains("600"), refused.getMessage());
    }

    @Test
    void shouldNameWhatTheFileLacks() throws IOException {
        Path file = file("A1", "", NOW_S);
        OAuthFileException refused = assertThrows(OAuthFileException.class, () -> OAuthAccess.open(file));
        assertTrue(refused.getMessage().contains("refresh_token"), refused.getMessage());
    }

    @Test
    void shouldShowNoToken() throws IOException {
        OAuthAccess access = OAuthAccess.open(file("A1-secret", "R1-secret", NOW_S));
        assertEquals("OAuthAccess[***]", access.toString());
    }

    /** Renews tokens A1, R1 to A2, R2 and so on; refuses as many calls as told, then answers all. */
    private static ScriptedVenue tokenVenue(AtomicInteger refusals) {
        return tokenVenue(refusals, new AtomicInteger(), "");
    }

    /** As that, and answers so many renewals with {@code failure} first. */
    private static ScriptedVenue tokenVenue(AtomicInteger refusals, AtomicInteger failures, String failure) {
        AtomicInteger generation = new AtomicInteger(1);
        return ScriptedVenue.start((wire, index) -> {
            for (Received request = wire.readRequest(); request != null; request = wire.readRequest()) {
                if (request.path().equals("/api/oauth/token") && failures.getAndDecrement() > 0) {
                    wire.write(failure);
                } else if (request.path().equals("/api/oauth/token")) {
                    int next = generation.incrementAndGet();
                    wire.write(Replies.json(
                            200,
                            "{\"access_token\":\"A" + next + "\",\"token_type\":\"bearer\",\"expires_in\":1800,"
                                    + "\"refresh_token\":\"R" + next + "\",\"scope\":\"basic\"}"));
                } else if (refusals.getAndDecrement() > 0) {
                    wire.write(Replies.json(401, "{\"errors\":[\"The access token is invalid\"]}"));
                } else {
                    wire.write(Replies.json(200, USER));
                }
            }
        });
    }

    private Path file(String accessToken, String refreshToken, long expiresAtS) throws IOException {
        Path file = folder.resolve("access.properties");
        List<String> lines = new ArrayList<>(List.of(
                "client_id=APP",
                "client_secret=S/1",
                "redirect_uri=https://example.test/cb",
                "access_token=" + accessToken,
                "refresh_token=" + refreshToken,
                "expires_at=" + expiresAtS));
        Files.write(file, lines);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private Opened open(ScriptedVenue venue, Path file) {
        AtomicLong nanoOffset = new AtomicLong();
        PaymiumClient client = PaymiumClient.open(
                ClientSettings.of(venue.uri()),
                EpochMicrosClock.system(),
                () -> System.nanoTime() + nanoOffset.get(),
                InetAddress::getAllByName);
        Lane lane = client.openLane("oauth", OAuthAccess.open(file), LaneFile.open(folder.resolve("oauth.lane")));
        return new Opened(client, lane, nanoOffset);
    }

    private record Opened(PaymiumClient client, Lane lane, AtomicLong nanoOffset) implements AutoCloseable {
        Outcome readUser(int callId) {
            Outcomes outcomes = new Outcomes();
            lane.submit(Call.readUser(callId), outcomes);
            return outcomes.awaitOne();
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
