package io.paymiumfix.simulator.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.simulator.exchange.ExchangeSettings.MarketRemainder;
import io.paymiumfix.simulator.exchange.ExchangeSettings.SelfTrade;
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(5)
class MatchingTest {

    private final Venue venue = Venue.withoutFees();

    @Test
    void shouldRestWhatNobodyTakes() throws OrderRefused {
        venue.buys("ann", "0.5", "50000");
        assertEquals(
                List.of("order 1 pending_execution 0 for 0", "bid 50000 x 0.5", "order 1 active 0 for 0"),
                venue.events());
    }

    @Test
    void shouldLeaveAnOrderOutOfTheBookUntilItIsActivated() throws OrderRefused {
        UUID pending = venue.exchange
                .place("ann", NewOrder.limit(Direction.BUY, "0.5", "50000"))
                .uuid();
        venue.sells("ben", "0.5", "50000");
        assertEquals(OrderState.PENDING_EXECUTION, venue.order(pending).state());
        venue.events();
        venue.exchange.activate(pending);
        assertEquals(
                List.of(
                        "trade 1 buys 0.5 at 50000 from 2",
                        "ask 50000 x 0",
                        "order 2 filled 0.5 for 25000",
                        "order 1 filled 0.5 for 25000"),
                venue.events());
    }

    @Test
    void shouldTradeAtTheRestingPriceAndGiveTheDifferenceBack() throws OrderRefused {
        venue.sells("ben", "0.5", "49000");
        venue.events();
        UUID taker = venue.buys("ann", "1", "50000");
        assertEquals(
                List.of(
                        "order 2 pending_execution 0 for 0",
                        "trade 2 buys 0.5 at 49000 from 1",
                        "ask 49000 x 0",
                        "order 1 filled 0.5 for 24500",
                        "bid 50000 x 0.5",
                        "order 2 active 0.5 for 24500"),
                venue.events());
        assertEquals("25000", venue.balances("ann").lockedEur().toPlainString());
        assertEquals("950500", venue.balances("ann").eur().toPlainString());
        assertEquals(
                List.of("lock", "lock", "trade", "trade", "unlock", "unlock"),
                venue.order(taker).operations().stream()
                        .map(AccountOperation::name)
                        .toList());
    }

    @Test
    void shouldTakeTheBestPriceFirstAndTheOldestWithinAPrice() throws OrderRefused {
        venue.sells("ann", "0.1", "50010");
        venue.sells("ann", "0.2", "50000");
        venue.sells("ben", "0.3", "50000");
        venue.events();
        venue.places("cho", NewOrder.market(Direction.BUY, "0.55"));
        assertEquals(
                List.of(
                        "order 4 pending_execution 0 for 0",
                        "trade 4 buys 0.2 at 50000 from 2",
                        "ask 50000 x 0.3",
                        "order 2 filled 0.2 for 10000",
                        "trade 4 buys 0.3 at 50000 from 3",
                        "ask 50000 x 0",
                        "order 3 filled 0.3 for 15000",
                        "trade 4 buys 0.05 at 50010 from 1",
                        "ask 50010 x 0.05",
                        "order 1 active 0.05 for 2500.5",
                        "order 4 filled 0.55 for 27500.5"),
                venue.events());
    }

    @Test
    void shouldGiveTheRestBackWhenCancelled() throws OrderRefused {
        UUID maker = venue.sells("ann", "1", "50000");
        venue.buys("ben", "0.4", "50000");
        venue.events();
        assertTrue(venue.exchange.cancel(maker));
        assertFalse(venue.exchange.cancel(maker));
        assertEquals(List.of("ask 50000 x 0", "order 1 canceled 0.4 for 20000"), venue.events());
        assertEquals("99.6", venue.balances("ann").btc().toPlainString());
        assertEquals("0", venue.balances("ann").lockedBtc().toPlainString());
    }

    @Test
    void shouldSpendCashDownToTheLastSatoshiAndGiveTheDustBack() throws OrderRefused {
        venue.sells("ben", "1", "35500");
        UUID taker = venue.places("ann", NewOrder.marketForCurrency(Direction.BUY, "130"));
        OrderTruth order = venue.order(taker);
        assertEquals(OrderState.FILLED, order.state());
        assertEquals(null, order.amount());
        assertEquals(null, order.price());
        assertEquals("0.00366197", order.tradedBtc().toPlainString());
        assertEquals("129.999935", order.tradedCurrency().toPlainString());
        assertEquals("999870.000065", venue.balances("ann").eur().toPlainString());
    }

    @Test
    void shouldSellNoMoreThanTheCashAskedFor() throws OrderRefused {
        venue.buys("ben", "1", "35500");
        OrderTruth order = venue.order(venue.places("ann", NewOrder.marketForCurrency(Direction.SELL, "130")));
        assertEquals(OrderState.FILLED, order.state());
        assertEquals("129.999935", order.tradedCurrency().toPlainString());
        assertEquals("99.99633803", venue.balances("ann").btc().toPlainString());
        assertEquals("0", venue.balances("ann").lockedBtc().toPlainString());
    }

    @Test
    void shouldSellOneSatoshiMoreRatherThanObtainLessWhenSoSwitched() throws OrderRefused {
        Venue generous = new Venue(ExchangeSettings.defaults().toBuilder()
                .cashSellRounding(RoundingMode.UP)
                .build());
        generous.buys("ben", "1", "35500");
        OrderTruth order = generous.order(generous.places("ann", NewOrder.marketForCurrency(Direction.SELL, "130")));
        assertEquals(OrderState.FILLED, order.state());
        assertEquals("130.00029", order.tradedCurrency().toPlainString());
    }

    @Test
    void shouldFillACashOrderThatEmptiesTheBookButForDust() throws OrderRefused {
        venue.sells("ben", "0.001", "35500");
        venue.sells("ben", "0.00000001", "35500");
        OrderTruth order = venue.order(venue.places("ann", NewOrder.marketForCurrency(Direction.BUY, "35.5")));
        assertEquals(OrderState.FILLED, order.state());
        assertEquals("35.5", order.tradedCurrency().toPlainString());
    }

    @Test
    void shouldCancelWhatTheBookNoLongerHolds() throws OrderRefused {
        assertEquals(OrderState.CANCELED, marketOrderOvertakenBySomebody(venue).state());
    }

    @Test
    void shouldCallAMarketOrderFilledInPartFilledWhenSoSwitched() throws OrderRefused {
        Venue kind = new Venue(ExchangeSettings.defaults().toBuilder()
                .marketRemainder(MarketRemainder.FILLED)
                .build());
        assertEquals(OrderState.FILLED, marketOrderOvertakenBySomebody(kind).state());
    }

    private static OrderTruth marketOrderOvertakenBySomebody(Venue venue) throws OrderRefused {
        venue.sells("ben", "1", "50000");
        UUID pending =
                venue.exchange.place("ann", NewOrder.market(Direction.BUY, "1")).uuid();
        venue.buys("cho", "0.75", "50000");
        venue.exchange.activate(pending);
        assertEquals("0.25", venue.order(pending).tradedBtc().toPlainString());
        assertEquals("0", venue.balances("ann").lockedEur().toPlainString());
        return venue.order(pending);
    }

    @Test
    void shouldLetAnAccountTradeWithItselfUnlessSwitchedOff() throws OrderRefused {
        venue.sells("ann", "1", "50000");
        assertEquals(
                OrderState.FILLED, venue.order(venue.buys("ann", "1", "50000")).state());

        Venue strict = new Venue(ExchangeSettings.defaults().toBuilder()
                .selfTrade(SelfTrade.CANCEL_TAKER)
                .build());
        strict.sells("ann", "1", "50000");
        assertEquals(
                OrderState.CANCELED,
                strict.order(strict.buys("ann", "1", "50000")).state());
        assertEquals("0", strict.balances("ann").lockedEur().toPlainString());
    }

    @Test
    void shouldForgetTheOldestEndedOrdersOnly() throws OrderRefused {
        Venue forgetful = new Venue(
                ExchangeSettings.defaults().toBuilder().historyPerUser(20).build());
        UUID resting = forgetful.buys("ann", "0.1", "1000");
        UUID first = forgetful.buys("ann", "0.1", "1000");
        forgetful.exchange.cancel(first);
        for (int i = 0; i < 30; i++) {
            forgetful.exchange.cancel(forgetful.buys("ann", "0.1", "1000"));
        }
        assertTrue(forgetful.exchange.order(resting).isPresent());
        assertTrue(forgetful.exchange.order(first).isEmpty());
        assertEquals(
                20,
                forgetful.exchange.orders("ann", (uuid, state) -> true, 0, 100).size());
    }
}
