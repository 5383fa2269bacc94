package io.paymiumfix.fix;

import static io.paymiumfix.fix.FakePublicVenue.level;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.client.Depth;
import io.paymiumfix.marketdata.FeedSettings;
import io.paymiumfix.marketdata.FeedState;
import io.paymiumfix.marketdata.MarketData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients of Paymium's former FIX endpoint, byte for byte as they were seen, log on and subscribe unchanged. */
@Timeout(60)
class LegacyDialectTest {
    private static final String OBSERVED =
            "262=foo|263=1|264=0|265=1|267=6|269=0|269=1|269=2|269=4|269=9|269=5|146=1|55=EUR/XBT|";

    @TempDir
    private Path folder;

    private final FakePublicVenue venue =
            new FakePublicVenue(new Depth(List.of(level("49999", "1.5")), List.of(level("50001.5", "2"))));
    private GatewayUnderTest gateway;
    private MarketData marketData;
    private LegacyClient client;

    @BeforeEach
    void start() throws Exception {
        gateway = new GatewayUnderTest(folder);
        marketData = new MarketData(
                FeedSettings.DEFAULTS,
                10,
                venue,
                gateway.gateway.openMarketData(new MarketDataLimits(64 << 10, 200), null),
                FakeInbox::nowUs);
        gateway.gateway.serveMarketData(marketData);
        gateway.start();
        marketData.start();
        venue.goLive();
        venue.tellTicker("48000", "50000", "12.5");
        await().until(() -> marketData.state() == FeedState.LIVE);
        client = new LegacyClient(gateway.gateway.port(), gateway.legacyCompId(), gateway.compId);
        client.logon();
        assertEquals("A", client.take().type());
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        marketData.close();
        gateway.close();
    }

    @Test
    void shouldSubscribeWithTheObservedRequest() throws Exception {
        client.send("V", OBSERVED);
        assertEquals(
                List.of(
                        "262=foo",
                        "55=EUR/XBT",
                        "268=4",
                        "269=0",
                        "270=49999",
                        "271=1.5",
                        "269=1",
                        "270=50001.5",
                        "271=2",
                        "269=4",
                        "270=48000",
                        "271=0",
                        "269=5",
                        "270=50000",
                        "271=0"),
                client.take().fields());
        venue.tell(List.of(level("49999", "0"), level("49998", "1")), List.of());
        assertEquals(
                List.of(
                        "262=foo",
                        "268=2",
                        "279=2",
                        "269=0",
                        "270=49999",
                        "271=0",
                        "279=0",
                        "269=0",
                        "270=49998",
                        "271=1"),
                client.take().fields());
        venue.tellTrade("50001.5", "0.5", 1_795_000_000_123L);
        assertEquals(
                List.of(
                        "262=foo",
                        "268=2",
                        "279=1",
                        "269=5",
                        "270=50001.5",
                        "271=0",
                        "279=0",
                        "269=2",
                        "270=50001.5",
                        "271=0.5"),
                client.take().fields());
    }

    @Test
    void shouldRefuseInWordsTheClientSurvives() throws Exception {
        client.send("V", OBSERVED.replace("EUR/XBT", "EUR/ETH"));
        final LegacyClient.Taken refusal = client.take();
        assertEquals("j", refusal.type());
        assertEquals("foo", refusal.field(379));
        assertEquals("0", refusal.field(380));
        assertEquals("", refusal.field(45), "docs/fix44.md says that it is not there");
        assertTrue(refusal.field(58).startsWith("SYMBOL_UNKNOWN"), refusal.toString());
        client.send("V", OBSERVED.replace("262=foo|", ""));
        assertEquals("3", client.take().type());
        client.send("x", "320=q|559=4|");
        assertEquals("j", client.take().type());
        client.send("D", "11=a|55=BTC/EUR|54=1|60=20261120-10:00:00|38=1|40=2|44=1|");
        assertEquals("j", client.take().type());
        client.send("V", OBSERVED);
        assertEquals("W", client.take().type());
    }

    @Test
    void shouldBeKeptAliveByTestRequestsAlone() throws Exception {
        assertEquals("1", client.take().type());
        client.send("V", OBSERVED);
        assertEquals("W", client.take().type());
    }

    @Test
    void shouldStartAtOneWithEachLogonWhateverWasBefore() throws Exception {
        client.send("V", OBSERVED);
        client.take();
        client.close();
        await().until(this::isBack);
        client.send("V", OBSERVED);
        assertEquals("W", client.take().type());
    }

    /** Refused while the gateway has not noticed the end of the connection before. */
    private boolean isBack() throws IOException {
        client = new LegacyClient(gateway.gateway.port(), gateway.legacyCompId(), gateway.compId);
        client.logon();
        try {
            return client.take().type().equals("A");
        } catch (IOException e) {
            client.close();
            return false;
        }
    }
}
