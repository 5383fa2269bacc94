package io.paymiumfix.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The stream against the server Paymium runs: socket.io 1.3.7 as published, and by a profile its successors. */
@Timeout(90)
class SocketIoIT {
    private static final String CHANNEL = "it's a \"channel\" \\ \u00e9\n";
    private static final String CHANNEL_TOLD =
            "{\"event\":\"channel\",\"id\":\"it's a \\\"channel\\\" \\\\ \u00e9\\n\"}";
    private static final String LIVE = "LIVE JOINED";
    private static final StreamSettings BOTH = StreamSettings.publicData().toBuilder()
            .channelId(Secret.of(CHANNEL))
            .reconnectMinMs(50)
            .reconnectMaxMs(200)
            .build();
    private static final StreamSettings IMPATIENT =
            BOTH.toBuilder().pingIntervalMs(100).pongTimeoutMs(300).build();

    private final StreamRecorder heard = new StreamRecorder();
    private SocketIoServer server;
    private PaymiumClient client;
    private PaymiumStream stream;

    @BeforeAll
    static void install() throws Exception {
        SocketIoServer.install();
    }

    @BeforeEach
    void start() throws Exception {
        server = SocketIoServer.start();
    }

    @AfterEach
    void stop() throws Exception {
        if (client != null) {
            client.close();
        }
        server.close();
    }

    private void open(StreamSettings settings) {
        open(server.uri(), settings, builder -> builder);
    }

    private void open(URI uri, StreamSettings settings, UnaryOperator<ClientSettings.Builder> change) {
        client = PaymiumClient.open(
                change.apply(ClientSettings.of(uri).toBuilder()).build());
        stream = client.openStream("test", settings, heard);
    }

    @Test
    void shouldJoinAndAskForTheChannel() {
        open(BOTH);
        heard.await(LIVE);
        Outcomes.soon().until(() -> server.count(CHANNEL_TOLD) == 1);
        assertEquals(List.of("CONNECTING OPENED", LIVE), heard.lines());
        assertEquals(StreamState.LIVE, stream.state());
        assertEquals(1, server.count("{\"event\":\"joined\",\"namespace\":\"/public\"}"));
        assertEquals(1, server.count("{\"event\":\"joined\",\"namespace\":\"/user\"}"));
    }

    @Test
    void shouldJoinNothingButWhatIsWanted() throws Exception {
        open(StreamSettings.publicData());
        heard.await(LIVE);
        server.emit("/public", "{\"ticker\":{\"price\":\"275\"}}");
        heard.await("public ticker 275");
        assertEquals(0, server.count("{\"event\":\"joined\",\"namespace\":\"/user\"}"));
    }

    @Test
    void shouldTellWhatTheVenueTellsToTheLastDigit() throws Exception {
        open(BOTH);
        heard.await(LIVE);
        server.emit("/public", "{\"ticker\":{\"price\":\"275\",\"at\":1446464202,\"variation\":\"1.8519\"}}");
        server.emit(
                "/public",
                "{\"trades\":[{\"price\":\"275\",\"traded_btc\":\"0.03636363\",\"timestamp\":1446464202000,\"currency\":\"EUR\"}]}");
        server.emit(
                "/public",
                "{\"bids\":[{\"timestamp\":1424208720,\"amount\":\"17.43992373\",\"price\":\"265\",\"currency\":\"EUR\"}],"
                        + "\"asks\":[{\"timestamp\":1424208720,\"amount\":17.43992373,\"price\":275,\"currency\":\"EUR\"},"
                        + "{\"amount\":0,\"price\":1e3},{\"amount\":1e-8,\"price\":0.1}]}");
        server.emit("/user", "{\"balance_eur\":\"410.04\",\"locked_btc\":0.1}");
        server.emit(
                "/user",
                "{\"orders\":[{\"uuid\":\"89d4b612-5e6a-4154-94f3-120d03f4e891\",\"amount\":\"1\",\"state\":\"filled\","
                        + "\"updated_at\":\"2015-11-02T11:36:41.000Z\",\"traded_btc\":\"0.00366197\",\"traded_currency\":"
                        + "\"129.9999350001\",\"account_operations\":[]}]}");
        heard.await("user order filled 0.00366197");
        assertEquals(
                List.of(
                        "public ticker 275",
                        "public trade 0.03636363@275",
                        "public bid 17.43992373@265 ask 17.43992373@275 ask 0@1000 ask 0.00000001@0.1",
                        "user balances {eur=410.04} locked {btc=0.1}",
                        "user order filled 0.00366197"),
                heard.lines().subList(2, 7));
        assertEquals(
                new VenueTime(1_446_464_202_000L, 1),
                heard.publicData().get(1).trades().get(0).createdAt());
        assertEquals(
                new BigDecimal("129.9999350001"),
                heard.userData().get(1).orders().get(0).tradedCurrency());
        assertEquals(0, stream.counts().badFrames());
    }

    @Test
    void shouldStayConnectedByItsOwnPings() throws Exception {
        server.close();
        server = SocketIoServer.start(0, 200, 300);
        open(BOTH);
        Outcomes.soon().until(() -> server.count("{\"event\":\"frame\",\"text\":\"2\"}") >= 8);
        server.emit("/public", "{\"ticker\":{\"price\":\"1\"}}");
        heard.await("public ticker 1");
        assertEquals(List.of("CONNECTING OPENED", LIVE, "public ticker 1"), heard.lines());
    }

    @Test
    void shouldSendNothingElseThanItMust() throws Exception {
        open(IMPATIENT);
        heard.await(LIVE);
        for (String text : List.of("garbage", "42/user,12[\\\"stream\\\",{}]", "2probe", "6", "451-x", "0{}", "2")) {
            raw(text);
        }
        long pings = server.count("{\"event\":\"frame\",\"text\":\"2\"}");
        Outcomes.soon().until(() -> server.count("{\"event\":\"frame\",\"text\":\"2\"}") >= pings + 3);
        List<String> frames = server.lines().stream()
                .filter(line -> line.startsWith("{\"event\":\"frame\""))
                .distinct()
                .toList();
        assertEquals(
                List.of(
                        "{\"event\":\"frame\",\"text\":\"40/public\"}",
                        "{\"event\":\"frame\",\"text\":\"40/user\"}",
                        "{\"event\":\"frame\",\"text\":\"42/user,[\\\"channel\\\",\\\"it's a \\\\\\\"channel\\\\\\\" \\\\\\\\ \u00e9\\\\n\\\"]\"}",
                        "{\"event\":\"frame\",\"text\":\"2\"}"),
                frames);
        assertEquals(StreamState.LIVE, stream.state());
    }

    @Test
    void shouldComeBackAndAskForTheChannelAgainWhenTheServerDies() throws Exception {
        open(BOTH);
        heard.await(LIVE);
        int port = server.port();
        server.kill();
        heard.await("LOST CLOSED_BY_VENUE").await("LOST CONNECT_FAILED");
        server = SocketIoServer.start(port, 25_000, 60_000);
        heard.await(LIVE, 2);
        Outcomes.soon().until(() -> server.count(CHANNEL_TOLD) == 1);
        server.emit("/user", "{\"balance_eur\":\"1\"}");
        heard.await("user balances {eur=1}");
    }

    @Test
    void shouldLeaveAServerThatAnswersNoPings() throws Exception {
        open(IMPATIENT);
        heard.await(LIVE);
        server.command("{\"do\":\"silence\"}");
        heard.await("LOST SILENT").await(LIVE, 2);
        Outcomes.soon().until(() -> server.count(CHANNEL_TOLD) == 2);
    }

    @Test
    void shouldLeaveAServerThatWasConfused() throws Exception {
        open(IMPATIENT);
        heard.await(LIVE);
        server.command("{\"do\":\"confuse\"}");
        heard.await(LIVE, 2);
        String lost = heard.lines().get(2);
        assertTrue(List.of("LOST SILENT", "LOST CLOSED_BY_VENUE").contains(lost), lost);
        if (SocketIoServer.VERSION.equals("1.3.7")) {
            assertEquals("LOST SILENT", lost);
        }
    }

    @Test
    void shouldComeBackWhenANamespaceIsTakenAway() throws Exception {
        open(BOTH);
        heard.await(LIVE);
        server.command("{\"do\":\"leave\",\"namespace\":\"/user\"}");
        heard.await("LOST NAMESPACE_LEFT").await(LIVE, 2);
        Outcomes.soon().until(() -> server.count(CHANNEL_TOLD) == 2);
        server.command("{\"do\":\"disconnect\",\"namespace\":\"/public\"}");
        heard.await("LOST NAMESPACE_LEFT", 2).await(LIVE, 3);
        server.emit("/user", "{\"balance_eur\":\"1\"}");
        heard.await("user balances {eur=1}");
    }

    @Test
    void shouldPassOverWhatItCannotReadAndSaySo() throws Exception {
        open(BOTH);
        heard.await(LIVE);
        List<String> bad = List.of(
                "",
                "garbage",
                "4",
                "42/public,[\\\"stream\\\",{bad",
                "42/public,[\\\"stream\\\",{\\\"bids\\\":[{\\\"price\\\":\\\"x\\\"}]}]",
                "42/public",
                "451-/public,[]");
        for (String text : bad) {
            raw(text);
        }
        server.command("{\"do\":\"rawBinary\",\"text\":\"4\"}");
        server.command("{\"do\":\"emit\",\"namespace\":\"/public\",\"name\":\"other\",\"data\":{}}");
        server.emit("/public", "{\"ticker\":{\"price\":\"1\"}}");
        heard.await("public ticker 1");
        assertEquals(bad.size() + 1, stream.counts().badFrames());
        assertEquals(1, stream.counts().otherEvents());
        assertEquals(1, stream.counts().lives());
        assertEquals(
                bad.size() + 1,
                heard.lines().stream().filter("unreadable PUBLIC"::equals).count());
        assertEquals(
                bad.size() + 1 - 3,
                heard.lines().stream().filter("unreadable USER"::equals).count());
    }

    @Test
    void shouldTakeAHugeFrameAndRefuseOneBeyondItsLimit() throws Exception {
        open(BOTH.toBuilder().maxFrameBytes(6 << 20).build());
        heard.await(LIVE);
        server.command("{\"do\":\"huge\",\"levels\":50000}");
        Outcomes.soon().until(() -> !heard.publicData().isEmpty());
        assertEquals(50_000, heard.publicData().get(0).bids().size());
        assertTrue(stream.counts().bytes() > 3 << 20, "several MiB");
        server.command("{\"do\":\"huge\",\"levels\":100000}");
        heard.await("LOST OVERSIZE").await(LIVE, 2);
        assertEquals(1, heard.publicData().size());
    }

    @Test
    void shouldMakeANewConnectionWhenAsked() throws Exception {
        open(BOTH);
        heard.await(LIVE);
        stream.restart();
        heard.await("LOST RESTARTED").await(LIVE, 2);
        Outcomes.soon().until(() -> server.count(CHANNEL_TOLD) == 2);
    }

    @Test
    void shouldTellNothingOnceClosed() throws Exception {
        open(BOTH);
        heard.await(LIVE);
        stream.close();
        stream.close();
        heard.await("CLOSED CLOSED_BY_OWNER");
        server.emit("/public", "{\"ticker\":{\"price\":\"1\"}}");
        client.close();
        assertEquals(List.of("CONNECTING OPENED", LIVE, "CLOSED CLOSED_BY_OWNER"), heard.lines());
    }

    @Test
    void shouldKeepTryingOnAPathTheServerDoesNotServe() {
        open(BOTH.toBuilder().path("/elsewhere/").openTimeoutMs(300).build());
        Outcomes.soon().until(() -> stream.counts().losses() >= 2);
        String lost = heard.lines().get(1);
        assertTrue(List.of("LOST HANDSHAKE_REFUSED", "LOST OPEN_TIMEOUT").contains(lost), lost);
    }

    private void raw(String text) throws Exception {
        server.command("{\"do\":\"raw\",\"text\":\"" + text + "\"}");
    }
}
