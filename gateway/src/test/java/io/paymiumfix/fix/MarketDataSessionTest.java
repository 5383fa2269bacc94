package io.paymiumfix.fix;

import static io.paymiumfix.fix.FakePublicVenue.level;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.client.Depth;
import io.paymiumfix.marketdata.FeedSettings;
import io.paymiumfix.marketdata.FeedState;
import io.paymiumfix.marketdata.MarketData;
import io.paymiumfix.order.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Market data on real sessions over sockets; the raw client takes nothing that is not FIX 4.4 as published. */
@Timeout(60)
class MarketDataSessionTest {
    private static final Rules.Instrument INSTRUMENT = new Rules.Instrument(
            1_000_000L, 10_000L, 100_000_000_000L, 100_000_000L, 1_000_000_000_000L, 1_000_000L, 100_000_000_000_000L);
    private static final long LOST_GRACE_US = 100_000;

    @TempDir
    private Path folder;

    private final FakePublicVenue venue = new FakePublicVenue(
            new Depth(List.of(level("49999", "1.5"), level("49998", "0.25")), List.of(level("50001.5", "2"))));
    private GatewayUnderTest gateway;
    private MarketData marketData;

    @BeforeEach
    void start() throws Exception {
        gateway = new GatewayUnderTest(folder);
        marketData = new MarketData(
                new FeedSettings(LOST_GRACE_US, 30_000_000, 2_000_000, 1_000_000, 600_000_000),
                4,
                venue,
                gateway.gateway.openMarketData(new MarketDataLimits(64 << 10, 200), INSTRUMENT),
                FakeInbox::nowUs);
    }

    @AfterEach
    void stop() {
        marketData.close();
        gateway.close();
    }

    private void serve() throws Exception {
        gateway.gateway.serveMarketData(marketData);
        gateway.start();
        marketData.start();
        venue.goLive();
        await().until(() -> marketData.state() == FeedState.LIVE);
    }

    @Test
    void shouldTellTheBookAndThenEachChange() throws Exception {
        serve();
        try (RawFixClient client = gateway.loggedOn()) {
            client.send("V", request("r1", '1', 0, "265=1|", "012", "EUR/XBT"));
            assertEquals(
                    "262=r1|55=EUR/XBT|268=3|269=0|270=49999|271=1.5|269=0|270=49998|271=0.25|269=1|270=50001.5|271=2|",
                    body(client.read("W")));
            venue.tell(List.of(level("49999", "0"), level("49998", "0.3")), List.of(level("50001", "0.00000001")));
            assertEquals(
                    "262=r1|268=3|279=2|269=0|55=EUR/XBT|270=49999|279=1|269=0|55=EUR/XBT|270=49998|271=0.3|"
                            + "279=0|269=1|55=EUR/XBT|270=50001|271=0.00000001|",
                    body(client.read("X")));
            venue.tellTrade("50001", "0.5", 1_795_000_000_123L);
            assertEquals(
                    "262=r1|268=1|279=0|269=2|55=EUR/XBT|270=50001|271=0.5|272=20261118|273=11:06:40.123|",
                    body(client.read("X")));
            client.send("V", request("r1", '2', 0, "265=1|", "012", "EUR/XBT"));
            client.send("V", request("r2", '0', 1, "", "0", "BTC/EUR"));
            assertEquals("262=r2|55=BTC/EUR|268=1|269=0|270=49998|271=0.3|", body(client.read("W")));
        }
    }

    @Test
    void shouldEmptyTheBookWithAnEmptySnapshotWhenTheStreamStaysAway() throws Exception {
        serve();
        try (RawFixClient client = gateway.loggedOn()) {
            client.send("V", request("full", '1', 0, "265=0|", "01", "BTC/EUR"));
            assertEquals("3", RawFixClient.field(client.read("W"), 268));
            venue.getLost();
            assertEquals("262=full|55=BTC/EUR|268=0|", body(client.read("W")));
            venue.goLive();
            assertEquals("3", RawFixClient.field(client.read("W"), 268));
        }
    }

    @Test
    void shouldDeleteEachLevelForWhoTakesChangesWhenTheStreamStaysAway() throws Exception {
        serve();
        try (RawFixClient client = gateway.loggedOn()) {
            client.send("V", request("inc", '1', 1, "265=1|", "01", "BTC/EUR"));
            client.read("W");
            venue.getLost();
            assertEquals(
                    "262=inc|268=2|279=2|269=0|55=BTC/EUR|270=49999|279=2|269=1|55=BTC/EUR|270=50001.5|",
                    body(client.read("X")));
        }
    }

    @Test
    void shouldFillTheGapOfMarketDataAndSendReportsAgain() throws Exception {
        serve();
        try (RawFixClient client = gateway.loggedOn()) {
            gateway.report(1);
            client.read("8");
            client.send("V", request("r1", '1', 0, "265=1|", "01", "BTC/EUR"));
            client.read("W");
            venue.tell(List.of(level("49999", "9")), List.of());
            client.read("X");
            gateway.report(2);
            assertEquals("5", RawFixClient.field(client.read("8"), 34));
            client.send("2", "7=2|16=0|");
            assertEquals("exec-1", RawFixClient.field(client.read("8"), 17));
            final String gap = client.read("4");
            assertEquals("3", RawFixClient.field(gap, 34));
            assertEquals("5", RawFixClient.field(gap, 36));
            assertEquals("exec-2", RawFixClient.field(client.read("8"), 17));
        }
    }

    @Test
    void shouldRefuseWithTheRightReasonAndGoOn() throws Exception {
        serve();
        try (RawFixClient client = gateway.loggedOn()) {
            final List<String> refusals = new ArrayList<>();
            client.send("V", request("a", '1', 0, "265=1|", "0", "ETH/EUR"));
            refusals.add(reason(client.read("Y")));
            client.send("V", request("b", '1', 0, "265=1|", "06", "BTC/EUR"));
            refusals.add(reason(client.read("Y")));
            client.send("V", request("c", '1', -1, "265=1|", "0", "BTC/EUR"));
            refusals.add(reason(client.read("Y")));
            client.send("V", request("d", '1', 0, "265=1|266=N|", "0", "BTC/EUR"));
            refusals.add(reason(client.read("Y")));
            client.send("V", request("e", '1', 0, "", "0", "BTC/EUR"));
            refusals.add(reason(client.read("Y")));
            client.send("V", request("f", '2', 0, "", "0", "BTC/EUR"));
            refusals.add(reason(client.read("Y")));
            for (int i = 0; i < 5; i++) {
                client.send("V", request("s" + i, '1', 0, "265=1|", "0", "BTC/EUR"));
            }
            refusals.add(reason(client.read("Y")));
            client.send("V", request("s0", '1', 0, "265=1|", "0", "BTC/EUR"));
            refusals.add(reason(client.read("Y")));
            assertEquals(List.of("0", "8", "5", "7", "6", "4", "2", "1"), refusals);
        }
    }

    @Test
    void shouldCutAndCleanTheIdOfARefusedRequestInTheLog() throws Exception {
        serve();
        try (LogLines log = new LogLines(MarketDataEdge.class);
                RawFixClient client = gateway.loggedOn()) {
            client.send("V", request("a\nALARM" + "x".repeat(9_000), '1', 0, "265=1|", "0", "ETH/EUR"));
            client.read("Y");
            final String line = log.first("refused");
            assertTrue(line.contains("MDReqID(262) a?ALARMxxx"), line);
            assertTrue(line.contains("x\u2026 refused: SYMBOL_UNKNOWN") && line.length() < 400, line);
        }
    }

    @Test
    void shouldRefuseMarketDataThatIsSwitchedOff() throws Exception {
        gateway.start();
        try (RawFixClient client = gateway.loggedOn()) {
            client.send("V", request("a", '1', 0, "265=1|", "0", "BTC/EUR"));
            final String refusal = client.read("j");
            assertTrue(RawFixClient.field(refusal, 58).startsWith("MARKET_DATA_OFF"), refusal);
            assertEquals("V", RawFixClient.field(refusal, 372));
        }
    }

    @Test
    void shouldListTheInstrumentUnderTheNameTheClientUses() throws Exception {
        gateway.start();
        try (RawFixClient client = gateway.loggedOn()) {
            client.send("x", "320=q1|559=0|55=XBT/EUR|");
            final String list = client.read("y");
            assertEquals("0", RawFixClient.field(list, 560));
            assertEquals("XBT/EUR", RawFixClient.field(list, 55));
            assertTrue(list.contains("872=MinPriceIncrement=0.01|"), list);
            assertEquals("0.0001", RawFixClient.field(list, 562));
            client.send("x", "320=q2|559=4|");
            assertEquals("BTC/EUR", RawFixClient.field(client.read("y"), 55));
            client.send("x", "320=q3|559=0|55=ETH/EUR|");
            assertEquals("2", RawFixClient.field(client.read("y"), 560));
            client.send("x", "320=q4|559=1|");
            assertEquals("1", RawFixClient.field(client.read("y"), 560));
        }
    }

    @Test
    void shouldEndTheSubscriptionsOfASessionWithItsConnection() throws Exception {
        serve();
        final RawFixClient first = gateway.loggedOn();
        first.send("V", request("r1", '1', 0, "265=1|", "0", "BTC/EUR"));
        first.read("W");
        first.close();
        await().until(() -> !gateway.health().loggedOn());
        try (RawFixClient second = gateway.connect().from(3)) {
            second.logon(GatewayUnderTest.CREDENTIALS);
            second.read("A");
            venue.tell(List.of(level("49999", "9")), List.of());
            second.send("V", request("r1", '1', 0, "265=1|", "0", "BTC/EUR"));
            assertEquals(
                    "262=r1|55=BTC/EUR|268=2|269=0|270=49999|271=9|269=0|270=49998|271=0.25|", body(second.read("W")));
        }
    }

    @Test
    void shouldDisconnectASessionThatDoesNotReadAndLeaveTheOthersAlone() throws Exception {
        serve();
        try (RawFixClient deaf = gateway.loggedOn();
                RawFixClient other = gateway.connectReader()) {
            deaf.send("V", request("deaf", '1', 0, "265=0|", "01", "BTC/EUR"));
            deaf.read("W");
            other.logon(GatewayUnderTest.CREDENTIALS);
            other.read("A");
            other.send("V", request("top", '1', 1, "265=1|", "0", "BTC/EUR"));
            other.read("W");
            int round = 0;
            while (gateway.health().loggedOn()) {
                final String amount = Integer.toString(++round);
                venue.tell(
                        IntStream.range(1, 1_000)
                                .mapToObj(price -> level(Integer.toString(price), amount))
                                .toList(),
                        List.of());
                await().until(() -> marketData.state() == FeedState.LIVE);
            }
            venue.tell(List.of(level("49999.5", "7")), List.of());
            String last;
            do {
                last = body(other.read("X"));
            } while (!last.contains("270=49999.5|271=7|"));
        }
    }

    @Test
    void shouldTellWhatMarketDataIsWorthToThoseWhoAsk() throws Exception {
        serve();
        try (RawFixClient client = gateway.loggedOn()) {
            client.send("g", "335=s1|336=MARKET-DATA|263=1|");
            final String first = client.read("h");
            assertEquals("2", RawFixClient.field(first, 340));
            assertTrue(RawFixClient.field(first, 58).startsWith("LIVE"), first);
            venue.getLost();
            assertEquals("1", RawFixClient.field(client.read("h"), 340));
            final String down = client.read("h");
            assertEquals("MARKET-DATA", RawFixClient.field(down, 336));
            assertEquals("s1", RawFixClient.field(down, 335));
            assertEquals("Y", RawFixClient.field(down, 325));
            assertEquals("3", RawFixClient.field(down, 340));
            client.send("g", "335=s1|336=MARKET-DATA|263=2|");
            client.send("g", "335=s2|336=MARKET-DATA|263=0|");
            assertEquals("s2", RawFixClient.field(client.read("h"), 335));
            venue.goLive();
            await().until(() -> marketData.state() == FeedState.LIVE);
            client.send("g", "335=s3|336=MARKET-DATA|263=0|");
            assertEquals("s3", RawFixClient.field(client.read("h"), 335));
        }
    }

    private static String request(
            final String id,
            final char kind,
            final int depth,
            final String more,
            final String types,
            final String symbol) {
        final StringBuilder text = new StringBuilder();
        text.append("262=").append(id).append("|263=").append(kind);
        text.append("|264=").append(depth).append('|').append(more);
        text.append("267=").append(types.length()).append('|');
        types.chars().forEach(type -> text.append("269=").append((char) type).append('|'));
        return text.append("146=1|55=").append(symbol).append('|').toString();
    }

    private static String reason(final String reject) throws IOException {
        return RawFixClient.field(reject, 281);
    }

    /** All between header and trailer. */
    private static String body(final String message) {
        return message.substring(message.indexOf("|262=") + 1, message.lastIndexOf("10="));
    }
}
