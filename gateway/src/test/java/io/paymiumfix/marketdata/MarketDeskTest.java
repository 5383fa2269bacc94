package io.paymiumfix.marketdata;

import static io.paymiumfix.marketdata.Exchange.levels;
import static io.paymiumfix.marketdata.Exchange.trade;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class MarketDeskTest {
    private static final long SECOND_US = 1_000_000;

    private final Exchange exchange = new Exchange();

    // ---------------------------------------------------------------- the book

    @Test
    void shouldApplyWhatTheStreamToldWhileTheBookWasRead() {
        exchange.connected();
        assertEquals(List.of("depth", "ticker", "trades"), exchange.asked);
        exchange.stream(levels("100x2"), levels("101x0"));
        exchange.depth(levels("100x1 99x5"), levels("101x3 102x4"));
        assertEquals(
                List.of("W BTC/EUR to A | BID 100 x 2 | BID 99 x 5 | OFFER 102 x 4"), exchange.subscribe("A", 0, "01"));
    }

    @Test
    void shouldTellEachChangeOnceToAllAlike() {
        exchange.live(levels("100x1"), levels("101x1"));
        exchange.subscribe("S1", "A", 0, "01", "BTC/EUR");
        exchange.subscribe("S2", "B", 0, "01", "BTC/EUR");
        exchange.subscribe("S2", "C", 0, "01", "EUR/XBT");
        exchange.stream(levels("100x0 99x4"), levels("101x2"));
        assertEquals(
                List.of(
                        "X BTC/EUR to A,B | 2 BID 100 | 0 BID 99 x 4 | 1 OFFER 101 x 2",
                        "X EUR/XBT to C | 2 BID 100 | 0 BID 99 x 4 | 1 OFFER 101 x 2"),
                exchange.out.said());
    }

    @Test
    void shouldSayNothingWhenNothingOfTheBestLevelsChanged() {
        exchange.live(levels("100x1 99x1 98x1"), levels("101x1"));
        exchange.subscribe("A", 2, "01");
        exchange.stream(levels("98x7"), List.of());
        assertEquals(List.of(), exchange.out.said());
    }

    @Test
    void shouldTellTheLevelThatLeavesAndTheOneThatEnters() {
        exchange.live(levels("100x1 99x1 98x1"), List.of());
        exchange.subscribe("A", 2, "0");
        exchange.stream(levels("100.5x3"), List.of());
        assertEquals(List.of("X BTC/EUR to A | 2 BID 99 | 0 BID 100.5 x 3"), exchange.out.said());
        exchange.stream(levels("100x0"), List.of());
        assertEquals(List.of("X BTC/EUR to A | 2 BID 100 | 0 BID 99 x 1"), exchange.out.said());
    }

    @Test
    void shouldEmptyTheBookWhenTheStreamStaysAway() {
        exchange.live(levels("100x1"), levels("101x1"));
        exchange.subscribe("A", 0, "01");
        exchange.lost();
        assertEquals(List.of("FEED LOST"), exchange.out.said());
        exchange.passes(2 * SECOND_US);
        assertEquals(List.of("FEED DOWN", "X BTC/EUR to A | 2 BID 100 | 2 OFFER 101"), exchange.out.said());
        assertEquals(List.of("W BTC/EUR to B"), exchange.subscribe("B", 0, "01"));
    }

    @Test
    void shouldTellEverythingAnewAfterTheStreamCameBack() {
        exchange.live(levels("100x1"), levels("101x1"));
        exchange.subscribe("A", 0, "01");
        exchange.lost();
        exchange.out.said();
        exchange.connected();
        exchange.depth(levels("100x1"), levels("103x1"));
        assertEquals(
                List.of("FEED SYNCING", "FEED LIVE", "W BTC/EUR to A | BID 100 x 1 | OFFER 103 x 1"),
                exchange.out.said());
    }

    @Test
    void shouldNotApplyWhatAnEarlierConnectionTold() {
        exchange.live(levels("100x1"), List.of());
        exchange.lost();
        exchange.connected();
        exchange.desk
                .feed()
                .streamTold(1, new StreamUpdate(null, List.of(), levels("100x9"), List.of()), exchange.nowUs);
        exchange.depth(levels("100x2"), List.of());
        assertEquals(List.of("W BTC/EUR to A | BID 100 x 2"), exchange.subscribe("A", 0, "0"));
    }

    @Test
    void shouldReadAgainWhenAReadingSetOutBeforeTheStreamWasThere() {
        exchange.live(levels("100x1"), List.of());
        exchange.passes(30 * SECOND_US);
        assertEquals(List.of("depth"), exchange.asked);
        exchange.lost();
        exchange.connected();
        exchange.depth(levels("55x1"), List.of());
        assertEquals(List.of("depth", "ticker", "trades", "depth"), exchange.asked);
        exchange.depth(levels("100x2"), List.of());
        assertEquals(List.of("W BTC/EUR to A | BID 100 x 2"), exchange.subscribe("A", 0, "0"));
    }

    // ---------------------------------------------------------------- doubt

    @Test
    void shouldPublishAnewWhenALevelDiffersTwiceWithNoUpdateBetween() {
        exchange.live(levels("100x1 99x1"), levels("101x1"));
        exchange.subscribe("A", 0, "01");
        exchange.passes(30 * SECOND_US);
        exchange.depth(levels("100x1 99x2"), levels("101x1"));
        exchange.passes(2 * SECOND_US);
        exchange.depth(levels("100x1 99x2"), levels("101x1"));
        assertEquals(List.of("depth", "depth", "depth", "ticker", "trades", "restart"), exchange.asked);
        exchange.depth(levels("100x1 99x2"), levels("101x1"));
        assertEquals(
                List.of("FEED SYNCING", "FEED LIVE", "W BTC/EUR to A | BID 100 x 1 | BID 99 x 2 | OFFER 101 x 1"),
                exchange.out.said());
    }

    @Test
    void shouldNotDoubtALevelThatWasUpdatedBetweenTheReadings() {
        exchange.live(levels("100x1 99x1"), List.of());
        exchange.subscribe("A", 0, "0");
        exchange.passes(30 * SECOND_US);
        exchange.depth(levels("100x1 99x2"), List.of());
        exchange.stream(levels("99x2"), List.of());
        exchange.passes(2 * SECOND_US);
        exchange.stream(levels("99x3"), List.of());
        exchange.depth(levels("100x1 99x2"), List.of());
        assertEquals(FeedState.LIVE, exchange.desk.feed().state());
    }

    @Test
    void shouldReadTheBookAfreshWhenItStaysCrossed() {
        exchange.live(levels("100x1"), levels("101x1"));
        exchange.stream(levels("102x1"), List.of());
        exchange.passes(SECOND_US / 2);
        assertEquals(List.of(), exchange.asked);
        exchange.passes(SECOND_US);
        assertEquals(List.of("depth", "ticker", "trades"), exchange.asked);
    }

    @Test
    void shouldAskAgainWhenTheBookCannotBeRead() {
        exchange.connected();
        exchange.asked.clear();
        exchange.desk.feed().depthFailed(exchange.nowUs);
        exchange.passes(SECOND_US / 2);
        assertEquals(List.of("depth"), exchange.asked);
    }

    // ---------------------------------------------------------------- trades and figures

    @Test
    void shouldTellATradeOnceWhicheverSourceTellsItFirst() {
        exchange.live(List.of(), List.of());
        exchange.subscribe("A", 0, "2");
        exchange.traded(trade(10, "100", "1"), trade(10, "100", "1"));
        assertEquals(List.of("X BTC/EUR to A | 0 TRADE 100 x 1 | 0 TRADE 100 x 1"), exchange.out.said());
        exchange.lost();
        exchange.connected();
        exchange.out.said();
        exchange.desk
                .feed()
                .tradesRead(List.of(
                        trade(10, "100", "1"), trade(10, "100", "1"), trade(10, "100", "1"), trade(11, "99", "2")));
        exchange.desk.flush();
        assertEquals(List.of("X BTC/EUR to A | 0 TRADE 100 x 1 | 0 TRADE 99 x 2"), exchange.out.said());
        exchange.traded(trade(11, "99", "2"));
        assertEquals(List.of(), exchange.out.said());
    }

    @Test
    void shouldKeepTheLastPriceWhenAnOlderTradeIsToldLate() {
        exchange.live(List.of(), List.of());
        exchange.subscribe("A", 0, "25");
        exchange.traded(trade(15, "105", "1"));
        exchange.out.said();
        exchange.desk.feed().tradesRead(List.of(trade(15, "105", "1"), trade(14, "104", "1"), trade(13, "103", "1")));
        exchange.desk.flush();
        assertEquals(List.of("X BTC/EUR to A | 0 TRADE 103 x 1 | 0 TRADE 104 x 1"), exchange.out.said());
        assertEquals(List.of("W BTC/EUR to B | TRADE 105 x 1 | CLOSING 105"), exchange.subscribe("B", 0, "25"));
    }

    @Test
    void shouldTellMissedTradesAlsoInARefreshOfTheWhole() {
        exchange.live(levels("100x1"), List.of());
        exchange.request(new MarketDataRequest(
                "S1",
                Dialect.FIX44,
                "A",
                MarketDataRequest.SUBSCRIBE,
                0,
                '0',
                '\0',
                List.of('0', '2'),
                List.of("BTC/EUR")));
        exchange.traded(trade(10, "100", "1"));
        exchange.lost();
        exchange.connected();
        exchange.out.said();
        exchange.desk.feed().depthRead(new DepthReading(levels("100x2"), List.of()), exchange.nowUs);
        exchange.desk.feed().tradesRead(List.of(trade(10, "100", "1"), trade(11, "101", "1"), trade(12, "102", "1")));
        exchange.desk.flush();
        assertEquals(
                List.of("FEED LIVE", "W BTC/EUR to A | BID 100 x 2 | TRADE 101 x 1 | TRADE 102 x 1"),
                exchange.out.said());
    }

    @Test
    void shouldReadAgainWhenSomethingCannotBeReadWhileTheBookIsRead() {
        exchange.connected();
        exchange.asked.clear();
        exchange.desk.feed().streamUnreadable(exchange.nowUs);
        exchange.depth(levels("100x1"), List.of());
        assertEquals(List.of("trades", "depth"), exchange.asked);
        exchange.depth(levels("100x2"), List.of());
        assertEquals(List.of("W BTC/EUR to A | BID 100 x 2"), exchange.subscribe("A", 0, "0"));
    }

    @Test
    void shouldReadTheFiguresOfTheDayAgainAfterADoubt() {
        exchange.live(levels("100x1"), List.of());
        exchange.desk.feed().streamUnreadable(exchange.nowUs);
        assertEquals(List.of("depth", "ticker", "trades"), exchange.asked);
    }

    @Test
    void shouldNotTellWhatWasTradedBeforeTheFirstConnection() {
        exchange.connected();
        exchange.depth(List.of(), List.of());
        exchange.subscribe("A", 0, "2");
        exchange.desk.feed().tradesRead(List.of(trade(10, "100", "1")));
        exchange.desk.flush();
        assertEquals(List.of(), exchange.out.said());
    }

    @Test
    void shouldTellTheTickerAsItChanges() {
        exchange.live(List.of(), List.of());
        exchange.desk.feed().tickerRead(new Statistics(1, 2, 3, 4, 5, 6));
        assertEquals(
                List.of("W BTC/EUR to A | OPENING 0.00000001 | CLOSING 0.00000002 | HIGH 0.00000003 | LOW 0.00000004"
                        + " | VWAP 0.00000005 | VOLUME - x 0.00000006"),
                exchange.subscribe("A", 0, "45789B"));
        exchange.tell(new StreamUpdate(new Statistics(1, 2, 9, 4, 5, 6), List.of(), List.of(), List.of()));
        assertEquals(List.of("X BTC/EUR to A | 1 HIGH 0.00000009"), exchange.out.said());
        exchange.traded(trade(10, "7", "1"));
        assertEquals(List.of("X BTC/EUR to A | 1 CLOSING 7"), exchange.out.said());
    }

    // ---------------------------------------------------------------- who is slow

    @Test
    void shouldGiveASlowSubscriberTheLatestStateWhenItHasCaughtUp() {
        exchange.live(levels("100x1"), List.of());
        exchange.subscribe("S1", "A", 0, "02", "BTC/EUR");
        exchange.subscribe("S2", "B", 0, "02", "BTC/EUR");
        exchange.out.isSlow("S2", true);
        exchange.stream(levels("100x2"), List.of());
        exchange.traded(trade(10, "100", "1"));
        exchange.stream(levels("100x3"), List.of());
        assertEquals(
                List.of(
                        "X BTC/EUR to A | 1 BID 100 x 2",
                        "X BTC/EUR to A | 0 TRADE 100 x 1",
                        "X BTC/EUR to A | 1 BID 100 x 3"),
                exchange.out.said());
        exchange.out.isSlow("S2", false);
        exchange.passes(100_000);
        assertEquals(
                List.of("W BTC/EUR to B | BID 100 x 3 | TRADE 100 x 1", "X BTC/EUR to B | 0 TRADE 100 x 1"),
                exchange.out.said());
        exchange.stream(levels("100x4"), List.of());
        assertEquals(List.of("X BTC/EUR to A,B | 1 BID 100 x 4"), exchange.out.said());
    }

    @Test
    void shouldTellANewcomerThatIsBehindWhatThereIsWhenItHasCaughtUp() {
        exchange.live(levels("100x1"), List.of());
        exchange.out.isSlow("S2", true);
        assertEquals(List.of(), exchange.subscribe("S2", "B", 0, "0", "BTC/EUR"));
        exchange.stream(levels("100x2"), List.of());
        assertEquals(List.of(), exchange.out.said());
        exchange.out.isSlow("S2", false);
        exchange.passes(100_000);
        exchange.stream(levels("100x3"), List.of());
        assertEquals(List.of("W BTC/EUR to B | BID 100 x 2", "X BTC/EUR to B | 1 BID 100 x 3"), exchange.out.said());
    }

    @Test
    void shouldAnswerOnceWithTheLatestWhenTheSessionHasCaughtUp() {
        exchange.live(levels("100x1"), List.of());
        exchange.out.isSlow("S1", true);
        assertEquals(List.of(), exchange.request(request("A", '0', 0, '\0', '\0', "0", "BTC/EUR", "XBTEUR")));
        exchange.stream(levels("100x2"), List.of());
        exchange.passes(100_000);
        assertEquals(List.of(), exchange.out.said());
        exchange.out.isSlow("S1", false);
        exchange.passes(100_000);
        assertEquals(List.of("W BTC/EUR to A | BID 100 x 2", "W XBTEUR to A | BID 100 x 2"), exchange.out.said());
        exchange.stream(levels("100x3"), List.of());
        exchange.passes(100_000);
        assertEquals(List.of(), exchange.out.said());
    }

    @Test
    void shouldNotKeepMoreOneTimeRequestsOfASlowSessionThanItMayHoldSubscriptions() {
        exchange.live(levels("100x1"), List.of());
        exchange.out.isSlow("S1", true);
        String refused = "";
        for (int i = 0; refused.isEmpty() && i < 1_000; i++) {
            refused = String.join("", exchange.request(request("A" + i, '0', 0, '\0', '\0', "0", "BTC/EUR")));
        }
        assertEquals("281=2 SUBSCRIPTIONS_FULL", refused.substring(refused.indexOf("281")));
        exchange.desk.subscriptions().sessionDown("S1");
        assertEquals(List.of(), exchange.request(request("B", '0', 0, '\0', '\0', "0", "BTC/EUR")));
    }

    // ---------------------------------------------------------------- requests

    @Test
    void shouldSendASnapshotAndNothingMore() {
        exchange.live(levels("100x1"), List.of());
        assertEquals(
                List.of("W BTC/EUR to A | BID 100 x 1", "W XBTEUR to A | BID 100 x 1"),
                exchange.request(request("A", '0', 0, '\0', '\0', "0", "BTC/EUR", "XBTEUR")));
        exchange.stream(levels("100x2"), List.of());
        assertEquals(List.of(), exchange.out.said());
    }

    @Test
    void shouldSendAWholeSnapshotForEachChangeWhenAskedForFullRefresh() {
        exchange.live(levels("100x1"), List.of());
        exchange.request(request("A", '1', 0, '0', 'Y', "0", "BTC/EUR"));
        exchange.stream(levels("99x2"), List.of());
        assertEquals(List.of("W BTC/EUR to A | BID 100 x 1 | BID 99 x 2"), exchange.out.said());
    }

    @Test
    void shouldEndASubscriptionWhenAskedTo() {
        exchange.live(levels("100x1"), List.of());
        exchange.subscribe("A", 0, "0");
        assertEquals(List.of(), exchange.request(request("A", '2', 0, '\0', '\0', "0", "BTC/EUR")));
        exchange.stream(levels("100x2"), List.of());
        assertEquals(List.of(), exchange.out.said());
        assertEquals(0, exchange.desk.subscriptions().size());
    }

    @Test
    void shouldEndTheSubscriptionsOfASessionThatEnded() {
        exchange.live(levels("100x1"), List.of());
        exchange.subscribe("S1", "A", 0, "0", "BTC/EUR");
        exchange.subscribe("S2", "B", 0, "0", "BTC/EUR");
        exchange.desk.subscriptions().sessionDown("S1");
        exchange.stream(levels("100x2"), List.of());
        assertEquals(List.of("X BTC/EUR to B | 1 BID 100 x 2"), exchange.out.said());
    }

    @Test
    void shouldRefuseWhatCannotBeServedWithItsReason() {
        exchange.live(List.of(), List.of());
        exchange.subscribe("TAKEN", 0, "0");
        assertEquals(
                List.of(
                        "Y TAKEN 281=1 MDREQID_DUPLICATE",
                        "Y A 281=0 SYMBOL_UNKNOWN",
                        "Y A 281=4 SUBSCRIPTION_TYPE_UNSUPPORTED",
                        "Y A 281=5 DEPTH_UNSUPPORTED",
                        "Y A 281=6 UPDATE_TYPE_REQUIRED",
                        "Y A 281=7 BOOK_IS_AGGREGATED",
                        "Y A 281=8 ENTRY_TYPE_UNSUPPORTED",
                        "Y A 281=4 MDREQID_UNKNOWN",
                        "Y A 281=0 SYMBOL_TWICE"),
                List.of(
                                request("TAKEN", '1', 0, '1', '\0', "0", "BTC/EUR"),
                                request("A", '1', 0, '1', '\0', "0", "ETH/EUR"),
                                request("A", '7', 0, '1', '\0', "0", "BTC/EUR"),
                                request("A", '1', -1, '1', '\0', "0", "BTC/EUR"),
                                request("A", '1', 0, '\0', '\0', "0", "BTC/EUR"),
                                request("A", '1', 0, '1', 'N', "0", "BTC/EUR"),
                                request("A", '1', 0, '1', 'Y', "03", "BTC/EUR"),
                                request("A", '2', 0, '1', 'Y', "0", "BTC/EUR"),
                                request("A", '1', 0, '1', 'Y', "0", "BTC/EUR", "BTC/EUR"))
                        .stream()
                        .flatMap(request -> exchange.request(request).stream())
                        .toList());
    }

    @Test
    void shouldRefuseMoreSubscriptionsThanASessionMayHold() {
        final Exchange small = new Exchange(2);
        small.live(List.of(), List.of());
        small.subscribe("S1", "A", 0, "0", "BTC/EUR", "XBT/EUR");
        assertEquals(List.of("Y B 281=2 SUBSCRIPTIONS_FULL"), small.subscribe("S1", "B", 0, "0", "BTC/EUR"));
        assertTrue(small.subscribe("S2", "B", 0, "0", "BTC/EUR").get(0).startsWith("W "));
    }

    private static MarketDataRequest request(
            final String id,
            final char kind,
            final int depth,
            final char updateType,
            final char aggregated,
            final String types,
            final String... symbols) {
        return new MarketDataRequest(
                "S1",
                Dialect.FIX44,
                id,
                kind,
                depth,
                updateType,
                aggregated,
                types.chars().mapToObj(c -> (char) c).toList(),
                List.of(symbols));
    }
}
