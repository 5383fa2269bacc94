package io.paymiumfix.client;

import static io.paymiumfix.client.LaneFixture.place;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a venue, or a proxy before it, may answer a POST with. */
@Timeout(30)
class WireFaultsTest {
    private static final String ORDER = Replies.order(Replies.UUID, "active");
    private static final String HTML = "<html><body>Bad gateway</body></html>";

    @TempDir
    Path folder;

    static Stream<Arguments> notAVerdict() {
        String created = "HTTP/1.1 201 Created\r\n";
        return Stream.of(
                Arguments.of(
                        UnknownCause.UNEXPECTED_STATUS,
                        Replies.json(302, "").replace("Date:", "Location: /x\r\nDate:")),
                Arguments.of(UnknownCause.UNEXPECTED_STATUS, Replies.json(200, ORDER)),
                Arguments.of(UnknownCause.UNEXPECTED_STATUS, Replies.json(409, "{\"errors\":[\"x\"]}")),
                Arguments.of(UnknownCause.SERVER_ERROR, Replies.json(502, HTML)),
                Arguments.of(UnknownCause.SERVER_ERROR, Replies.json(500, "{\"errors\":[\"x\"]}")),
                Arguments.of(UnknownCause.NO_VENUE_ERROR, Replies.json(403, HTML)),
                Arguments.of(UnknownCause.NO_VENUE_ERROR, Replies.json(422, "{\"errors\":[]}")),
                Arguments.of(UnknownCause.NO_VENUE_ERROR, Replies.json(404, "")),
                Arguments.of(UnknownCause.NONCE, Replies.json(401, "{\"errors\":[\"Invalid nonce\"]}")),
                Arguments.of(UnknownCause.UNREADABLE_BODY, Replies.json(201, HTML)),
                Arguments.of(UnknownCause.UNREADABLE_BODY, Replies.json(201, "")),
                Arguments.of(UnknownCause.UNREADABLE_BODY, Replies.json(201, "{\"state\":\"active\"}")),
                Arguments.of(UnknownCause.UNREADABLE_BODY, Replies.json(201, ORDER.substring(0, 80))),
                Arguments.of(UnknownCause.UNREADABLE_BODY, Replies.json(201, ORDER + ORDER)),
                Arguments.of(
                        UnknownCause.UNREADABLE_BODY, Replies.json(201, ORDER.replace("\"300.0\"", "1e-999999999"))),
                Arguments.of(UnknownCause.MALFORMED_RESPONSE, "SSH-2.0-OpenSSH_9.2\r\n\r\n"),
                Arguments.of(UnknownCause.MALFORMED_RESPONSE, created + "Content-Length: -1\r\n\r\n"),
                Arguments.of(
                        UnknownCause.MALFORMED_RESPONSE, created + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}"),
                Arguments.of(
                        UnknownCause.MALFORMED_RESPONSE,
                        created + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}"),
                Arguments.of(UnknownCause.MALFORMED_RESPONSE, created + "Transfer-Encoding: gzip\r\n\r\n"),
                Arguments.of(UnknownCause.MALFORMED_RESPONSE, created + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
                Arguments.of(UnknownCause.MALFORMED_RESPONSE, created + "A: b\r\n folded\r\n\r\n"),
                Arguments.of(UnknownCause.MALFORMED_RESPONSE, "HTTP/1.1 101 Switching Protocols\r\n\r\n"),
                Arguments.of(UnknownCause.OVERSIZE, created + "Content-Length: 999999999\r\n\r\n"),
                Arguments.of(UnknownCause.OVERSIZE, created + "Transfer-Encoding: chunked\r\n\r\nfffffff\r\n"),
                Arguments.of(UnknownCause.OVERSIZE, created + "X: " + "y".repeat(100_000) + "\r\n\r\n"));
    }

    @ParameterizedTest
    @MethodSource("notAVerdict")
    void shouldEndAsUnknown(UnknownCause cause, String response) throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.answering(response);
                LaneFixture fixture = new LaneFixture(venue.uri(), folder.resolve("lane"))) {
            assertEquals(
                    cause,
                    fixture.submit(place(1)).awaitOne(Outcome.Unknown.class).cause());
            assertEquals(1, venue.postsBegun());
        }
    }

    static Stream<String> acceptedForms() {
        return Stream.of(
                Replies.CREATED,
                Replies.CREATED.replace("\r\n", "\n"),
                Replies.chunked(201, ORDER),
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + Replies.CREATED,
                Replies.CREATED.replace("Content-Type", "Connection: close\r\nContent-Type"),
                Replies.CREATED.replace("Content-Length", "CONTENT-length"),
                Replies.CREATED + "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}");
    }

    @ParameterizedTest
    @MethodSource("acceptedForms")
    void shouldAcceptAndGoOn(String response) throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.answering(response);
                LaneFixture fixture = new LaneFixture(venue.uri(), folder.resolve("lane"))) {
            for (int i = 0; i < 3; i++) {
                fixture.submit(place(i)).awaitOne(Outcome.Accepted.class);
            }
            assertEquals(3, venue.postsBegun());
        }
    }

    @Test
    void shouldAcceptABodyThatEndsWithTheConnection() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.start((wire, index) -> {
                    wire.readRequest();
                    wire.write("HTTP/1.0 201 Created\r\n\r\n" + ORDER);
                });
                LaneFixture fixture = new LaneFixture(venue.uri(), folder.resolve("lane"))) {
            fixture.submit(place(1)).awaitOne(Outcome.Accepted.class);
            fixture.submit(place(2)).awaitOne(Outcome.Accepted.class);
            assertEquals(2, venue.connections());
        }
    }

    @Test
    void shouldCloseAConnectionThatTalksUnasked() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.start((wire, index) -> {
                    wire.readRequest();
                    wire.write(Replies.CREATED);
                    if (index == 0) {
                        wire.write(Replies.json(201, Replies.order("not-asked-for", "active")));
                    }
                    wire.readRequest();
                });
                LaneFixture fixture = new LaneFixture(venue.uri(), folder.resolve("lane"))) {
            fixture.submit(place(1)).awaitOne(Outcome.Accepted.class);
            Outcomes.soon().until(() -> !fixture.lane.connected());
            Outcome.Accepted second = fixture.submit(place(2)).awaitOne(Outcome.Accepted.class);
            assertEquals(Replies.UUID, ((VenueOrder) second.body()).uuid());
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(400, ErrorKind.UNKNOWN_TEXT, "{\"errors\":\"Limit has not correct range\"}"),
                Arguments.of(401, ErrorKind.SIGNATURE_INVALID, "{\"errors\":[\"Invalid signature\"]}"),
                Arguments.of(403, ErrorKind.FORBIDDEN_SCOPE, "{\"errors\":[\"Accès interdit\"]}"),
                Arguments.of(404, ErrorKind.NOT_FOUND, "{\"error\":\"not_found\"}"),
                Arguments.of(429, ErrorKind.RATE_LIMITED, "{\"errors\":[\"Too many requests\"]}"),
                Arguments.of(422, ErrorKind.UNKNOWN_TEXT, "{\"errors\":[\"Une annonce inconnue\"]}"),
                Arguments.of(
                        422,
                        ErrorKind.MARKET_PROTECTION,
                        "{\"error\":\"market_protection_volume_too_large\",\"max_order_amount\":\"4.3\","
                                + "\"currency\":\"BTC\",\"side\":\"sell\"}"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void shouldEndAsRefusedWithTheVenuesWords(int status, ErrorKind kind, String body) throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.answering(Replies.json(status, body));
                LaneFixture fixture = new LaneFixture(venue.uri(), folder.resolve("lane"))) {
            Outcome.Refused refused = fixture.submit(place(1)).awaitOne(Outcome.Refused.class);
            assertEquals(status, refused.status());
            assertEquals(kind, refused.error().kind());
            assertEquals(42, refused.rateLimit().remaining());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", " \r\n"})
    void shouldTakeTheVenuesSilent404ForAnUnknownOrder(String body) throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.answering(Replies.json(404, body));
                LaneFixture fixture = new LaneFixture(venue.uri(), folder.resolve("lane"))) {
            Outcome.Refused read =
                    fixture.submit(Call.readOrder(1, Replies.UUID)).awaitOne(Outcome.Refused.class);
            assertEquals(ErrorKind.NOT_FOUND, read.error().kind());
        }
    }

    @Test
    void shouldTakeNoSilent404ForAVerdictWithoutTheVenuesHeaders() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.answering("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
                LaneFixture fixture = new LaneFixture(venue.uri(), folder.resolve("lane"))) {
            Outcome.Unknown read =
                    fixture.submit(Call.readOrder(1, Replies.UUID)).awaitOne(Outcome.Unknown.class);
            assertEquals(UnknownCause.NO_VENUE_ERROR, read.cause());
        }
    }

    @Test
    void shouldRefuseANonceErrorOfAGet() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.answering(Replies.json(401, "{\"errors\":[\"Nonce is too low\"]}"));
                LaneFixture fixture = new LaneFixture(venue.uri(), folder.resolve("lane"))) {
            Outcome.Refused refused = fixture.submit(Call.readUser(1)).awaitOne(Outcome.Refused.class);
            assertEquals(ErrorKind.NONCE_TOO_LOW, refused.error().kind());
        }
    }

    @Test
    void shouldNotTakeAnotherOrderForTheOneAskedFor() throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.answering(Replies.json(200, ORDER));
                LaneFixture fixture = new LaneFixture(venue.uri(), folder.resolve("lane"))) {
            Outcome.Unknown unknown =
                    fixture.submit(Call.readOrder(1, "another")).awaitOne(Outcome.Unknown.class);
            assertEquals(UnknownCause.UNREADABLE_BODY, unknown.cause());
        }
    }
}
