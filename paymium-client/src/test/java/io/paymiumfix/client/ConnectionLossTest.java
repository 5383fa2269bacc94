package io.paymiumfix.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection dies at every single byte of request and response; each call must end once and no POST may be repeated. */
@Timeout(120)
class ConnectionLossTest {
    private static final String LENGTH = Replies.CREATED;
    private static final String CHUNKED = Replies.chunked(201, Replies.order(Replies.UUID, "active"));
    private static final String UNTIL_CLOSE =
            "HTTP/1.1 201 Created\r\nServer: x\r\n\r\n" + Replies.order(Replies.UUID, "active");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldEndOnceWhenTheRequestIsCutAtAnyByte(boolean reset) throws IOException {
        int length = requestLength();
        // Connection i reads i bytes of its request and dies.
        try (ScriptedVenue venue = ScriptedVenue.start((wire, index) -> {
                    wire.readBytes(Math.min(index, length));
                    end(wire, reset);
                });
                LaneFixture fixture = new LaneFixture(venue.uri(), folder.resolve("lane"))) {
            int submitted = 0;
            while (venue.connections() <= length) {
                Outcomes outcomes = fixture.submit(LaneFixture.place(submitted++));
                Outcome outcome = outcomes.awaitOne();
                boolean lost =
                        outcome instanceof Outcome.Unknown unknown && unknown.cause() == UnknownCause.CONNECTION_LOST;
                boolean notSent = outcome instanceof Outcome.NotSent;
                assertTrue(lost || notSent, outcome::toString);
                assertEquals(1, outcomes.all().size());
            }
            Outcomes.soon().until(fixture.lane::idle);
            assertTrue(venue.postsBegun() <= submitted);
            assertTrue(submitted <= venue.connections(), "one connection per call");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldEndOnceWhenAResponseOfKnownLengthIsCutAtAnyByte(boolean reset) throws IOException {
        cutResponse(LENGTH, reset, LENGTH.length());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldEndOnceWhenAChunkedResponseIsCutAtAnyByte(boolean reset) throws IOException {
        cutResponse(CHUNKED, reset, CHUNKED.length());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldEndOnceWhenAResponseUntilCloseIsCutAtAnyByte(boolean reset) throws IOException {
        // With FIN the last byte completes it; an RST never does.
        cutResponse(UNTIL_CLOSE, reset, reset ? Integer.MAX_VALUE : UNTIL_CLOSE.length());
    }

    /** Connection i answers with the first i bytes and dies; {@code complete} bytes make an accepted order. */
    private void cutResponse(String response, boolean reset, int complete) throws IOException {
        try (ScriptedVenue venue = ScriptedVenue.start((wire, index) -> {
                    if (wire.readRequest() != null) {
                        wire.write(response, Math.min(index, response.length()));
                        end(wire, reset);
                    }
                });
                LaneFixture fixture = new LaneFixture(venue.uri(), folder.resolve("lane"))) {
            for (int i = 0; i <= response.length(); i++) {
                Outcomes outcomes = fixture.submit(LaneFixture.place(i));
                Outcome outcome = outcomes.awaitOne();
                Outcomes.soon().until(fixture.lane::idle);
                assertEquals(1, outcomes.all().size());
                if (i >= complete) {
                    // An RST may overtake the last bytes in the kernel, which discards them.
                    assertTrue(reset || outcome instanceof Outcome.Accepted, outcome::toString);
                } else {
                    Outcome.Unknown unknown = assertInstanceOf(Outcome.Unknown.class, outcome, "at byte " + i);
                    boolean unreadable =
                            response.equals(UNTIL_CLOSE) && unknown.cause() == UnknownCause.UNREADABLE_BODY;
                    assertTrue(unreadable || unknown.cause() == UnknownCause.CONNECTION_LOST, outcome::toString);
                }
                Outcomes.soon().until(() -> everyConnectionGone(fixture));
            }
            assertEquals(response.length() + 1, venue.postsBegun());
            assertEquals(response.length() + 1, venue.connections());
        }
    }

    /** After a complete answer the venue still closes: wait until the lane knows, by a harmless turn of its loop. */
    private static boolean everyConnectionGone(LaneFixture fixture) {
        return !fixture.lane.connected();
    }

    private static void end(Wire wire, boolean reset) throws IOException {
        if (reset) {
            wire.reset();
        }
    }

    private static int requestLength() {
        VenueAddress venue = VenueAddress.of(URI.create("http://127.0.0.1:12345/api/v1"));
        ByteBuf buffer = new RequestEncoder(venue, LaneFixture.TOKEN)
                .signed(
                        UnpooledByteBufAllocator.DEFAULT,
                        LaneFixture.place(1),
                        EpochMicrosClock.system().epochMicros());
        int length = buffer.readableBytes();
        buffer.release();
        return length;
    }
}
