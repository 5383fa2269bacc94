package io.paymiumfix.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stream against a server that does what no socket.io server was seen to do. */
@Timeout(30)
class StreamProtocolTest {
    private static final String LIVE = "LIVE JOINED";
    private static final StreamSettings PUBLIC = StreamSettings.publicData().toBuilder()
            .reconnectMinMs(20)
            .reconnectMaxMs(100)
            .build();

    private final StreamRecorder heard = new StreamRecorder();
    private ScriptedVenue venue;
    private PaymiumClient client;
    private PaymiumStream stream;

    @AfterEach
    void stop() throws IOException {
        if (client != null) {
            client.close();
        }
        venue.close();
    }

    private void open(StreamSettings settings, ScriptedVenue.Script script) {
        venue = ScriptedVenue.start(script);
        client = PaymiumClient.open(ClientSettings.of(venue.uri()));
        stream = client.openStream("test", settings, heard);
    }

    @Test
    void shouldAskForTheWebSocketAsPaymiumServesIt() {
        open(PUBLIC, (wire, index) -> WebSocketWire.acceptPublic(wire).drain());
        heard.await(LIVE);
        Received request = venue.requests().get(0);
        assertEquals("GET", request.method());
        assertEquals("/ws/socket.io/?EIO=3&transport=websocket", request.path());
        assertEquals("127.0.0.1:" + venue.port(), request.headers().get("host"));
        assertEquals("13", request.headers().get("sec-websocket-version"));
        assertFalse(request.headers().containsKey("sec-websocket-extensions"));
        assertFalse(request.headers().containsKey("origin"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 503 Busy\r\nContent-Type: text/html\r\n\r\n<html>",
                "HTTP/1.1 302 Found\r\nLocation: https://example.com/\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: x\r\n\r\n",
                "what?\r\n\r\n"
            })
    void shouldTryAgainWhenTheWebSocketIsRefused(String answer) {
        open(PUBLIC, (wire, index) -> {
            if (index < 2) {
                wire.readRequest();
                wire.write(answer);
            } else {
                WebSocketWire.acceptPublic(wire).drain();
            }
        });
        heard.await(LIVE);
        assertEquals(
                List.of(
                        "CONNECTING OPENED",
                        "LOST HANDSHAKE_REFUSED",
                        "CONNECTING RETRY",
                        "LOST HANDSHAKE_REFUSED",
                        "CONNECTING RETRY",
                        LIVE),
                heard.lines());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void shouldNotWaitForeverToBeJoined(int stepsTaken) {
        open(PUBLIC.toBuilder().openTimeoutMs(100).build(), (wire, index) -> {
            if (index > 0) {
                WebSocketWire.acceptPublic(wire).drain();
            } else if (stepsTaken == 0) {
                wire.readRequest();
                wire.readBytes(1);
            } else {
                WebSocketWire socket = WebSocketWire.accept(wire);
                if (stepsTaken == 2) {
                    socket.text(WebSocketWire.OPEN).text("40");
                }
                socket.drain();
            }
        });
        heard.await(LIVE);
        assertEquals("LOST OPEN_TIMEOUT", heard.lines().get(1));
    }

    @Test
    void shouldTakeAMessageInPiecesAndAnswerWebSocketPings() {
        List<String> answers = new CopyOnWriteArrayList<>();
        open(PUBLIC, (wire, index) -> {
            WebSocketWire socket = WebSocketWire.acceptPublic(wire);
            socket.frame(WebSocketWire.TEXT, bytes("42/public,[\"stream\",{\"tick"))
                    .frame(0x80 | WebSocketWire.PING, bytes("x"))
                    .frame(0, bytes("er\":{\"price\""))
                    .frame(0x80, bytes(":\"275\"}}]"));
            answers.add(socket.readFrame());
            socket.drain();
        });
        heard.await("public ticker 275");
        Outcomes.soon().until(() -> answers.equals(List.of("10 x")));
    }

    @Test
    void shouldTakeTheVenuesTimersWhereTheyAreShorter() {
        AtomicInteger pings = new AtomicInteger();
        open(PUBLIC, (wire, index) -> {
            WebSocketWire socket = WebSocketWire.accept(wire);
            socket.text("0{\"sid\":\"s\",\"pingInterval\":20,\"pingTimeout\":\"200\"}");
            socket.text(socket.readText() + ",");
            for (String text = socket.readText(); text != null; text = socket.readText()) {
                if (text.equals("2") && pings.incrementAndGet() < 5) {
                    socket.text("3");
                }
            }
        });
        heard.await("LOST SILENT").await(LIVE, 2);
        assertTrue(pings.get() >= 5);
    }

    @Test
    void shouldPassOverTimersThatCannotBe() {
        open(PUBLIC, (wire, index) -> {
            WebSocketWire socket = WebSocketWire.accept(wire);
            socket.text("0{\"sid\":\"s\",\"pingInterval\":-1,\"pingTimeout\":0}");
            socket.text(socket.readText());
            socket.drain();
        });
        heard.await(LIVE);
        client.close();
        assertEquals(List.of("CONNECTING OPENED", LIVE, "CLOSED CLOSED_BY_OWNER"), heard.lines());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NAMESPACE_REFUSED 44/public,\"Invalid namespace\"",
                "NAMESPACE_LEFT 41",
                "NAMESPACE_LEFT 41/public,",
                "CLOSED_BY_VENUE 1"
            })
    void shouldComeBackAfterTheVenuesGoodbye(String goodbye) {
        String[] reasonAndText = goodbye.split(" ", 2);
        open(PUBLIC, (wire, index) -> {
            WebSocketWire socket = WebSocketWire.acceptPublic(wire);
            if (index == 0) {
                socket.text(reasonAndText[1]);
            }
            socket.drain();
        });
        heard.await("LOST " + reasonAndText[0]).await(LIVE, 2);
    }

    @Test
    void shouldPassOverTheGoodbyeOfANamespaceItNeverJoined() {
        open(
                PUBLIC,
                (wire, index) -> WebSocketWire.acceptPublic(wire)
                        .text("41/user")
                        .text("42/public,[\"stream\",{\"ticker\":{\"price\":1}}]")
                        .drain());
        heard.await("public ticker 1");
        assertEquals(1, stream.counts().lives());
    }

    @Test
    void shouldEndAConnectionThatIsNoWebSocketAnyMore() {
        open(PUBLIC, (wire, index) -> {
            WebSocketWire socket = WebSocketWire.acceptPublic(wire);
            switch (index) {
                case 0 -> socket.frame(0x83, bytes("reserved"));
                case 1 -> socket.frame(0x80 | WebSocketWire.TEXT, new byte[] {'4', (byte) 0xff, (byte) 0xfe});
                case 2 -> socket.frame(0x80 | WebSocketWire.CLOSE, new byte[] {3, (byte) 0xe8});
                case 3 -> wire.reset();
                default -> socket.drain();
            }
        });
        heard.await("LOST PROTOCOL_BROKEN", 2).await("LOST CLOSED_BY_VENUE", 2).await(LIVE, 5);
    }

    @Test
    void shouldTellNothingBeforeEverythingIsJoined() {
        open(PUBLIC.toBuilder().channelId(Secret.of("c")).build(), (wire, index) -> {
            WebSocketWire socket = WebSocketWire.accept(wire);
            socket.text("40/public").text(WebSocketWire.OPEN);
            socket.text("42/user,[\"stream\",{\"balance_eur\":\"1\"}]");
            socket.text("40/public").text("42/public,[\"stream\",{\"ticker\":{\"price\":1}}]");
            socket.text("40/user").text("42/public,[\"stream\",{\"ticker\":{\"price\":2}}]");
            socket.drain();
        });
        heard.await("public ticker 2");
        assertEquals(List.of("CONNECTING OPENED", LIVE, "public ticker 2"), heard.lines());
        assertEquals(2, stream.counts().otherEvents());
    }

    @Test
    void shouldNotBeStoppedByAListenerThatFails() {
        venue = ScriptedVenue.start((wire, index) -> WebSocketWire.acceptPublic(wire)
                .text("42/public,[\"stream\",{\"ticker\":{\"price\":1}}]")
                .text("42/public,[\"stream\",{\"ticker\":{\"price\":2}}]")
                .drain());
        client = PaymiumClient.open(ClientSettings.of(venue.uri()));
        stream = client.openStream("test", PUBLIC, new StreamListener() {
            @Override
            public void onState(StreamState state, StreamReason reason) {
                heard.onState(state, reason);
                throw new IllegalStateException("a test's own failure");
            }

            @Override
            public void onPublicData(PublicData data, long receivedEpochMicros) {
                heard.onPublicData(data, receivedEpochMicros);
                throw new IllegalStateException("a test's own failure");
            }
        });
        heard.await("public ticker 2");
    }

    @Test
    void shouldHearItsOwnerFromWithinTheListener() {
        venue = ScriptedVenue.start(
                (wire, index) -> WebSocketWire.acceptPublic(wire).drain());
        client = PaymiumClient.open(ClientSettings.of(venue.uri()));
        List<String> states = new CopyOnWriteArrayList<>();
        stream = client.openStream("test", PUBLIC, (state, reason) -> {
            states.add(state + " " + reason);
            if (state == StreamState.LIVE) {
                if (states.size() < 4) {
                    stream.restart();
                } else {
                    stream.close();
                }
            }
        });
        Outcomes.soon().until(() -> stream.state() == StreamState.CLOSED);
        assertEquals(
                List.of(
                        "CONNECTING OPENED",
                        LIVE,
                        "LOST RESTARTED",
                        "CONNECTING RETRY",
                        LIVE,
                        "CLOSED CLOSED_BY_OWNER"),
                states);
    }

    @Test
    void shouldSayFarewellWhenClosed() {
        List<String> farewell = new CopyOnWriteArrayList<>();
        open(
                PUBLIC,
                (wire, index) -> farewell.add(
                        String.valueOf(WebSocketWire.acceptPublic(wire).readFrame())));
        heard.await(LIVE);
        stream.close();
        Outcomes.soon().until(() -> farewell.size() == 1);
        assertTrue(farewell.get(0).startsWith("8 "), farewell::toString);
    }

    @Test
    void shouldSpeakTlsNamingTheHostAndTrustNobodyElse(@TempDir Path folder) throws Exception {
        KeyStore keys = TestKeys.generate(folder, "venue.p12", "dns:venue.example");
        List<String> names = new CopyOnWriteArrayList<>();
        ServerSocket socket = TestKeys.context(keys)
                .getServerSocketFactory()
                .createServerSocket(0, 50, ScriptedVenue.address("127.0.0.1"));
        venue = ScriptedVenue.start(socket, (wire, index) -> {
            WebSocketWire accepted = WebSocketWire.acceptPublic(wire);
            names.add(wire.requestedServerName());
            names.add(accepted.request().headers().get("host"));
            accepted.drain();
        });
        client = tlsClient(builder -> builder.trustStore(keys));
        stream = client.openStream("trusting", PUBLIC, heard);
        heard.await(LIVE);
        Outcomes.soon().until(() -> names.equals(List.of("venue.example", "venue.example:" + venue.port())));
        client.close();
        client = tlsClient(builder -> builder);
        stream = client.openStream("mistrusting", PUBLIC, heard);
        heard.await("LOST TLS_FAILED");
    }

    private PaymiumClient tlsClient(UnaryOperator<ClientSettings.Builder> change) {
        URI uri = URI.create("https://venue.example:" + venue.port() + "/api/v1");
        return PaymiumClient.open(
                change.apply(ClientSettings.of(uri).toBuilder()).build(),
                EpochMicrosClock.system(),
                System::nanoTime,
                host -> new InetAddress[] {ScriptedVenue.address("127.0.0.1")});
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
