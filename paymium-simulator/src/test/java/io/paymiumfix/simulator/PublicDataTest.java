package io.paymiumfix.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.market.MarketMakerSettings;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PublicDataTest {

    private final AtomicLong nowMicros = new AtomicLong(1_795_171_924_500_000L);
    private Simulator simulator = Simulator.start(SimulatorSettings.defaults(), nowMicros::get);
    private Caller caller = new Caller(simulator, new SimulatedToken("", ""));

    @AfterEach
    void stop() {
        simulator.close();
    }

    private JsonNode get(String path) throws Exception {
        return caller.getPublic(path).json();
    }

    private void trade() throws Exception {
        SimulatedUser ann = simulator.createUser("ann", "1000000", "100");
        simulator.place(ann, NewOrder.limit(Direction.SELL, "1", "50000"));
        simulator.place(ann, NewOrder.limit(Direction.SELL, "2", "50010"));
        simulator.place(ann, NewOrder.limit(Direction.BUY, "0.5", "49990"));
        simulator.place(ann, NewOrder.market(Direction.BUY, "1.5"));
        nowMicros.addAndGet(60_000_000);
        simulator.place(ann, NewOrder.market(Direction.SELL, "0.25"));
    }

    @Test
    void shouldTellTheTicker() throws Exception {
        trade();
        JsonNode ticker = get("/data/eur/ticker/");
        assertEquals("50010.0", ticker.get("high").asText());
        assertEquals("49990.0", ticker.get("low").asText());
        assertEquals("1.75", ticker.get("volume").asText());
        assertEquals("49990.0", ticker.get("bid").asText());
        assertEquals("50010.0", ticker.get("ask").asText());
        assertEquals("50000.0", ticker.get("midpoint").asText());
        assertEquals("50001.42857143", ticker.get("vwap").asText());
        assertEquals("49990.0", ticker.get("price").asText());
        assertEquals("50000.0", ticker.get("open").asText());
        assertEquals("-0.02", ticker.get("variation").asText());
        assertEquals("0.25", ticker.get("size").asText());
        assertEquals(1_795_171_984, ticker.get("at").asLong());
    }

    @Test
    void shouldTellTickerAndDepthOfAnEmptyMarket() throws Exception {
        assertTrue(get("/data/eur/ticker").get("price").isNull());
        assertEquals("{\"bids\":[],\"asks\":[]}", get("/data/eur/depth").toString());
    }

    @Test
    void shouldTellTradesAndDepthAndBars() throws Exception {
        trade();
        JsonNode trades = get("/data/eur/trades");
        assertEquals(3, trades.size());
        assertEquals("buy", trades.at("/0/side").asText());
        assertEquals("50000.0", trades.at("/0/traded_currency").asText());
        assertEquals(1, get("/data/eur/trades?since=1795171984").size());
        assertEquals("1.5", get("/data/eur/depth").at("/asks/0/amount").asText());
        assertEquals("49990.0", get("/data/eur/depth").at("/bids/0/price").asText());
        JsonNode bars = get("/data/eur/ohlcv?interval=1m");
        assertEquals(
                "[[1795171920000,\"50000.0\",\"50010.0\",\"50000.0\",\"50010.0\",\"1.5\"],"
                        + "[1795171980000,\"49990.0\",\"49990.0\",\"49990.0\",\"49990.0\",\"0.25\"]]",
                bars.toString());
        assertEquals(400, caller.getPublic("/data/eur/ohlcv?startTime=1").status());
        assertEquals(400, caller.getPublic("/data/eur/ohlcv?interval=7m").status());
        assertEquals(
                1,
                get("/data/eur/ohlcv?startTime=1795171980&endTime=1795172040").size());
    }

    @Test
    void shouldKnowCountriesAndCurrenciesAndNothingElse() throws Exception {
        assertEquals("FR", get("/countries").at("/0/iso_alpha2").asText());
        assertEquals("BTC", get("/currencies/").at("/0/code").asText());
        assertEquals(404, caller.getPublic("/nothing").status());
        assertEquals(404, caller.getPublic("/data/usd/ticker").status());
        assertEquals(
                404,
                caller.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simulator.port() + "/"))
                                .build())
                        .status());
    }

    @Test
    void shouldCountCallsDownAndRefuseWhenNoneIsLeft() throws Exception {
        simulator.close();
        simulator =
                Simulator.start(SimulatorSettings.defaults().withRest(rest -> rest.callsPerWindow(2)), nowMicros::get);
        caller = new Caller(simulator, new SimulatedToken("", ""));
        Caller.Answer first = caller.getPublic("/data/eur/ticker");
        assertEquals("2", first.header("X-RateLimit-Limit"));
        assertEquals("1", first.header("X-RateLimit-Remaining"));
        assertEquals("Fri, 20 Nov 2026 10:52:04 GMT", first.header("Date"));
        assertEquals("0", caller.getPublic("/data/eur/ticker").header("X-RateLimit-Remaining"));
        assertEquals(429, caller.getPublic("/data/eur/ticker").status());
        nowMicros.addAndGet(86_400_000_000L);
        assertEquals(200, caller.getPublic("/data/eur/ticker").status());
    }

    @Test
    void shouldAnswerPipelinedRequestsInOrder() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
            StringBuilder requests = new StringBuilder();
            for (int i = 0; i < 300; i++) {
                requests.append("GET /api/v1/")
                        .append(i % 2 == 0 ? "countries" : "data/eur/depth")
                        .append(" HTTP/1.1\r\nHost: localhost\r\n")
                        .append(i == 299 ? "Connection: close\r\n\r\n" : "\r\n");
            }
            socket.getOutputStream().write(requests.toString().getBytes(StandardCharsets.US_ASCII));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            List<String> answers = reader.lines()
                    .filter(line -> line.startsWith("[{\"iso") || line.startsWith("{\"bids"))
                    .map(line -> line.startsWith("[") ? "countries" : "depth")
                    .toList();
            assertEquals(
                    IntStream.range(0, 300)
                            .mapToObj(i -> i % 2 == 0 ? "countries" : "depth")
                            .toList(),
                    answers);
        }
    }

    @Test
    void shouldQuoteAndMoveTheSameWayFromTheSameSeed() throws Exception {
        MarketMakerSettings settings = MarketMakerSettings.defaults().withSeed(7);
        MarketMaker maker = simulator.marketMaker(settings);
        try (Simulator second = Simulator.start(SimulatorSettings.defaults(), nowMicros::get)) {
            MarketMaker secondMaker = second.marketMaker(settings);
            for (int i = 0; i < 50; i++) {
                maker.step();
                secondMaker.step();
            }
            assertEquals(maker.mid(), secondMaker.mid());
            assertEquals(
                    get("/data/eur/depth"),
                    new Caller(second, new SimulatedToken("", ""))
                            .getPublic("/data/eur/depth")
                            .json());
        }
        assertTrue(get("/data/eur/trades").size() > 5);
        maker.moveTo(new BigDecimal("60000"));
        assertEquals("59990.0", get("/data/eur/ticker").get("bid").asText());
        maker.stop();
        assertEquals(0, get("/data/eur/depth").get("bids").size());
    }
}
